import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { sessionQuery } from "../identity/session";
import { useSay } from "./Language";
import { allEntries } from "./navigation";

interface Way {
  readonly key: string;
  readonly words: string;
  readonly go: () => void;
}

/** Ctrl+K: every page by a part of its name, and the stock by whatever was typed. */
export default function GoTo({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);

  const asked = words.trim();
  const pages: readonly Way[] = allEntries(session ?? { role: "admin" })
    .map((entry) => ({ key: entry.id, words: say(entry.title), go: () => void navigate({ to: entry.to, search: entry.search }) }))
    .filter((way) => way.words.toLowerCase().includes(asked.toLowerCase()));
  const ways: readonly Way[] = asked === "" ? pages : [
    ...pages,
    { key: "stock?", words: say("goto.stock", { words: asked }), go: () => void navigate({ to: "/stock", search: { q: asked } }) },
    { key: "cabinet?", words: say("goto.cabinets", { words: asked }), go: () => void navigate({ to: "/cabinet", search: { q: asked } }) },
  ];
  const chosen = Math.min(at, ways.length - 1);

  function take(way: Way | undefined) {
    if (way === undefined) return;
    dialog.current?.close();
    way.go();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((chosen + step + ways.length) % ways.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(ways[chosen]);
    }
  }

  return (
    <dialog ref={dialog} className="goto" aria-label={say("goto.title")} onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <input autoFocus role="combobox" aria-expanded="true" aria-controls="goto-ways" aria-activedescendant={`goto-${chosen}`} aria-label={say("goto.title")}
        placeholder={say("goto.placeholder")} value={words} maxLength={100} onKeyDown={onKeyDown}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }} />
      <ul id="goto-ways" role="listbox" aria-label={say("goto.title")}>
        {ways.map((way, index) => (
          <li key={way.key} id={`goto-${index}`} role="option" aria-selected={index === chosen} onClick={() => take(way)}>{way.words}</li>
        ))}
      </ul>
    </dialog>
  );
}
