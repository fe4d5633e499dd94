import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Field, Form, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Facts, Section, useTitle } from "../shell/Page";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { MappingMark } from "./MappingMark";
import { Proposing } from "./Proposing";
import { Crumbs, Rooms } from "./Rooms";
import { turnOf } from "./mappingView";
import { MAPPED, reviewMapping, unmapped, versionsOf, type Mapping, type MappingVerdict } from "./mappings";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/mappings/$code");
const LONGEST_WORDS = 500;

/** Another person says whether a proposal is right; whoever proposed it is told that somebody else has to. */
function Review({ mapping }: { readonly mapping: Mapping }) {
  const say = useSay();
  const session = useQuery(sessionQuery).data;
  const [words, setWords] = useDraft(`mapping.${mapping.id}`);
  const [done, setDone] = useState(false);
  const act = useAct((verdict: MappingVerdict, key) => reviewMapping(mapping.id, verdict, key), MAPPED, () => {
    setWords("");
    setDone(true);
  });
  const turn = turnOf(mapping, session?.account ?? "", session?.permissions ?? []);
  if (done) return <p className="done" role="status">{say("vbp.reviewDone")}</p>;
  switch (turn.kind) {
    case "reviewed":
      return null;
    case "own":
      return <p className="panel-hint" role="note">{say("vbp.ownProposal")}</p>;
    case "notPermitted":
      return <p className="panel-hint" role="note">{say("vbp.reviewNotPermitted")}</p>;
    case "review": {
      const said = words.trim();
      const send = (accepted: boolean) => said !== "" && !act.isPending && act.mutate({ accepted, words: said });
      return (
        <Form label={say("vbp.review")}>
          <Field label={say("vbp.reviewWords")}>
            {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
          </Field>
          <Refused error={act.error} />
          <div className="form-line">
            <Button type="primary" disabled={said === ""} loading={act.isPending} onClick={() => send(true)}>{say("vbp.accept")}</Button>
            <Button danger disabled={said === "" || act.isPending} onClick={() => send(false)}>{say("vbp.reject")}</Button>
            {said === "" && <span className="field-hint">{say("form.missing", { what: say("vbp.reviewWords") })}</span>}
          </div>
        </Form>
      );
    }
  }
}

function Version({ mapping }: { readonly mapping: Mapping }) {
  const { say, locale } = useLanguage();
  return (
    <Section title={say("vbp.versionNo", { n: mapping.version })}>
      <Facts facts={[
        [say("vbp.statusOf"), <MappingMark key="mark" mapping={mapping} />],
        [say("stock.item"), <Link key="item" to="/stock" search={{ q: mapping.item }}><code>{mapping.item}</code></Link>],
        [say("vbp.packFactor"), say("vbp.unitsABox", { n: count(mapping.packFactor, locale) })],
        [say("vbp.holds"), `${mapping.startsOn} – ${mapping.endsOn ?? say("vbp.open")}`],
        [say("vbp.mappingSource"), mapping.source],
        [say("vbp.proposedBy"), mapping.proposedBy],
        ...(mapping.reviewedBy === null ? [] : [[say("vbp.reviewedBy"), mapping.reviewedBy] as const, [say("vbp.reviewWords"), mapping.words ?? "–"] as const]),
      ]} />
      <Review mapping={mapping} />
    </Section>
  );
}

/** One code of the platform: its versions, what waits for a second person, and a form for the next one. */
export default function MappingDetail() {
  const { say, locale } = useLanguage();
  const { code } = page.useParams();
  const versions = useQuery(versionsOf(code));
  const lines = useQuery(unmapped).data?.find((each) => each.code === code);
  const session = useQuery(sessionQuery).data;
  const slow = useSlow(versions.isPending);
  useTitle(`${code} · ${say("vbp.mappings")}`);
  const latest = versions.data?.[0];
  const mayPropose = session?.role === "admin" || (session?.role === "bureau" && session.permissions.includes("CALCULATE"));
  return (
    <section className="vbp" aria-label={code}>
      <Rooms />
      <div className="page">
        <header className="mapping-head">
          <Crumbs crumbs={[{ words: say("vbp.mappings"), link: (words) => <Link to="/vbp/mappings" search={{}}>{words}</Link> }, { words: code }]} />
          <h1><code>{code}</code> {lines?.name ?? ""}</h1>
          {lines !== undefined && <p className="panel-hint">{say("vbp.unmappedOf", { n: count(lines.lines, locale), first: lines.firstOn, last: lines.lastOn })}</p>}
        </header>
        {versions.isError && <FaultPanel what="vbp.mappingsFailed" error={versions.error} onRetry={() => void versions.refetch()} />}
        {slow && <SkeletonRows rows={6} height={44} />}
        {versions.data !== undefined && (
          <div className="panels">
            {mayPropose && (
              <Section title={say(latest === undefined ? "vbp.propose" : "vbp.proposeNext")} hint={say("vbp.proposeHint")}>
                <Proposing key={latest?.id ?? 0} code={code} suggestion={latest?.item ?? lines?.suggestion ?? undefined} startsOn={latest?.startsOn ?? lines?.firstOn} />
              </Section>
            )}
            <div>
              {versions.data.map((mapping) => <Version key={mapping.id} mapping={mapping} />)}
              {versions.data.length === 0 && <Section title={say("vbp.noVersions")}><p className="nothing">{say("vbp.noVersionsHint")}</p></Section>}
              {versions.data.length > 0 && <p className="vbp-note">{say("vbp.revisionsWhere")}</p>}
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
