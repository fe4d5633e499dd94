import { describe, expect, it } from "vitest";
import type { Say } from "../shell/Language";
import { isBeyondShelves, ownerWord, placeWord } from "./stockWords";

const say = ((key: string) => key) as Say;

describe("where stock stands, in words", () => {
  it("names what was taken and what several cabinets claim", () => {
    expect(placeWord({ place: "OUT", placeKind: "OUT", placeName: "Taken from a cabinet" }, say)).toBe("place.OUT");
    expect(placeWord({ place: "CONTESTED", placeKind: "CONTESTED", placeName: "Claimed by several cabinets" }, say)).toBe("place.CONTESTED");
  });

  it("shows no code for what is another institution's", () => {
    expect(placeWord({ place: "CABINET", placeKind: "CABINET", placeName: "CABINET" }, say)).toBe("place.elsewhere");
    expect(ownerWord("OTHER", say)).toBe("place.elsewhere");
  });

  it("leaves a shelf and an owner in sight as they are called", () => {
    expect(placeWord({ place: "CAB-1", placeKind: "CABINET", placeName: "1号智能柜" }, say)).toBe("1号智能柜");
    expect(isBeyondShelves({ place: "CAB-1", placeKind: "CABINET" })).toBe(false);
    expect(ownerWord("H01", say)).toBe("H01");
  });
});
