import type { ReactNode } from "react";
import { closes } from "../shell/keys";
import { useSay } from "../shell/Language";
import "../cabinet/detail.css";

interface SideProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is done beside a list of statements; on a narrow screen in its place. */
export function Side({ title, onClose, children }: SideProps) {
  const say = useSay();
  return (
    <section className="detail" aria-label={title} onKeyDown={(event) => {
      if (closes(event)) onClose();
    }}>
      <header className="detail-head">
        <button type="button" className="quiet detail-back" onClick={onClose} aria-label={say("action.back")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M10 2.5 4.5 8l5.5 5.5" /></svg>
        </button>
        <div className="detail-title"><h2>{title}</h2></div>
        <button type="button" className="quiet detail-close" onClick={onClose} aria-label={say("action.close")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      <div className="sheet" tabIndex={0} role="group" aria-label={title}>{children}</div>
    </section>
  );
}
