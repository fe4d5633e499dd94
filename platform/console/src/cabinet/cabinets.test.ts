import { describe, expect, it } from "vitest";
import { Heard, detailChanged, discrepanciesChanged, withCabinet, type Cabinet } from "./cabinets";

function cabinet(did: string, change: Partial<Cabinet> = {}): Cabinet {
  return {
    did, place: did, name: did, ward: "骨科", online: true, door: "CLOSED", claimed: { added: [], removed: [] },
    unverified: false, openDiscrepancies: 0, units: 1, replaying: false, ...change,
  };
}

describe("the list of cabinets", () => {
  const a = cabinet("A");
  const c = cabinet("C");

  it("takes a newer value in the row's place and leaves the other rows alone", () => {
    const list = withCabinet([a, c], cabinet("A", { units: 9 }));
    expect(list.map((each) => [each.did, each.units])).toEqual([["A", 9], ["C", 1]]);
    expect(list[1]).toBe(c);
  });

  it("puts a cabinet that it did not know where its name belongs", () => {
    expect(withCabinet([a, c], cabinet("B")).map((each) => each.did)).toEqual(["A", "B", "C"]);
    expect(withCabinet([a, c], cabinet("D")).map((each) => each.did)).toEqual(["A", "C", "D"]);
    expect(withCabinet([], a)).toEqual([a]);
  });

  it("does not let an answer that was asked for earlier bring back an old value", () => {
    const heard = new Heard();
    const mark = heard.mark();
    heard.note(cabinet("A", { units: 7 }));
    expect(heard.over([cabinet("A", { units: 5 })], mark)[0]?.units).toBe(7);
  });

  it("believes an answer that was asked for after the last word of the stream", () => {
    const heard = new Heard();
    heard.note(cabinet("A", { units: 7 }));
    expect(heard.over([cabinet("A", { units: 5 })], heard.mark())[0]?.units).toBe(5);
  });

  it("orders an answer by device id, as the live rows are", () => {
    expect(new Heard().over([c, a], 0).map((each) => each.did)).toEqual(["A", "C"]);
  });

  it("asks for the detail again when a claim, a reading or a difference has come, not when a link blinks", () => {
    expect(detailChanged(a, cabinet("A", { online: false }))).toBe(false);
    expect(detailChanged(a, cabinet("A", { session: { id: "s1", state: "OPEN" } }))).toBe(true);
    expect(detailChanged(a, cabinet("A", { lastSnapshotAt: "2026-11-22T01:00:00Z" }))).toBe(true);
    expect(detailChanged(a, cabinet("A", { openDiscrepancies: 1 }))).toBe(true);
    expect(detailChanged(undefined, a)).toBe(true);
    expect(discrepanciesChanged(a, cabinet("A", { openDiscrepancies: 1 }))).toBe(true);
    expect(discrepanciesChanged(a, cabinet("A"))).toBe(true);
    expect(discrepanciesChanged(a, cabinet("A", { online: false }))).toBe(false);
  });
});
