import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { EmptyPanel, FaultPanel, NotPermitted, SkeletonRows, isNotPermitted, useSlow } from "../shell/Answers";
import { DataGrid, type Column } from "../shell/DataGrid";
import { DayField } from "../shell/DayField";
import { Export } from "../shell/Export";
import { Choice } from "../shell/Form";
import { closes } from "../shell/keys";
import { useSay, type Say } from "../shell/Language";
import { Facts, Table, useTitle } from "../shell/Page";
import { fullTime } from "../shell/times";
import { Seals } from "./Seals";
import { auditExportAddress, auditLines, type AuditLine } from "./queries";
import { auditChanged, isNarrowed, type AuditChange, type AuditView } from "./view";
import { KINDS, actKey, fieldKey, valueOf } from "./words";
import "../cabinet/cabinet.css";
import "../cabinet/detail.css";
import "./audit.css";

const page = getRouteApi("/signed-in/audit");

function keyOf(line: AuditLine): string {
  return `${line.act} ${line.subject ?? ""} ${line.field ?? ""}`;
}

function Value({ field, text }: { readonly field: string | null; readonly text: string | null }) {
  const say = useSay();
  if (text === null) return <span className="nothing">–</span>;
  const value = valueOf(field, text);
  return <span className="audit-value" title={text}>{value.kind === "text" ? value.text : value.keys.map((key) => say(key)).join(" · ")}</span>;
}

function actWord(say: Say, kind: string): string {
  const key = actKey(kind);
  return key === undefined ? kind : say(key);
}

function fieldWord(say: Say, field: string | null): string {
  const key = field === null ? undefined : fieldKey(field);
  return key === undefined ? (field ?? "–") : say(key);
}

function columnsOf(say: Say): readonly Column<AuditLine>[] {
  return [
    { id: "at", title: say("audit.at"), track: "11rem", cell: (row) => fullTime(row.at) },
    { id: "account", title: say("audit.account"), track: "minmax(6rem, 0.7fr)", cell: (row) => <span className="stock-name">{row.account}</span> },
    { id: "kind", title: say("audit.kind"), track: "minmax(9rem, 1fr)", from: 620, cell: (row) => <span title={row.kind}>{actWord(say, row.kind)}</span> },
    { id: "subject", title: say("audit.subject"), track: "minmax(9rem, 1.3fr)", cell: (row) => <span className="audit-value" title={row.subject ?? undefined}>{row.subject ?? "–"}</span> },
    { id: "field", title: say("audit.field"), track: "minmax(5rem, 0.6fr)", from: 760, cell: (row) => fieldWord(say, row.field) },
    { id: "after", title: say("audit.after"), track: "minmax(7rem, 1fr)", from: 860, cell: (row) => <Value field={row.field} text={row.after} /> },
  ];
}

function Card({ row }: { readonly row: AuditLine }): ReactNode {
  const say = useSay();
  return (
    <span className="cabinet-card">
      <span className="cabinet-card-line"><strong>{row.account}</strong><span>{fullTime(row.at)}</span></span>
      <span className="cabinet-card-line cabinet-card-where"><span className="audit-act">{actWord(say, row.kind)}</span><span className="audit-value">{row.subject ?? ""}</span></span>
    </span>
  );
}

interface WordProps {
  readonly label: string;
  readonly word: string | undefined;
  readonly longest: number;
  readonly onWord: (word: string | undefined) => void;
}

/** A filter that counts when the field is left or Enter is pressed: the whole log is not asked for at every letter. */
function Word({ label, word, longest, onWord }: WordProps) {
  const [text, setText] = useState(word ?? "");
  useEffect(() => setText(word ?? ""), [word]);
  const settle = () => text.trim() !== (word ?? "") && onWord(text.trim() === "" ? undefined : text.trim());
  return (
    <input className="control" aria-label={label} placeholder={label} maxLength={longest} value={text} autoComplete="off" onBlur={settle}
      onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && settle()} />
  );
}

function Filters({ view, onView }: { readonly view: AuditView; readonly onView: (change: AuditChange) => void }) {
  const say = useSay();
  return (
    <div className="filters audit-filters" role="search">
      <Word label={say("audit.account")} word={view.account} longest={100} onWord={(account) => onView({ account })} />
      <Choice label={say("audit.kind")} value={view.kind ?? ""} words={view.kind === undefined || KINDS.includes(view.kind) ? KINDS : [view.kind, ...KINDS]}
        say={(kind) => actWord(say, kind)} none={say("audit.anyKind")} onChoose={(kind) => onView({ kind })} />
      <Word label={say("audit.subject")} word={view.subject} longest={300} onWord={(subject) => onView({ subject })} />
      <span className="form-line">
        <DayField label={say("span.from")} day={view.from} onDay={(from) => onView({ from })} />
        <span aria-hidden="true">–</span>
        <DayField label={say("span.through")} day={view.through} onDay={(through) => onView({ through })} />
      </span>
      <Export label={say("stock.export")} addressOf={(format) => auditExportAddress(view, format)} />
    </div>
  );
}

