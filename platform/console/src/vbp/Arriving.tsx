import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { EmptyPanel } from "../shell/Answers";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { agreements } from "./files";
import { gapsOf } from "./gaps";
import type { Period } from "./matrix";
import { batches, everyProgress } from "./queries";

/** Nothing at all yet: which step comes next, and where it is done. */
export function NothingYet() {
  const say = useSay();
  const [known, periods] = [useQuery(batches).data, useQuery(agreements).data];
  const lacks = known === undefined || periods === undefined ? undefined : known.length === 0 ? "batches" : periods.length === 0 ? "agreements" : "volumes";
  return (
    <EmptyPanel title={say("vbp.none")} {...(lacks !== undefined && { hint: say(`vbp.lacks.${lacks}`) })}>
      {lacks === "volumes" && <Link to="/vbp/files" search={{ kind: "volumes" }} className="chip">{say("vbp.bringVolumes")}</Link>}
    </EmptyPanel>
  );
}

/** Periods that have begun and of which nothing has come: a rate of 0 % there says nothing about anybody yet. */
export function Arriving({ periods, today, nameOf, brings }: { readonly periods: readonly Period[]; readonly today: string; readonly nameOf: (batch: string) => string; readonly brings: boolean }) {
  const say = useSay();
  const lines = useQuery(everyProgress).data;
  const gaps = useMemo(() => (lines === undefined ? undefined : gapsOf(periods, lines, today)), [periods, lines, today]);
  if (gaps === undefined || gaps.platform.length + gaps.own.length === 0) return null;
  const names = (missing: readonly Period[]) => missing.map(({ batch, agreement }) => `${nameOf(batch)} ${agreement}`).join("、");
  return (
    <section className="arriving" role="note" aria-label={say("vbp.arriving")}>
      <h2>{say("vbp.arriving")}</h2>
      {gaps.platform.length > 0 && (
        <p><Mark tone="none">{say("vbp.noPlatformYet", { periods: names(gaps.platform) })}</Mark> {brings ? <Link to="/vbp/files" search={{}}>{say("vbp.bringLines")}</Link> : say("vbp.bureauBrings")}</p>
      )}
      {gaps.own.length > 0 && <p><Mark tone="none">{say("vbp.noOwnYet", { periods: names(gaps.own) })}</Mark> {say("vbp.receiptsBring")}</p>}
      <p className="vbp-note">{say("vbp.arrivingNote")}</p>
    </section>
  );
}
