import { createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { describe, expect, it } from "vitest";
import { listViewOf } from "../statement/view";
import { progressViewOf } from "../vbp/view";
import { only, wordIn } from "./address";

/** What a page at this address is given by the router. */
function seenAt(address: string, viewOf: (search: Readonly<Record<string, unknown>>) => object): Readonly<Record<string, unknown>> {
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: "/page", validateSearch: only(viewOf) });
  const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: ["/"] }) });
  return router.matchRoutes("/page", Object.fromEntries(new URLSearchParams(address))).at(-1)!.search as Readonly<Record<string, unknown>>;
}

describe("an address", () => {
  it("is read by words that are known, and others are absent", () => {
    expect(wordIn({ status: "RED" }, "status", ["RED", "DONE"])).toBe("RED");
    expect(wordIn({ status: "PINK" }, "status", ["RED", "DONE"])).toBeUndefined();
    expect(wordIn({ status: ["RED"] }, "status", ["RED", "DONE"])).toBeUndefined();
  });

  it("brings a page no word that its reader left out", () => {
    expect(seenAt("sort=zz&status=zz&asOf=never&batch=B8", progressViewOf)).toEqual({ batch: "B8" });
    expect(seenAt("year=abc&part=try&state=OPEN&q=a", listViewOf)).toEqual({ q: "a" });
  });
});
