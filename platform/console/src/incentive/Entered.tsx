import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState, type ComponentProps } from "react";
import { sessionQuery } from "../identity/session";
import { mayReview } from "../rule/view";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Table } from "../shell/Page";
import { useAct } from "../shell/useAct";
import { grouped, shownShare, shownYuan } from "../statement/money";
import { SHEETS, type ListChange, type ListView } from "../statement/view";
import { Bring } from "./Bringing";
import { Judging } from "./Judging";
import { useNames } from "./Running";
import { Withdrawing } from "./Withdrawing";
import { INCENTIVE_KEY, brandEntries, find, findings, lineEntries, reviewFinding, scores, type NewFinding } from "./queries";

const CHANGED = [INCENTIVE_KEY];
/** The whole region, as files name it. */
const REGION = "COUNTY";
const VETOES = ["AGREED_VOLUME_NOT_COMPLETED", "FALSE_REPORT", "NO_ONLINE_PURCHASE"] as const;

/** Whether a row belongs to the line that is looked at; without one every row does. */
function isOf(line: string | undefined, { batch, agreement, product }: { readonly batch: string; readonly agreement: string; readonly product: string }): boolean {
  return line === undefined || line === `${batch}/${agreement}/${product}`;
}

/** A sheet as a table, or that nobody has entered anything of it yet. */
function Rows(props: ComponentProps<typeof Table>) {
  const say = useSay();
  return props.rows.length === 0 ? <p className="nothing">{say("settlement.notEntered")}</p> : <Table cards {...props} />;
}

function Scores({ year, institution: of }: { readonly year: number; readonly institution: string | undefined }) {
  const say = useSay();
  const { nameOf } = useNames();
  const query = useQuery(scores);
  const slow = useSlow(query.isPending);
  if (query.isError) return <FaultPanel what="incentive.failed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return slow ? <SkeletonRows rows={4} height={36} /> : null;
  return (
    <Rows label={say("incentive.sheet.scores")} heads={[say("statement.institution"), say("incentive.evidence"), say("statement.input.score")]} ends={1}
      rows={query.data.filter((each) => each.year === year && (of === undefined || each.institution === of)).map(({ institution, score, evidence }) => ({ key: institution, cells: [nameOf(institution), evidence, <strong>{score}</strong>] }))} />
  );
}

interface NarrowedProps {
  readonly institution: string | undefined;
  readonly line: string | undefined;
}

function Lines({ institution, line: looked }: NarrowedProps) {
  const say = useSay();
  const { nameOf } = useNames();
  const query = useQuery(lineEntries(institution));
  if (query.isError) return <FaultPanel what="incentive.failed" error={query.error} slim onRetry={() => void query.refetch()} />;
  const shares = ["fundRatio", "insuredShare"] as const;
  const amounts = ["otherAmount", "otherDearerAmount", "otherEvaluatedAmount"] as const;
  const names = ["selectedPrice", ...amounts, ...shares] as const;
  return (
    <Rows label={say("incentive.sheet.lines")} ends={names.length}
      heads={[say("statement.institution"), say("statement.line"), say("incentive.evidence"), say("statement.input.retainedBefore"), ...names.map((name) => say(`statement.input.${name}`))]}
      rows={(query.data ?? []).filter((each) => isOf(looked, each)).map((line) => ({
        key: `${line.institution} ${line.batch} ${line.agreement} ${line.product}`,
        cells: [
          nameOf(line.institution), <code>{line.batch}/{line.agreement}/{line.product}</code>, line.source, say(line.retainedBefore === "YES" ? "rule.yes" : "rule.no"),
          line.selectedPrice, ...amounts.map((name) => shownYuan(line[name])), ...shares.map((name) => shownShare(line[name])),
        ],
      }))} />
  );
}

function Brands({ institution, line }: NarrowedProps) {
  const say = useSay();
  const { nameOf } = useNames();
  const query = useQuery(brandEntries(institution));
  // Where the whole region's purchases set the price, an institution has none of its own.
  const isRegional = institution !== undefined && institution !== REGION && query.data?.length === 0;
  const region = useQuery({ ...brandEntries(REGION), enabled: isRegional });
  if (query.isError) return <FaultPanel what="incentive.failed" error={query.error} slim onRetry={() => void query.refetch()} />;
  return (
    <Rows label={say("incentive.sheet.brands")} heads={[say("statement.institution"), say("statement.line"), say("incentive.brand"), say("incentive.evidence"), say("incentive.units"), say("incentive.price")]} ends={2}
      rows={((isRegional ? region.data : query.data) ?? []).filter((each) => isOf(line, each)).map(({ institution: code, batch, agreement, product, brand, units, price, source }) => ({
        key: `${code} ${batch} ${agreement} ${product} ${brand}`,
        cells: [code === REGION ? say("incentive.region") : nameOf(code), <code>{batch}/{agreement}/{product}</code>, brand, source, grouped(String(units)), price],
      }))} />
  );
}