/** An act with everything that it changed, as far as the list has come. */
function Act({ lines, onView, onClose }: { readonly lines: readonly AuditLine[]; readonly onView: (change: AuditChange) => void; readonly onClose: () => void }) {
  const say = useSay();
  const first = lines[0];
  return (
    <section className="detail" aria-label={say("audit.detail")} onKeyDown={(event) => {
      if (closes(event)) onClose();
    }}>
      <header className="detail-head">
        <button type="button" className="quiet detail-back" onClick={onClose} aria-label={say("action.back")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M10 2.5 4.5 8l5.5 5.5" /></svg>
        </button>
        <div className="detail-title"><h2>{first === undefined ? say("audit.detail") : actWord(say, first.kind)}</h2></div>
        <button type="button" className="quiet detail-close" onClick={onClose} aria-label={say("action.close")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      {first === undefined && <EmptyPanel title={say("audit.notHere")} hint={say("audit.notHereHint")} />}
      {first !== undefined && (
        <div className="sheet">
          <Facts facts={[
            [say("audit.at"), fullTime(first.at)],
            [say("audit.account"), <button type="button" className="as-link" onClick={() => onView({ account: first.account })}>{first.account}</button>],
            [say("audit.kind"), <code>{first.kind}</code>],
            [say("audit.act"), <code>{first.act}</code>],
            [say("fault.requestId"), <code>{first.requestId}</code>],
          ]} />
          <h3>{say("audit.changes")}</h3>
          {first.subject === null && <p className="nothing">{say("audit.noChanges")}</p>}
          {first.subject !== null && (
            <Table label={say("audit.changes")} heads={[say("audit.subject"), say("audit.field"), say("audit.before"), say("audit.after"), say("audit.reason")]}
              rows={lines.map((line) => ({
                key: keyOf(line),
                cells: [
                  <button type="button" className="as-link" onClick={() => onView({ subject: line.subject ?? undefined })}>{line.subject}</button>,
                  fieldWord(say, line.field), <Value field={line.field} text={line.before} />, <Value field={line.field} text={line.after} />, <Value field={null} text={line.reason} />,
                ],
              }))} />
          )}
        </div>
      )}
    </section>
  );
}

export default function AuditPage() {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  const query = useInfiniteQuery(auditLines(view));
  const slow = useSlow(query.isPending);
  const rows = useMemo(() => query.data?.pages.flatMap((each) => each.items), [query.data]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const card = useMemo(() => ({ below: 480, height: 64, draw: (row: AuditLine) => <Card row={row} /> }), []);
  const change = useCallback((wanted: AuditChange) => void navigate({ to: ".", search: auditChanged(view, wanted), replace: true }), [navigate, view]);
  // An open act has an entry of its own in the history: the way back leads to the list.
  const open = useCallback((row: AuditLine) => void navigate({ to: ".", search: auditChanged(view, { act: row.act }) }), [navigate, view]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const goOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useTitle(say("nav.audit"));
  const lines = useMemo(() => (rows ?? []).filter(({ act }) => act === view.act), [rows, view.act]);
  const selected = lines[0];
  if (isNotPermitted(query.error)) return <NotPermitted />;
  return (
    <div className={view.act === undefined ? "cabinets" : "cabinets cabinets-open"}>
      <h1 className="unseen">{say("nav.audit")}</h1>
      <section className="master" aria-label={say("audit.list")}>
        <div className="audit-seals"><Seals /><p className="audit-clock">{say("audit.clock")}</p></div>
        <Filters view={view} onView={change} />
        {query.isError && <FaultPanel what="audit.failed" error={query.error} slim={rows !== undefined} onRetry={() => void query.refetch()} />}
        {slow && <SkeletonRows rows={12} height={40} />}
        {rows !== undefined && rows.length > 0 && (
          <DataGrid label={say("audit.list")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={40} card={card} onOpen={open} onEnd={goOn}
            selected={selected === undefined ? undefined : keyOf(selected)} />
        )}
        {rows?.length === 0 && (
          <EmptyPanel title={say(isNarrowed(view) ? "audit.filteredOut" : "audit.none")} hint={say(isNarrowed(view) ? "stock.filteredOutHint" : "audit.noneHint")}>
            {isNarrowed(view) && <Button onClick={() => void navigate({ to: ".", search: {}, replace: true })}>{say("action.clearFilters")}</Button>}
          </EmptyPanel>
        )}
      </section>
      {view.act !== undefined && rows !== undefined && <Act lines={lines} onView={change} onClose={() => change({ act: undefined })} />}
    </div>
  );
}
