import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo, useRef, type ReactNode } from "react";
import { EmptyPanel, FaultPanel, NotPermitted, SkeletonRows, isNotPermitted, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { closes } from "../shell/keys";
import { useSay, type Say } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { SearchField } from "../shell/SearchField";
import { Tabs } from "../shell/Tabs";
import { age, fullTime } from "../shell/times";
import { AccountDetail } from "./AccountDetail";
import { CreateAccount, OpenInspection } from "./AccountForms";
import { Deputies, Roster } from "./Standing";
import { accountList, type Account } from "./accounts";
import { PARTS, SHOWS, accountChanged, seenAccounts, type AccountChange, type AccountView, type Part } from "./accountView";
import { dutyName, roleName } from "./duties";
import { AccountMark } from "./marks";
import "../cabinet/cabinet.css";
import "../cabinet/detail.css";
import "./identity.css";

const page = getRouteApi("/signed-in/account");

function keyOf({ name }: Account): string {
  return name;
}

function dutiesOf(account: Account, say: Say): string {
  if (account.service) return say("account.SERVICE");
  return account.duties.map((duty) => dutyName(duty, say)).join("、") || "–";
}

function scopeOf(account: Account, say: Say): string {
  return account.scope === "INSTITUTIONS" ? account.institutions.join("、") || say("account.noScope") : say(`scope.${account.scope}`);
}

function LastSignIn({ account }: { readonly account: Account }) {
  const say = useSay();
  const now = useNow(60);
  if (account.lastSignInAt === null) return <span className="nothing">{say("account.never")}</span>;
  const since = age(account.lastSignInAt, now);
  return <span title={fullTime(account.lastSignInAt)}>{say(since.key, since.params)}</span>;
}

function columnsOf(say: Say): readonly Column<Account>[] {
  return [
    { id: "name", title: say("account.name"), track: "minmax(9rem, 1.2fr)", cell: (row) => <strong>{row.name}</strong> },
    { id: "state", title: say("account.state"), track: "7.5rem", cell: (row) => <AccountMark account={row} say={say} /> },
    { id: "role", title: say("account.role"), track: "minmax(5rem, 0.6fr)", from: 560, cell: (row) => roleName(row.role, say) },
    { id: "duties", title: say("account.duties"), track: "minmax(8rem, 1.4fr)", cell: (row) => <span className="stock-name">{dutiesOf(row, say)}</span> },
    { id: "scope", title: say("account.scope"), track: "minmax(5rem, 0.8fr)", from: 700, cell: (row) => <span className="stock-name">{scopeOf(row, say)}</span> },
    { id: "step", title: say("account.secondStep"), track: "6.5rem", from: 900, cell: (row) => say(row.secondStep ? "account.secondStepOn" : "account.secondStepOff") },
    { id: "last", title: say("account.lastSignIn"), track: "7rem", from: 640, cell: (row) => <LastSignIn account={row} /> },
  ];
}

function Card({ row, say }: { readonly row: Account; readonly say: Say }): ReactNode {
  return (
    <span className="cabinet-card">
      <span className="cabinet-card-line"><strong>{row.name}</strong><AccountMark account={row} say={say} /></span>
      <span className="cabinet-card-line cabinet-card-where"><span>{dutiesOf(row, say)}</span><span>{scopeOf(row, say)}</span></span>
    </span>
  );
}

interface ListProps {
  readonly view: AccountView;
  readonly accounts: readonly Account[] | undefined;
  readonly onView: (change: AccountChange) => void;
}

function List({ view, accounts, onView }: ListProps) {
  const say = useSay();
  const now = useNow(3600);
  const grid = useRef<GridHandle>(null);
  const rows = useMemo(() => (accounts === undefined ? undefined : seenAccounts(accounts, view, now)), [accounts, view, now]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const card = useMemo(() => ({ below: 480, height: 68, draw: (row: Account) => <Card row={row} say={say} /> }), [say]);
  const open = useCallback((row: Account) => onView({ name: row.name, make: undefined }), [onView]);
  const chosen = view.show ?? "all";
  return (
    <>
      <div className="filters">
        <div className="filters-search" role="search">
          <SearchField q={view.q ?? ""} label={say("account.search")} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={() => grid.current?.focus()} />
        </div>
        <div className="chips" role="group" aria-label={say("list.filters")}>
          {SHOWS.map((show) => (
            <button key={show} type="button" className="chip" aria-pressed={show === chosen} onClick={() => onView({ show: show === "all" ? undefined : show })}>
              {say(`account.show.${show}`)}
            </button>
          ))}
        </div>
        <div className="form-line">
          <Button type="primary" onClick={() => onView({ make: "account", name: undefined })}>{say("account.create")}</Button>
          <Button onClick={() => onView({ make: "inspection", name: undefined })}>{say("inspection.open")}</Button>
        </div>
      </div>
      {rows !== undefined && rows.length > 0 && (
        <DataGrid label={say("account.list")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={44} card={card} selected={view.name} handle={grid} onOpen={open}
          footer={say("account.total", { n: rows.length })} />
      )}
      {rows?.length === 0 && (
        <EmptyPanel title={say("account.filteredOut")} hint={say("stock.filteredOutHint")}>
          <Button onClick={() => onView({ q: undefined, show: undefined })}>{say("action.clearFilters")}</Button>
        </EmptyPanel>
      )}
    </>
  );
}

/** The open account, or the form for a new one, beside the list; on a phone in its place. */
function Side({ view, accounts, onClose }: { readonly view: AccountView; readonly accounts: readonly Account[] | undefined; readonly onClose: () => void }) {
  const say = useSay();
  const account = accounts?.find(({ name }) => name === view.name);
  const title = view.make === "account" ? say("account.create") : view.make === "inspection" ? say("inspection.open") : (view.name ?? "");
  return (
    <section className="detail" aria-label={say("account.detail")} onKeyDown={(event) => {
      if (closes(event)) onClose();
    }}>
      <header className="detail-head">
        <button type="button" className="quiet detail-back" onClick={onClose} aria-label={say("action.back")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M10 2.5 4.5 8l5.5 5.5" /></svg>
        </button>
        <div className="detail-title"><h2>{title}</h2></div>
        <button type="button" className="quiet detail-close" onClick={onClose} aria-label={say("action.close")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      {view.make !== undefined && <div className="sheet">{view.make === "account" ? <CreateAccount /> : <OpenInspection />}</div>}
      {view.make === undefined && account !== undefined && <AccountDetail account={account} />}
      {view.make === undefined && accounts !== undefined && account === undefined && <EmptyPanel title={say("account.missing")} />}
    </section>
  );
}

export default function AccountPage() {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  const query = useQuery(accountList);
  const slow = useSlow(query.isPending);
  useTitle(say("nav.accounts"));
  const change = useCallback((wanted: AccountChange) => void navigate({ to: ".", search: accountChanged(view, wanted), replace: true }), [navigate, view]);
  const part = view.part ?? "accounts";
  const open = part === "accounts" && (view.name !== undefined || view.make !== undefined);
  if (isNotPermitted(query.error)) return <NotPermitted />;
  return (
    <div className={open ? "cabinets cabinets-open" : "cabinets"}>
      <h1 className="unseen">{say("nav.accounts")}</h1>
      <section className="master" aria-label={say("account.list")}>
        <Tabs<Part> label={say("nav.accounts")} chosen={part} tabs={PARTS.map((id) => ({ id, title: say(`account.part.${id}`) }))}
          onChoose={(chosen) => change({ part: chosen === "accounts" ? undefined : chosen, name: undefined, make: undefined })}>
          {part === "accounts" && (
            <div className="master">
              {query.isError && <FaultPanel what="account.failed" error={query.error} slim={query.data !== undefined} onRetry={() => void query.refetch()} />}
              {slow && <SkeletonRows rows={10} height={44} />}
              <List view={view} accounts={query.data} onView={change} />
            </div>
          )}
          {part === "deputies" && <Deputies accounts={query.data ?? []} />}
          {part === "roster" && <Roster accounts={query.data ?? []} />}
        </Tabs>
      </section>
      {open && <Side view={view} accounts={query.data} onClose={() => change({ name: undefined, make: undefined })} />}
    </div>
  );
}
