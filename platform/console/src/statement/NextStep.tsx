import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { mayEnter } from "../rule/view";
import { useNow } from "../shell/clock";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { countyDay, fullTime } from "../shell/times";
import { useDraft } from "../shell/useDraft";
import { Clash, useDeed } from "./Clash";
import { Evidence } from "./Life";
import { LIST_OF } from "./links";
import { Objecting } from "./Objecting";
import { Paying } from "./Paying";
import { Publish } from "./Publish";
import { approve, decide, giveBack, type Decision, type Whole } from "./queries";
import { nextOf, type Deed } from "./view";

const LONGEST_WORDS = 500;
const LONGEST_DECISION = 2_000;

function Approve({ id, left }: { readonly id: number; readonly left: number }) {
  const say = useSay();
  const [words, setWords] = useDraft(`statement.approve.${id}`);
  const act = useDeed((said: string, key) => approve(id, said, key), () => setWords(""));
  const submit = () => !act.isPending && act.mutate(words.trim());
  return (
    <Form label={say("statement.approve")} onSubmit={submit}>
      <p>{say("statement.approveWhy", { left })}</p>
      <Field label={say("statement.words")} sends>
        {(field) => <input id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line"><Button type="primary" htmlType="submit" loading={act.isPending}>{say("statement.approve")}</Button></div>
    </Form>
  );
}

function GiveBack({ id }: { readonly id: number }) {
  const say = useSay();
  const [open, show] = useState(false);
  const [words, setWords] = useDraft(`statement.return.${id}`);
  const act = useDeed((said: string, key) => giveBack(id, said, key), () => setWords(""));
  const said = words.trim();
  if (!open) return <div className="form-line"><Button onClick={() => show(true)}>{say("statement.giveBack")}</Button></div>;
  return (
    <Form label={say("statement.giveBack")} onCancel={() => show(false)} onSubmit={() => said !== "" && !act.isPending && act.mutate(said)}>
      <Field label={say("statement.giveBackWhy")} sends>
        {(field) => <textarea id={field} autoFocus className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button danger type="primary" htmlType="submit" loading={act.isPending} disabled={said === ""}>{say("statement.giveBack")}</Button>
        <Button onClick={() => show(false)}>{say("task.cancel")}</Button>
        <Missing what={[said === "" && say("statement.giveBackWhy")]} />
      </div>
    </Form>
  );
}

function lineName(whole: Whole, code: string): string {
  const name = whole.result.lines.find((each) => each.code === code)?.name;
  return name === undefined ? code : `${name} (${code})`;
}

function Decide({ whole, objection }: { readonly whole: Whole; readonly objection: number }) {
  const say = useSay();
  const [words, setWords] = useDraft(`statement.decide.${objection}`);
  const act = useDeed((wish: Decision, key) => decide(objection, wish, key), () => setWords(""));
  const told = whole.objections.find(({ id }) => id === objection);
  const said = words.trim();
  const submit = (outcome: Decision["outcome"]) => said !== "" && !act.isPending && act.mutate({ outcome, words: said });
  return (
    <Form label={say("statement.decide", { id: objection })}>
      <h4>{say("statement.decide", { id: objection })}</h4>
      {told !== undefined && (
        <>
          <p className="statement-event">
            <time dateTime={told.at}>{fullTime(told.at)}</time> <strong>{told.account}</strong>{" "}
            <span>{told.line === null ? say("statement.wholeStatement") : say("statement.aboutLine", { line: lineName(whole, told.line) })}</span> <Evidence attachment={told.attachment} />
          </p>
          <blockquote className="words">{told.words}</blockquote>
        </>
      )}
      <Field label={say("statement.decisionWords")}>
        {(field) => <textarea id={field} className="control" maxLength={LONGEST_DECISION} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" loading={act.isPending} disabled={said === ""} onClick={() => submit("UPHELD")}>{say("statement.uphold")}</Button>
        <Button disabled={said === "" || act.isPending} onClick={() => submit("REJECTED")}>{say("statement.reject")}</Button>
        <Missing what={[said === "" && say("statement.decisionWords")]} />
      </div>
    </Form>
  );
}

function Doing({ whole, deed }: { readonly whole: Whole; readonly deed: Deed }) {
  const { id } = whole.standing;
  switch (deed.kind) {
    case "approve":
      return <Approve id={id} left={deed.left} />;
    case "publish":
      return <Publish standing={whole.standing} />;
    case "giveBack":
      return <GiveBack id={id} />;
    case "object":
      return <Objecting whole={whole} />;
    case "decide":
      return <Decide whole={whole} objection={deed.objection} />;
    case "pay":
      return <Paying whole={whole} kind="PAYMENT" />;
    case "reclaim":
      return <Paying whole={whole} kind="RETURN" />;
  }
}

function keyOf(deed: Deed): string {
  return deed.kind === "decide" ? `decide ${deed.objection}` : deed.kind;
}

/** Who sent a version back, when and why: it goes no further, and whoever calculated it wants to know. */
function SentBack({ returned, standing, calculates }: { readonly returned: NonNullable<Whole["returned"]>; readonly standing: Whole["standing"]; readonly calculates: boolean }) {
  const say = useSay();
  return (
    <section className="next-step statement-next" aria-label={say("statement.event.returned")}>
      <h3>{say("statement.sentBack", { who: returned.account, at: fullTime(returned.at) })}</h3>
      <blockquote className="words">{returned.words}</blockquote>
      {calculates && <p>{say("statement.sentBackNext")} <Link to={LIST_OF[standing.kind]} search={{ year: standing.year, part: "run" }}>{say("statement.run")}</Link></p>}
    </section>
  );
}

/** What this account can do with the statement next, and otherwise what it waits for. */
export function NextStep({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const [clash, tell] = useState<unknown>(null);
  const today = countyDay(useNow(60));
  if (session === undefined) return null;
  const { standing, returned } = whole;
  const { deeds, waiting } = nextOf(whole, session, today);
  const stands = `${standing.state} ${standing.approvals}`;
  return (
    <Clash value={tell}>
      <Refused error={clash} />
      {returned !== null && <SentBack returned={returned} standing={standing} calculates={mayEnter(session)} />}
      {(deeds.length > 0 || waiting !== "none") && (
        <section className="next-step statement-next" aria-live="polite" aria-label={say("statement.next")}>
          <h3>{say(`statement.waits.${waiting}`, { last: standing.lastDay ?? "" })}</h3>
          {deeds.map((deed) => <Doing key={`${stands} ${keyOf(deed)}`} whole={whole} deed={deed} />)}
        </section>
      )}
    </Clash>
  );
}
