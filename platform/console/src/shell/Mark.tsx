import type { ReactNode } from "react";

/**
 * Status is shape, word and colour together: red and green look alike to one man in twelve.
 * late: something is wrong. warn: somebody should look. good: as it should be. none: not known, never drawn as good.
 * busy: under way, nothing to do.
 */
export type Tone = "late" | "warn" | "good" | "none" | "busy";

function Shape({ tone }: { readonly tone: Tone }) {
  switch (tone) {
    case "late":
      return <path d="M5 .8 9.6 9H.4z" />;
    case "warn":
      return <path d="M5 .2 9.8 5 5 9.8.2 5z" />;
    case "good":
      return <circle cx="5" cy="5" r="4.2" />;
    case "none":
      return <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case "busy":
      return <path d="M2 .8 9.2 5 2 9.2z" />;
  }
}

export function Mark({ tone, children, title }: { readonly tone: Tone; readonly children: ReactNode; readonly title?: string }) {
  return (
    <span className={`mark mark-${tone}`} title={title}>
      <svg viewBox="0 0 10 10" width="9" height="9" fill="currentColor" aria-hidden="true">
        <Shape tone={tone} />
      </svg>
      {children}
    </span>
  );
}
