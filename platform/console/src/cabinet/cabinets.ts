import type { components } from "../web/schema.gen";

export type Cabinet = components["schemas"]["Cabinet"];

/** By device id, plainly by code unit: the platform pages in this order too. */
function before(a: string, b: string): boolean {
  return a < b;
}

/** The list with one cabinet's newest value in it. Rows keep their place, and those that did not change their identity. */
export function withCabinet(list: readonly Cabinet[], cabinet: Cabinet): readonly Cabinet[] {
  const at = list.findIndex((each) => !before(each.did, cabinet.did));
  if (at < 0) return [...list, cabinet];
  const rest = list[at]?.did === cabinet.did ? at + 1 : at;
  return [...list.slice(0, at), cabinet, ...list.slice(rest)];
}

interface Note {
  readonly cabinet: Cabinet;
  readonly at: number;
}

/**
 * What the stream has said, so that a list asked for earlier and answered later does not bring back old values.
 * The moments are counted, not timed.
 */
export class Heard {
  readonly #notes = new Map<string, Note>();
  #moment = 0;

  /** The moment before a question is sent. */
  mark(): number {
    return this.#moment;
  }

  note(cabinet: Cabinet): void {
    this.#moment += 1;
    this.#notes.set(cabinet.did, { cabinet, at: this.#moment });
  }

  /** An answer to the question sent at `mark`, with everything laid over it that was heard since. */
  over(answer: readonly Cabinet[], mark: number): readonly Cabinet[] {
    let list: readonly Cabinet[] = [...answer].sort((a, b) => (before(a.did, b.did) ? -1 : 1));
    for (const { cabinet, at } of this.#notes.values()) {
      if (at > mark) list = withCabinet(list, cabinet);
    }
    return list;
  }
}

/**
 * Whether the discrepancies of a cabinet may have changed. An explanation changes nothing that stands in the row: a row that is
 * sent as it was tells of one.
 */
export function discrepanciesChanged(old: Cabinet | undefined, now: Cabinet): boolean {
  return detailChanged(old, now) || JSON.stringify(old) === JSON.stringify(now);
}

/** Whether the detail of a cabinet (stock, sessions, differences) may have changed between two values of its row. */
export function detailChanged(old: Cabinet | undefined, now: Cabinet): boolean {
  return (
    old === undefined ||
    old.lastSnapshotAt !== now.lastSnapshotAt ||
    old.units !== now.units ||
    old.openDiscrepancies !== now.openDiscrepancies ||
    old.session?.id !== now.session?.id ||
    old.session?.state !== now.session?.state ||
    old.claimed.added.length !== now.claimed.added.length ||
    old.claimed.removed.length !== now.claimed.removed.length
  );
}
