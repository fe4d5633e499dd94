import type { ReactNode } from "react";
import type { Say } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import type { MessageKey } from "../messages/words";
import type { Cabinet } from "./cabinets";
import type { Discrepancy, SessionLine, SessionState } from "./queries";

interface Meaning {
  readonly tone: Tone;
  readonly word: MessageKey;
}

const SESSION: Readonly<Record<SessionState, Meaning>> = {
  OPEN: { tone: "busy", word: "session.OPEN" },
  ENDED: { tone: "warn", word: "session.ENDED" },
  CLOSED: { tone: "good", word: "session.CLOSED" },
  SUSPECT: { tone: "late", word: "session.SUSPECT" },
  INTERRUPTED: { tone: "none", word: "session.INTERRUPTED" },
};

export const LINE_WORD: Readonly<Record<SessionLine["kind"], MessageKey>> = {
  TAKEN: "line.TAKEN",
  PUT: "line.PUT",
  SUSPECT: "line.SUSPECT",
};

export const KIND_WORD: Readonly<Record<Discrepancy["kind"], { readonly word: MessageKey; readonly why: MessageKey }>> = {
  PRESENT_WITHOUT_SESSION: { word: "kind.PRESENT_WITHOUT_SESSION", why: "kind.PRESENT_WITHOUT_SESSION.why" },
  UNKNOWN_TAG: { word: "kind.UNKNOWN_TAG", why: "kind.UNKNOWN_TAG.why" },
  SUSPECT: { word: "kind.SUSPECT", why: "kind.SUSPECT.why" },
  CONTESTED: { word: "kind.CONTESTED", why: "kind.CONTESTED.why" },
  JOURNAL_LOST: { word: "kind.JOURNAL_LOST", why: "kind.JOURNAL_LOST.why" },
  UNREADABLE: { word: "kind.UNREADABLE", why: "kind.UNREADABLE.why" },
};

export function SessionMark({ state, say }: { readonly state: SessionState; readonly say: Say }) {
  const { tone, word } = SESSION[state];
  return <Mark tone={tone}>{say(word)}</Mark>;
}

export function LinkMark({ cabinet, say }: { readonly cabinet: Cabinet; readonly say: Say }) {
  if (!cabinet.online) return <Mark tone="none">{say("link.offline")}</Mark>;
  if (cabinet.replaying) return <Mark tone="warn" title={say("link.replaying.why")}>{say("link.replaying")}</Mark>;
  return <Mark tone="good">{say("link.online")}</Mark>;
}

/** The door is a fact, not a judgement: open is under way, shut is plain text. */
export function DoorMark({ door, say }: { readonly door: Cabinet["door"]; readonly say: Say }) {
  switch (door) {
    case "OPEN":
      return <Mark tone="busy">{say("door.OPEN")}</Mark>;
    case "CLOSED":
      return <span className="plain">{say("door.CLOSED")}</span>;
    case "UNKNOWN":
      return <Mark tone="none">{say("door.UNKNOWN")}</Mark>;
  }
}

export function DifferenceMark({ cabinet, say }: { readonly cabinet: Cabinet; readonly say: Say }) {
  if (cabinet.openDiscrepancies === 0) return <span className="nothing">{say("difference.none")}</span>;
  return <Mark tone="late">{say("difference.open", { n: cabinet.openDiscrepancies })}</Mark>;
}

/** "Took 2 · put 1", as the cabinet claims it; nothing if it claims nothing. */
export function claimWords(cabinet: Cabinet, say: Say): string {
  const { added, removed } = cabinet.claimed;
  return [
    removed.length > 0 ? say("claim.removed", { n: removed.length }) : "",
    added.length > 0 ? say("claim.added", { n: added.length }) : "",
  ].filter((words) => words !== "").join(" · ");
}

export function SessionCell({ cabinet, say }: { readonly cabinet: Cabinet; readonly say: Say }): ReactNode {
  const { session } = cabinet;
  if (session === undefined) return <span className="nothing">–</span>;
  const claim = claimWords(cabinet, say);
  return (
    <span className="session-cell">
      <SessionMark state={session.state} say={say} />
      {claim !== "" ? <span className="claim">{claim}</span> : session.who !== undefined && <span className="who">{session.who}</span>}
    </span>
  );
}

/** Everything out of the ordinary about a cabinet, worst first, for places too small for columns. */
export function NotableMarks({ cabinet, say }: { readonly cabinet: Cabinet; readonly say: Say }) {
  const { session } = cabinet;
  const claim = claimWords(cabinet, say);
  const marks: ReactNode[] = [];
  if (cabinet.openDiscrepancies > 0) marks.push(<Mark key="d" tone="late">{say("difference.short", { n: cabinet.openDiscrepancies })}</Mark>);
  if (!cabinet.online) marks.push(<Mark key="o" tone="none">{say("link.offline")}</Mark>);
  else if (cabinet.replaying) marks.push(<Mark key="o" tone="warn">{say("link.replaying")}</Mark>);
  if (cabinet.unverified) marks.push(<Mark key="u" tone="warn">{say("verified.no")}</Mark>);
  if (session !== undefined) {
    marks.push(
      <span key="s" className="session-cell">
        <SessionMark state={session.state} say={say} />
        {claim !== "" && <span className="claim">{claim}</span>}
      </span>,
    );
  } else if (cabinet.door === "OPEN") marks.push(<Mark key="s" tone="busy">{say("door.OPEN")}</Mark>);
  if (marks.length === 0) marks.push(<Mark key="g" tone="good">{say("notable.none")}</Mark>);
  return <span className="notable">{marks}</span>;
}
