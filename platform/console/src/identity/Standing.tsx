import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState, type ReactNode } from "react";
import { FaultPanel } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Section, Table } from "../shell/Page";
import { countyDay, startOfDay } from "../shell/times";
import { useAct } from "../shell/useAct";
import {
  DEPUTIES_KEY, ROSTER_KEY, appointDeputy, deputyList, dismissDeputy, putOnRoster, rosterList, takeOffRoster, type Account, type NewDeputy, type NewWatch,
} from "./accounts";
import { DUTIES, dutyName, type Duty } from "./duties";

interface Span {
  readonly from: string;
  readonly until: string;
}

function persons(accounts: readonly Account[]): readonly string[] {
  return accounts.filter((each) => !each.service && each.state === "ACTIVE").map(({ name }) => name);
}

/** Whole days of the county, the last one included. */
function Days({ from, through, onFrom, onThrough }: {
  readonly from: string | undefined;
  readonly through: string | undefined;
  readonly onFrom: (day: string | undefined) => void;
  readonly onThrough: (day: string | undefined) => void;
}) {
  const say = useSay();
  return (
    <div className="form-line">
      <Field label={say("span.from")}>{(id) => <DayField id={id} day={from} onDay={onFrom} />}</Field>
      <Field label={say("span.through")}>{(id) => <DayField id={id} day={through} onDay={onThrough} />}</Field>
      {from !== undefined && through !== undefined && through < from && <span className="field-wrong" role="alert">{say("span.backwards")}</span>}
    </div>
  );
}

function SpanMark({ from, until }: Span) {
  const say = useSay();
  const now = useNow(60);
  if (Date.parse(until) <= now) return <Mark tone="none">{say("span.over")}</Mark>;
  return Date.parse(from) > now ? <Mark tone="busy">{say("span.ahead")}</Mark> : <Mark tone="good">{say("span.inForce")}</Mark>;
}

/** Half-open spans end at the first instant after the last day. */
function dayBefore(until: string): string {
  return countyDay(Date.parse(until) - 1);
}

function useDays(): [string | undefined, string | undefined, (day: string | undefined) => void, (day: string | undefined) => void, Span | undefined] {
  const now = useNow(3600);
  const [from, setFrom] = useState<string | undefined>(() => countyDay(now));
  const [through, setThrough] = useState<string>();
  const span = from !== undefined && through !== undefined && through >= from ? { from: startOfDay(from), until: startOfDay(through, 1) } : undefined;
  return [from, through, setFrom, setThrough, span];
}

function ended(until: string, now: number, button: ReactNode): ReactNode {
  return Date.parse(until) <= now ? "–" : button;
}

export function Deputies({ accounts }: { readonly accounts: readonly Account[] }) {
  const say = useSay();
  const now = useNow(60);
  const query = useQuery(deputyList);
  const names = persons(accounts);
  const [account, setAccount] = useState<string>();
  const [deputy, setDeputy] = useState<string>();
  const [from, through, setFrom, setThrough, span] = useDays();
  const appoint = useAct(appointDeputy, [DEPUTIES_KEY]);
  const dismiss = useAct(dismissDeputy, [DEPUTIES_KEY]);
  const wish: NewDeputy | undefined = account === undefined || deputy === undefined || span === undefined ? undefined : { account, deputy, ...span };
  return (
    <div className="page">
      <Section title={say("deputy.new")} hint={say("deputy.why")}>
        <Form label={say("deputy.new")} onSubmit={() => wish !== undefined && !appoint.isPending && appoint.mutate(wish)}>
          <Field label={say("deputy.of")}>{(id) => <Choice id={id} value={account ?? ""} words={names} say={(name) => name} none={say("account.choose")} onChoose={setAccount} />}</Field>
          <Field label={say("deputy.by")}>{(id) => <Choice id={id} value={deputy ?? ""} words={names} say={(name) => name} none={say("account.choose")} onChoose={setDeputy} />}</Field>
          <Days from={from} through={through} onFrom={setFrom} onThrough={setThrough} />
          <Refused error={appoint.error} />
          <div className="form-line"><Button type="primary" htmlType="submit" disabled={wish === undefined} loading={appoint.isPending}>{say("deputy.new")}</Button>
            <Missing what={[account === undefined && say("deputy.of"), deputy === undefined && say("deputy.by"), from === undefined && say("span.from"), through === undefined && say("span.through")]} /></div>
        </Form>
      </Section>
      <Section title={say("account.part.deputies")}>
        {query.isError && <FaultPanel what="deputy.failed" error={query.error} slim onRetry={() => void query.refetch()} />}
        <Refused error={dismiss.error} />
        {query.data?.length === 0 && <p className="nothing">{say("deputy.none")}</p>}
        {query.data !== undefined && query.data.length > 0 && (
          <Table label={say("account.part.deputies")} heads={[say("deputy.of"), say("deputy.by"), say("span.from"), say("span.through"), say("account.state"), say("account.deed")]}
            rows={query.data.map((each) => ({
              key: String(each.id),
              cells: [each.account, each.deputy, countyDay(Date.parse(each.from)), dayBefore(each.until), <SpanMark from={each.from} until={each.until} />,
                ended(each.until, now, <Button size="small" onClick={() => dismiss.mutate(each.id)}>{say("span.end")}</Button>)],
            }))} />
        )}
      </Section>
    </div>
  );
}

