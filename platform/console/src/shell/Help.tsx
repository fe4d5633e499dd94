import { useEffect, useRef } from "react";
import glossary from "../messages/glossary.json";
import type { MessageKey } from "../messages/words";
import { useSay } from "./Language";

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ["/", "help.key.search"],
  ["↑ ↓", "help.key.move"],
  ["Enter", "help.key.open"],
  ["Esc", "help.key.close"],
  ["F2", "help.key.scan"],
  ["Ctrl K", "help.key.goto"],
  ["Alt E", "help.key.export"],
  ["12*", "help.key.times"],
  ["-", "help.key.undo"],
  ["?", "help.key.help"],
];

export default function Help({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <div className="help-page">
        <header>
          <h2 id="help-title">{say("help.title")}</h2>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            {say("action.close")}
          </button>
        </header>
        <h3>{say("help.keys")}</h3>
        <dl className="help-keys">
          {KEYS.map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(text)}</dd>
            </div>
          ))}
        </dl>
        <h3>{say("help.words")}</h3>
        <dl className="help-words">
          {glossary.map((word) => (
            <div key={word.en}>
              <dt lang="zh-CN">{word.zh}</dt>
              <dd lang="en">{word.en}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}
