import { useEffect, useRef } from "react";
import { useSay } from "./Language";
import "./export.css";

const FORMATS = ["xlsx", "csv"] as const;
export type Format = (typeof FORMATS)[number];

interface ExportProps {
  /** What is saved, for those who do not see where the links stand. */
  readonly label: string;
  /** Where the file of exactly what is shown lies. */
  readonly addressOf: (format: Format) => string;
}

/** Links, so that the browser saves a long file while it is written; Alt+E takes the first. */
export function Export({ label, addressOf }: ExportProps) {
  const say = useSay();
  const first = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyE" || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      first.current?.click();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="chips export" role="group" aria-label={label}>
      {FORMATS.map((format, at) => (
        <a key={format} className="chip" href={addressOf(format)} download
          ref={at === 0 ? first : undefined} aria-keyshortcuts={at === 0 ? "Alt+E" : undefined}>
          {say(`export.${format}`)}
        </a>
      ))}
    </div>
  );
}
