import { describe, expect, it } from "vitest";
import { namesOf } from "./names";

const COUNTY = { code: "COUNTY", name: "The county", kind: "COUNTY" };
const H1 = { code: "H1", name: "县人民医院", kind: "HOSPITAL" };
const H2 = { code: "H2", name: "青溪镇医院", kind: "HOSPITAL" };

describe("the names of institutions", () => {
  it("stand in a list as soon as it may hold those of several, the county's own left out", () => {
    expect([...namesOf([COUNTY, H1, H2])]).toEqual([["H1", "县人民医院"], ["H2", "青溪镇医院"]]);
  });

  it("are left out where there is one alone", () => {
    expect(namesOf([COUNTY, H1]).size).toBe(0);
    expect(namesOf([]).size).toBe(0);
  });
});
