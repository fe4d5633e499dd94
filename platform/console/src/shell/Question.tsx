import { useEffect, useRef, type ReactNode } from "react";
import { closes } from "./keys";

interface QuestionProps {
  readonly words: string;
  /** Takes back what was asked for; Escape does the same. */
  readonly onBack: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Asks once more before what cannot be taken back. The question itself has the focus: it is read out, and an Enter too many answers nothing. */
export function Question({ words, onBack, className, children }: QuestionProps) {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => own.current?.focus(), []);
  return (
    <div ref={own} role="group" aria-label={words} tabIndex={-1} className={className ?? "question"} onKeyDown={(event) => {
      if (!closes(event)) return;
      event.stopPropagation();
      onBack();
    }}>
      <p><strong>{words}</strong></p>
      {children}
    </div>
  );
}
