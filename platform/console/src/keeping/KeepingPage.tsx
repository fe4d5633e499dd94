import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Losses } from "../audit/Losses";
import { SealMark } from "../audit/Seals";
import { seals } from "../audit/queries";
import { isMessageKey } from "../messages/words";
import { FaultPanel, NotPermitted, SkeletonRows, isNotPermitted, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { useLanguage, useSay } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import { Facts, Section, Table, useTitle } from "../shell/Page";
import { count, fullTime } from "../shell/times";
import { keepingState, type KeepingState } from "./queries";
import { backupTone, bytes, checksTone, diskTone, pumpTone } from "./state";

type Part<Name extends keyof KeepingState> = { readonly part: KeepingState[Name] };
type Fact = readonly [string, ReactNode];

function Pump({ part }: Part<"pump">) {
  const { say, locale } = useLanguage();
  const tone = pumpTone(part);
  return (
    <Section title={say("keeping.pump")} hint={say("keeping.pumpHint")}>
      <Facts facts={[
        [say("keeping.state"), <Mark tone={tone}>{say(`keeping.pump.${tone}` as "keeping.pump.good")}</Mark>],
        [say("keeping.entries"), count(part.entries, locale)],
        [say("keeping.devices"), count(part.devices, locale)],
        [say("keeping.gaps"), count(part.gaps, locale)],
        [say("keeping.forks"), count(part.forks, locale)],
      ]} />
    </Section>
  );
}

function Counts({ label, counts, none }: { readonly label: string; readonly counts: KeepingState["alarms"]; readonly none: string }) {
  const { say, locale } = useLanguage();
  if (counts.length === 0) return <Mark tone="good">{none}</Mark>;
  return <Table label={label} heads={[say("keeping.code"), say("keeping.count")]} rows={counts.map((each) => ({ key: each.code, cells: [<code>{each.code}</code>, count(each.count, locale)] }))} />;
}

function Quarantine({ part }: Part<"quarantine">) {
  const { say, locale } = useLanguage();
  return (
    <Section title={say("keeping.quarantine")} hint={say("keeping.quarantineHint")}>
      <Facts facts={[[say("keeping.rows"), count(part.rows, locale)]]} />
      <Counts label={say("keeping.quarantine")} counts={part.lately} none={say("keeping.quarantineNone")} />
    </Section>
  );
}

function Seals() {
  const say = useSay();
  const { data, isError } = useQuery(seals);
  return (
    <Section title={say("keeping.seals")} hint={say("keeping.sealsHint")}>
      {data === undefined
        ? <span className="nothing">{say(isError ? "seal.failed" : "answer.loading")}</span>
        : <Facts facts={[[say("seal.state"), <SealMark lagMs={data.lagMs} />], [say("seal.head"), data.head === null ? say("seal.none") : `#${data.head.no}`]]} />}
    </Section>
  );
}

function Checks({ part }: Part<"checks">) {
  const { say, locale } = useLanguage();
  const now = useNow(60);
  const tone = checksTone(part, now);
  return (
    <Section title={say("keeping.checks")} hint={say("keeping.checksHint")}>
      <Facts facts={[
        [say("keeping.state"), <Mark tone={tone}>{say(part.broken.length > 0 ? "keeping.checksBroken" : part.askedAt === null ? "keeping.checksNever" : "keeping.checksHold", { n: part.broken.length })}</Mark>],
        [say("keeping.holding"), count(part.holding, locale)],
        [say("keeping.askedAt"), part.askedAt === null ? "–" : fullTime(part.askedAt)],
      ]} />
      {part.broken.length > 0 && (
        <Table label={say("keeping.checks")} heads={[say("keeping.check"), say("keeping.rows"), say("keeping.firstRows")]}
          rows={part.broken.map((each) => ({ key: each.name, cells: [<code>{each.name}</code>, count(each.rows, locale), <code className="words">{each.firstRows}</code>] }))} />
      )}
      {part.acknowledged.length > 0 && (
        <Table label={say("keeping.acknowledged")} heads={[say("keeping.check"), say("keeping.acknowledged")]}
          rows={part.acknowledged.map((each) => ({ key: each.name, cells: [<code>{each.name}</code>, <code className="words">{each.rows}</code>] }))} />
      )}
    </Section>
  );
}

function Disk({ part }: Part<"disk">) {
  const { say, locale } = useLanguage();
  const left = part.daysLeft === null ? say("keeping.daysUnknown") : say("keeping.daysLeft", { n: count(part.daysLeft, locale) });
  return (
    <Section title={say("keeping.disk")} hint={say("keeping.diskHint")}>
      <Facts facts={[
        [say("keeping.forecast"), <Mark tone={diskTone(part)}>{left}</Mark>],
        [say("keeping.free"), part.freeBytes === null ? "–" : bytes(part.freeBytes)],
        [say("keeping.database"), bytes(part.databaseBytes)],
        [say("keeping.growth"), part.growthBytesPerDay === null ? "–" : say("keeping.aDay", { bytes: bytes(part.growthBytesPerDay) })],
      ]} />
      {part.largest.length > 0 && (
        <Table label={say("keeping.largest")} heads={[say("keeping.largest"), say("keeping.size")]}
          rows={part.largest.map((each) => ({ key: each.name, cells: [<code>{each.name}</code>, bytes(each.bytes)] }))} />
      )}
    </Section>
  );
}

function Backups({ part }: Part<"backups">) {
  const say = useSay();
  const now = useNow(60);
  const tone: Tone = backupTone(part, now);
  const { last, restore } = part;
  const facts: readonly Fact[] = [
    [say("keeping.state"), <Mark tone={tone}>{say(last === null ? "keeping.noBackup" : part.archiveFailing ? "keeping.archiveFailing" : tone === "good" ? "keeping.backedUp" : "keeping.backupOld")}</Mark>],
    [say("keeping.lastBackup"), last === null ? "–" : fullTime(last.finishedAt)],
    [say("keeping.size"), last === null ? "–" : bytes(last.bytes)],
    [say("keeping.folder"), last === null ? "–" : <code>{last.folder}</code>],
    [say("keeping.archivedAt"), part.archivedAt === null ? "–" : fullTime(part.archivedAt)],
    ...(restore === null ? [] : [[say("keeping.restore"), `${fullTime(restore.at)} ← ${restore.until === null ? restore.copy : fullTime(restore.until)}`] as const]),
  ];
  return <Section title={say("keeping.backups")} hint={say("keeping.backupsHint")}><Facts facts={facts} /></Section>;
}

/** What is kept how long, by which rule: in the database first, then in sealed files. */
function Retention({ part }: Part<"retention">) {
  const { say, locale } = useLanguage();
  const days = (n: number) => say("keeping.days", { n: count(n, locale) });
  const className = (code: string) => {
    const key = `keeping.class.${code}`;
    return isMessageKey(key) ? say(key) : code;
  };
  return (
    <Section title={say("keeping.retention")} hint={say("keeping.retentionHint")}>
      <Facts facts={[[say("keeping.ranAt"), part.ranAt === null ? say("keeping.notYet") : fullTime(part.ranAt)]]} />
      <Table label={say("keeping.retention")} heads={[say("keeping.records"), say("keeping.class"), say("keeping.online"), say("keeping.least"), say("keeping.files")]}
        rows={part.rules.map((rule) => ({
          key: rule.table,
          cells: [
            <code>{rule.table}</code>,
            <span title={rule.source}>{className(rule.classCode)}</span>,
            rule.replayed ? say("keeping.stays") : days(rule.onlineDays),
            rule.leastDays === null ? say("keeping.forEver") : days(rule.leastDays),
            rule.through === null ? "–" : say("keeping.filesThrough", { n: count(rule.files, locale), day: rule.through }),
          ],
        }))} />
    </Section>
  );
}

/** How the county's own machinery stands. */
export default function KeepingPage() {
  const say = useSay();
  const query = useQuery(keepingState);
  const slow = useSlow(query.isPending);
  useTitle(say("nav.keeping"));
  const { data } = query;
  if (isNotPermitted(query.error)) return <NotPermitted />;
  return (
    <div className="page">
      <h1 className="unseen">{say("nav.keeping")}</h1>
      {query.isError && <FaultPanel what="keeping.failed" error={query.error} slim={data !== undefined} onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={8} height={44} />}
      {data !== undefined && (
        <div className="panels">
          <Pump part={data.pump} />
          <Seals />
          <Checks part={data.checks} />
          <Losses />
          <Backups part={data.backups} />
          <Disk part={data.disk} />
          <Retention part={data.retention} />
          <Quarantine part={data.quarantine} />
          <Section title={say("keeping.alarms")}><Counts label={say("keeping.alarms")} counts={data.alarms} none={say("keeping.alarmsNone")} /></Section>
        </div>
      )}
    </div>
  );
}
