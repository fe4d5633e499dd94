import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { mayEnter, mayReview } from "../rule/view";
import { FaultPanel, NotPermitted } from "../shell/Answers";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Facts, Section, Table, useTitle } from "../shell/Page";
import { count, fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { Crumbs, Rooms } from "./Rooms";
import { effectOf, foreseen, linesOf, proposeWithdrawal, reviewWithdrawal, withdrawalsOf, type FileLine, type LineWithdrawal, type NewWithdrawal, type WithdrawalEffect, type WithdrawalVerdict } from "./withdrawals";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/files/$file");
const CHANGED = [["vbp"]] as const;
const LONGEST_WORDS = 500;

/** What no longer counts, by institution and product, and who has frozen these figures. */
function Effect({ effect }: { readonly effect: WithdrawalEffect }) {
  const { say, locale } = useLanguage();
  return (
    <>
      <Table label={say("vbp.withdrawEffect")} ends={2} cards heads={[say("vbp.institution"), say("vbp.product"), say("vbp.lineCountHead"), say("vbp.withdrawUnits")]}
        rows={effect.sums.map((sum) => ({
          key: `${sum.institution} ${sum.line ?? ""}`,
          cells: [sum.institution, sum.line === null ? <Mark tone="warn">{say("vbp.unmappedLine")}</Mark> : `${sum.name} ${sum.line}`, count(sum.lines, locale), sum.line === null ? "–" : `${count(sum.units, locale)} ${sum.unit}`],
        }))} />
      {effect.statements.length === 0 && <p className="panel-hint">{say("vbp.withdrawCitedNone")}</p>}
      {effect.statements.length > 0 && (
        <p className="panel-hint">
          {say("vbp.withdrawCited")}{" "}
          {effect.statements.map(({ statement, institution, year, version, number }) => (
            <span key={statement}><Link to="/incentive/$id" params={{ id: String(statement) }} search={{}}>{number ?? `${institution} ${year}-${version}`}</Link>{" "}</span>
          ))}
        </p>
      )}
    </>
  );
}

/** A question before each answer, with what it would change. */
function Review({ withdrawal }: { readonly withdrawal: LineWithdrawal }) {
  const say = useSay();
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState(false);
  const act = useAct((verdict: WithdrawalVerdict, key) => reviewWithdrawal(withdrawal.id, verdict, key), CHANGED, () => setAsked(false));
  const said = words.trim();
  return (
    <Form label={say("vbp.withdrawalReview")}>
      <Field label={say("vbp.reviewWords")}>
        {(field) => <input id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      {!asked && (
        <div className="form-line">
          <Button type="primary" disabled={said === ""} onClick={() => setAsked(true)}>{say("judge.accept")}</Button>
          <Button disabled={said === "" || act.isPending} onClick={() => act.mutate({ accepted: false, words: said })}>{say("judge.reject")}</Button>
          <Missing what={[said === "" && say("vbp.reviewWords")]} />
        </div>
      )}
      {asked && (
        <div className="form-line" role="group" aria-label={say("vbp.withdrawSure")}>
          <strong>{say("vbp.withdrawSure")}</strong>
          <Button danger autoFocus loading={act.isPending} onClick={() => act.mutate({ accepted: true, words: said })}>{say("vbp.withdrawYes", { n: withdrawal.lines })}</Button>
          <Button onClick={() => setAsked(false)}>{say("vbp.withdrawNo")}</Button>
        </div>
      )}
    </Form>
  );
}

function One({ withdrawal }: { readonly withdrawal: LineWithdrawal }) {
  const { say, locale } = useLanguage();
  const { data: session } = useQuery(sessionQuery);
  const effect = useQuery(effectOf(withdrawal.id)).data;
  const { review } = withdrawal;
  const isAnother = session !== undefined && mayReview(session) && session.account !== withdrawal.proposedBy;
  return (
    <Section title={say("vbp.withdrawalNo", { n: withdrawal.id })}>
      <Facts facts={[
        [say("vbp.statusOf"), <Mark key="mark" tone={review === null ? "warn" : "none"}>{say(review === null ? "vbp.withdrawalWaits" : review.accepted ? "vbp.withdrawn" : "vbp.withdrawalRejected")}</Mark>],
        [say("vbp.lineCountHead"), `${count(withdrawal.lines, locale)} · ${say(withdrawal.whole ? "vbp.withdrawWhole" : "vbp.withdrawRows")}`],
        [say("vbp.withdrawReason"), withdrawal.reason],
        [say("vbp.proposedBy"), `${withdrawal.proposedBy} · ${fullTime(withdrawal.at)}`],
        ...(review === null ? [] : [[say("vbp.reviewedBy"), `${review.account} · ${fullTime(review.at)}`] as const, [say("vbp.reviewWords"), review.words] as const]),
      ]} />
      {effect !== undefined && <Effect effect={effect} />}
      {review === null && isAnother && <Review withdrawal={withdrawal} />}
      {review === null && session?.account === withdrawal.proposedBy && <p className="panel-hint" role="note">{say("vbp.ownWithdrawal")}</p>}
    </Section>
  );
}

/** Asks for the whole file or one row of it; what that would change stands beside it before anybody asks. */
function Asking({ file, row, onWhole }: { readonly file: number; readonly row: number | undefined; readonly onWhole: () => void }) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const effect = useQuery(foreseen(file, row)).data;
  const act = useAct((wish: NewWithdrawal, key) => proposeWithdrawal(wish, key), CHANGED, () => {
    setReason("");
    onWhole();
  });
  const said = reason.trim();
  const submit = () => {
    if (said !== "" && !act.isPending) act.mutate({ file, reason: said, ...(row !== undefined && { rows: [{ row }] }) });
  };
  if (effect?.lines === 0) return null;
  return (
    <Section title={say("vbp.withdraw")} hint={say("vbp.withdrawHint")}>
      <Form label={say("vbp.withdraw")} onSubmit={submit}>
        <p><strong>{row === undefined ? say("vbp.withdrawWhole") : say("vbp.withdrawRow", { row })}</strong>{row !== undefined && <> <Button size="small" onClick={onWhole}>{say("vbp.withdrawWhole")}</Button></>}</p>
        {effect !== undefined && <Effect effect={effect} />}
        <Field label={say("vbp.withdrawReason")} sends>
          {(field) => <input id={field} className="control" maxLength={LONGEST_WORDS} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Refused error={act.error} />
        <div className="form-line">
          <Button htmlType="submit" disabled={said === ""} loading={act.isPending}>{say("vbp.withdraw")}</Button>
          <Missing what={[said === "" && say("vbp.withdrawReason")]} />
        </div>
      </Form>
    </Section>
  );
}

function State({ line, onRow }: { readonly line: FileLine; readonly onRow: ((row: number) => void) | undefined }) {
  const say = useSay();
  if (line.withdrawn) return <Mark tone="none">{say("vbp.withdrawn")}</Mark>;
  if (line.withdrawal !== null) return <Mark tone="warn">{say("vbp.withdrawalWaits")}</Mark>;
  if (onRow === undefined) return "–";
  return <Button size="small" onClick={() => onRow(line.row)}>{say("vbp.withdraw")}</Button>;
}

function Lines({ file, onRow }: { readonly file: number; readonly onRow: ((row: number) => void) | undefined }) {
  const { say, locale } = useLanguage();
  const list = useInfiniteQuery(linesOf(file));
  const lines = list.data?.pages.flatMap((each) => each.items);
  return (
    <Section title={say("vbp.fileLines")}>
      {list.isError && <FaultPanel what="vbp.filesFailed" error={list.error} slim onRetry={() => void list.refetch()} />}
      {lines !== undefined && (
        <Table label={say("vbp.fileLines")} cards heads={[say("vbp.row"), say("vbp.institution"), say("vbp.orderLine"), say("vbp.code"), say("vbp.acceptedOn"), say("vbp.packs"), say("vbp.statusOf")]}
          rows={lines.map((line) => {
            const packs = `${count(line.quantity, locale)} ${say(line.unit === "BOX" ? "vbp.box" : "vbp.minimalUnit")}`;
            return {
              key: String(line.row),
              cells: [line.row, line.institution, <code key="order">{line.orderNo} - {line.orderLine}</code>, `${line.code} ${line.name ?? ""}`, line.day, line.withdrawn ? <s key="packs">{packs}</s> : packs, <State key="state" line={line} onRow={onRow} />],
            };
          })} />
      )}
      {list.hasNextPage && <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say("vbp.moreLines")}</Button>}
    </Section>
  );
}

/** A file of the platform: what was asked to withdraw of it, a form to ask, and its lines. */
export default function FileDetail() {
  const say = useSay();
  const file = Number(page.useParams().file);
  const session = useQuery(sessionQuery).data;
  const [row, setRow] = useState<number>();
  const asked = useQuery({ ...withdrawalsOf(file), enabled: Number.isSafeInteger(file) && file > 0 });
  useTitle(`${say("vbp.fileNo", { n: file })} · ${say("vbp.files")}`);
  const isBureau = session?.role === "admin" || session?.role === "bureau";
  const enters = session !== undefined && mayEnter(session);
  return (
    <section className="vbp" aria-label={say("vbp.fileNo", { n: file })}>
      <Rooms />
      <div className="page">
        <Crumbs crumbs={[{ words: say("vbp.files"), link: (words) => <Link to="/vbp/files" search={{}}>{words}</Link> }, { words: say("vbp.fileNo", { n: file }) }]} />
        <h1>{say("vbp.fileNo", { n: file })}</h1>
        {!isBureau && <NotPermitted />}
        {isBureau && (
          <>
            {asked.isError && <FaultPanel what="vbp.filesFailed" error={asked.error} slim onRetry={() => void asked.refetch()} />}
            {asked.data?.map((withdrawal) => <One key={withdrawal.id} withdrawal={withdrawal} />)}
            {enters && <Asking key={row ?? 0} file={file} row={row} onWhole={() => setRow(undefined)} />}
            <Lines file={file} onRow={enters ? setRow : undefined} />
          </>
        )}
      </div>
    </section>
  );
}