/** A finding takes everything away, so it counts only when a second person has accepted it. */
function Findings({ year, enters }: { readonly year: number; readonly enters: boolean }) {
  const say = useSay();
  const { codes, nameOf } = useNames();
  const { data: session } = useQuery(sessionQuery);
  const list = useQuery(findings(year)).data ?? [];
  const [institution, setInstitution] = useState("");
  const [veto, setVeto] = useState<(typeof VETOES)[number]>("FALSE_REPORT");
  const [evidence, setEvidence] = useState("");
  const act = useAct((wish: NewFinding, key) => find(wish, key), CHANGED, () => setEvidence(""));
  const complete = institution !== "" && evidence.trim() !== "";
  return (
    <>
      <Rows label={say("incentive.sheet.findings")} heads={[say("statement.institution"), say("incentive.veto"), say("incentive.evidence"), say("incentive.judge")]}
        rows={list.map((finding) => ({
          key: String(finding.id),
          cells: [
            nameOf(finding.institution), say(`rule.word.veto.${finding.veto}`), <span>{finding.evidence}<br /><span className="nothing">{finding.account}</span></span>,
            finding.review !== null
              ? <div><p><Mark tone={finding.review.accepted === true ? "late" : "none"}>{say(finding.review.accepted === true ? "incentive.accepted" : "incentive.notAccepted")}</Mark> {finding.review.words} <span className="nothing">{finding.review.account}</span></p>{finding.review.accepted === true && <Withdrawing finding={finding} enters={enters} />}</div>
              : session !== undefined && mayReview(session) && session.account !== finding.account ? <Judging label={say("incentive.judge")} judge={(verdict, key) => reviewFinding(finding.id, verdict, key)} /> : <Mark tone="warn">{say("discrepancy.waits")}</Mark>,
          ],
        }))} />
      {enters && (
        <Form label={say("incentive.find")} onSubmit={() => complete && !act.isPending && act.mutate({ institution, year, veto, evidence: evidence.trim() })}>
          <h3>{say("incentive.find")}</h3>
          <Field label={say("statement.institution")}>
            {(id) => <Choice id={id} value={institution} words={codes} say={nameOf} none={say("account.choose")} onChoose={(code) => setInstitution(code ?? "")} />}
          </Field>
          <Field label={say("incentive.veto")}>
            {(id) => <Choice id={id} value={veto} words={VETOES} say={(each) => say(`rule.word.veto.${each}`)} onChoose={(each) => each !== undefined && setVeto(each)} />}
          </Field>
          <Field label={say("incentive.evidence")} sends>
            {(id) => <input id={id} className="control" maxLength={500} value={evidence} onChange={(event) => setEvidence(event.target.value)} />}
          </Field>
          <Refused error={act.error} />
          <div className="form-line">
            <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!complete}>{say("incentive.find")}</Button>
            <Missing what={[institution === "" && say("statement.institution"), evidence.trim() === "" && say("incentive.evidence")]} />
          </div>
        </Form>
      )}
    </>
  );
}

interface EnteredProps {
  readonly year: number;
  readonly enters: boolean;
  /** Which sheet of whom stands in the address, so that a statement's input can point at it. */
  readonly view: ListView;
  readonly onView: (change: ListChange) => void;
}

/** What people have entered for a year, sheet by sheet, each with its source; officers bring more from files. */
export function Entered({ year, enters, view, onView }: EnteredProps) {
  const say = useSay();
  const { codes, nameOf } = useNames();
  const { sheet = SHEETS[0], institution, line } = view;
  const offered = sheet === "brands" ? [REGION, ...codes] : codes;
  const own = institution === REGION ? undefined : institution;
  // Whoever brings a file finds its form above hundreds of rows; whoever came for one line finds the line there.
  const bringing = enters && sheet !== "findings" && <Bring key={sheet} sheet={sheet} />;
  return (
    <div className="statement-side">
      <div className="chips" role="group" aria-label={say("incentive.part.inputs")}>
        {SHEETS.map((each) => <button key={each} type="button" className="chip" aria-pressed={each === sheet} onClick={() => onView({ sheet: each, line: undefined })}>{say(`incentive.sheet.${each}`)}</button>)}
      </div>
      {line === undefined && bringing}
      {sheet !== "findings" && (
        <Choice label={say("statement.institution")} value={institution ?? ""} words={offered} say={(code) => (code === REGION ? say("incentive.region") : nameOf(code))}
          none={say("incentive.everyInstitution")} onChoose={(code) => onView({ institution: code, line: undefined })} />
      )}
      {line !== undefined && (sheet === "lines" || sheet === "brands") && (
        <p className="count"><code>{line}</code> <button type="button" className="chip" onClick={() => onView({ line: undefined })}>{say("incentive.everyLine")}</button></p>
      )}
      {sheet === "scores" && <Scores year={year} institution={own} />}
      {sheet === "lines" && <Lines institution={own} line={line} />}
      {sheet === "brands" && <Brands institution={institution} line={line} />}
      {sheet === "findings" && <Findings year={year} enters={enters} />}
      {line !== undefined && bringing}
    </div>
  );
}