export function Roster({ accounts }: { readonly accounts: readonly Account[] }) {
  const say = useSay();
  const now = useNow(60);
  const query = useQuery(rosterList);
  const [account, setAccount] = useState<string>();
  const [duty, setDuty] = useState<Duty>();
  const [from, through, setFrom, setThrough, span] = useDays();
  const put = useAct(putOnRoster, [ROSTER_KEY]);
  const take = useAct(takeOffRoster, [ROSTER_KEY]);
  const wish: NewWatch | undefined = account === undefined || duty === undefined || span === undefined ? undefined : { account, duty, ...span };
  return (
    <div className="page">
      <Section title={say("roster.new")} hint={say("roster.why")}>
        <Form label={say("roster.new")} onSubmit={() => wish !== undefined && !put.isPending && put.mutate(wish)}>
          <Field label={say("roster.duty")}>{(id) => <Choice id={id} value={duty ?? ""} words={DUTIES} say={(each) => dutyName(each, say)} none={say("account.choose")} onChoose={setDuty} />}</Field>
          <Field label={say("account.name")}>{(id) => <Choice id={id} value={account ?? ""} words={persons(accounts)} say={(name) => name} none={say("account.choose")} onChoose={setAccount} />}</Field>
          <Days from={from} through={through} onFrom={setFrom} onThrough={setThrough} />
          <Refused error={put.error} />
          <div className="form-line"><Button type="primary" htmlType="submit" disabled={wish === undefined} loading={put.isPending}>{say("roster.new")}</Button>
            <Missing what={[duty === undefined && say("roster.duty"), account === undefined && say("account.name"), from === undefined && say("span.from"), through === undefined && say("span.through")]} /></div>
        </Form>
      </Section>
      <Section title={say("account.part.roster")}>
        {query.isError && <FaultPanel what="roster.failed" error={query.error} slim onRetry={() => void query.refetch()} />}
        <Refused error={take.error} />
        {query.data?.length === 0 && <p className="nothing">{say("roster.none")}</p>}
        {query.data !== undefined && query.data.length > 0 && (
          <Table label={say("account.part.roster")} heads={[say("roster.duty"), say("account.name"), say("span.from"), say("span.through"), say("account.state"), say("account.deed")]}
            rows={query.data.map((each) => ({
              key: String(each.id),
              cells: [dutyName(each.duty, say), each.account, countyDay(Date.parse(each.from)), dayBefore(each.until), <SpanMark from={each.from} until={each.until} />,
                ended(each.until, now, <Button size="small" onClick={() => take.mutate(each.id)}>{say("span.end")}</Button>)],
            }))} />
        )}
      </Section>
    </div>
  );
}
