import { describe, expect, it } from "vitest";
import type { Cabinet } from "./cabinets";
import { changed, seen, tally, viewOf } from "./view";

function cabinet(did: string, change: Partial<Cabinet> = {}): Cabinet {
  return {
    did, place: "P1", name: "高值耗材柜", ward: "手术室", online: true, door: "CLOSED", claimed: { added: [], removed: [] },
    unverified: false, openDiscrepancies: 0, units: 0, replaying: false, ...change,
  };
}

describe("a view in the address", () => {
  it("is read back as it was written", () => {
    expect(viewOf({ show: "claimed", q: "骨科 2", tab: "sessions", resolved: true })).toEqual({ show: "claimed", q: "骨科 2", tab: "sessions", resolved: true });
  });

  it("leaves out defaults and whatever it does not know", () => {
    expect(viewOf({ show: "all", tab: "stock", q: "", resolved: false, colour: "red" })).toEqual({});
    expect(viewOf({ show: "<script>", tab: 7, q: { a: 1 } })).toEqual({});
  });

  it("takes a search for digits as text and cuts an endless one", () => {
    expect(viewOf({ q: 12 })).toEqual({ q: "12" });
    expect(viewOf({ q: "x".repeat(5000) }).q).toHaveLength(100);
  });

  it("goes back to a default by naming it undefined", () => {
    expect(changed({ show: "offline", q: "a" }, { show: undefined })).toEqual({ q: "a" });
  });
});

describe("the cabinets of a view", () => {
  const shut = cabinet("CAB-1");
  const claimed = cabinet("CAB-2", { session: { id: "s", state: "ENDED" } });
  const away = cabinet("CAB-3", { online: false, ward: "产科" });
  const list = [shut, claimed, away];

  it("fit both its filter and every word of its search", () => {
    expect(seen(list, { show: "claimed" }, undefined)).toEqual([claimed]);
    expect(seen(list, { q: "cab 产科" }, undefined)).toEqual([away]);
    expect(seen(list, { show: "offline", q: "手术" }, undefined)).toEqual([]);
    expect(seen(list, { q: "人民医院 产科" }, undefined, (place) => (place === away.place ? "县人民医院" : undefined))).toEqual([away]);
  });

  it("keep the one that is open although it no longer fits", () => {
    expect(seen(list, { show: "claimed" }, "CAB-1")).toEqual([shut, claimed]);
  });

  it("are the whole list itself where nothing is filtered", () => {
    expect(seen(list, {}, undefined)).toBe(list);
  });

  it("are counted for each filter", () => {
    expect(tally(list)).toEqual({ all: 3, open: 0, claimed: 1, different: 0, unverified: 0, offline: 1 });
  });
});
