import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { Suspense, lazy, useEffect, useState } from "react";
import { taskTotal } from "../alarm/queries";
import { LiveCabinetsProvider, useLiveCabinets, useLiveness } from "../cabinet/LiveCabinetsProvider";
import { cabinetList } from "../cabinet/queries";
import { sessionEnd, sessionQuery, signOut, tellOtherPages } from "../identity/session";
import { stockTotal } from "../ledger/queries";
import type { MessageKey } from "../messages/words";
import { ScanProvider } from "../scan/ScanProvider";
import { freshness } from "../web/liveness";
import { Brand } from "./Brand";
import { useNow } from "./clock";
import { typing } from "./keys";
import { LanguageSwitch } from "./LanguageSwitch";
import { useSay } from "./Language";
import { Mark } from "./Mark";
import { allEntries, currentEntry, entriesOf, startOf, type PageId, type Somebody } from "./navigation";
import { span } from "./times";

const Help = lazy(() => import("./Help"));
const SignInAgain = lazy(() => import("../identity/SignInAgain"));
const GoTo = lazy(() => import("./GoTo"));

/** How fresh the picture is, always in sight: numbers that have stopped look just like numbers that stand still. */
function LiveMark() {
  const say = useSay();
  const liveness = useLiveness();
  useNow(1);
  const now = freshness(liveness, performance.now());
  switch (now.kind) {
    case "live":
      return <Mark tone="good">{say("live.live")}</Mark>;
    case "connecting":
      return <Mark tone="none">{say("live.connecting")}</Mark>;
    case "stale": {
      const since = span(now.forMs);
      return <Mark tone="late">{say("live.stale", { span: say(since.key, since.params) })}</Mark>;
    }
  }
}

function Account() {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);

  async function leave() {
    await signOut();
    tellOtherPages();
    client.clear();
    await navigate({ to: "/sign-in", search: {} });
  }

  return (
    <>
      {session !== undefined && (
        <Link to="/own" className="quiet top-account" title={say("nav.own")}>
          {session.account}
        </Link>
      )}
      <button type="button" className="quiet" onClick={() => void leave()}>
        {say("action.signOut")}
      </button>
    </>
  );
}

type Overlay = "none" | "help" | "goto";

/** `?` helps, Ctrl+K goes to a page, F2 goes to the field for scans. */
function useOverlay(): [Overlay, (overlay: Overlay) => void] {
  const [overlay, setOverlay] = useState<Overlay>("none");
  const navigate = useNavigate();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (document.querySelector("dialog[open]") !== null) return;
      if (event.key === "?" && !typing(event)) setOverlay("help");
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        setOverlay("goto");
      }
      if (event.key === "F2") {
        event.preventDefault();
        const field = document.querySelector<HTMLInputElement>("input[data-scan]");
        if (field === null) void navigate({ to: "/trace", search: {} });
        else field.focus();
      }
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [navigate]);
  return [overlay, setOverlay];
}

/** What the number beside an entry counts. */
const COUNTED: Readonly<Partial<Record<PageId, MessageKey>>> = { nearExpiry: "nav.nearLines", tasks: "nav.openTasks" };

/** How much waits behind an entry; nothing is said where nothing does. */
function useCounts(entries: readonly PageId[]): Readonly<Partial<Record<PageId, number>>> {
  const { heard } = useLiveCabinets();
  const cabinets = useQuery({ ...cabinetList(heard), enabled: entries.includes("cabinets") });
  const tasks = useQuery({ ...taskTotal, enabled: entries.includes("tasks") });
  const near = useQuery({ ...stockTotal({ status: "NEAR" }), enabled: entries.includes("nearExpiry") });
  const counts: Partial<Record<PageId, number>> = {};
  const different = cabinets.data?.reduce((sum, each) => sum + each.openDiscrepancies, 0);
  if (different !== undefined) counts[entries.includes("discrepancies") ? "discrepancies" : "cabinets"] = different;
  if (tasks.data !== undefined) counts.tasks = tasks.data.open;
  if (near.data !== undefined) counts.nearExpiry = near.data.lines;
  return counts;
}

/** On a phone the page's name stands at the top: the bar below shows a few pages only. */
function PageName({ somebody }: { readonly somebody: Somebody }) {
  const say = useSay();
  const location = useLocation();
  const entries = allEntries(somebody);
  const current = currentEntry(entries, location.pathname, location.search);
  const title = entries.find(({ id }) => id === current)?.title;
  return <span className="top-page">{title !== undefined && say(title)}</span>;
}

function Navigation({ somebody, onMore }: { readonly somebody: Somebody; readonly onMore: () => void }) {
  const say = useSay();
  const location = useLocation();
  const entries = entriesOf(somebody);
  const counts = useCounts(entries.map(({ id }) => id));
  const current = currentEntry(entries, location.pathname, location.search);
  return (
    <nav aria-label={say("nav.label")}>
      {entries.map(({ id, title, to, search }) => (
        <Link key={id} to={to} search={search} className="top-link" aria-current={id === current ? "page" : undefined}>
          {say(title)}
          {(counts[id] ?? 0) > 0 && <span className="top-count" title={say(COUNTED[id] ?? "nav.openDifferences")}>{counts[id]}</span>}
        </Link>
      ))}
      <button type="button" className="top-link top-more" onClick={onMore}>
        {say("nav.more")}
      </button>
    </nav>
  );
}

function Shell() {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const [overlay, show] = useOverlay();
  const { data: ended } = useQuery(sessionEnd);
  return (
    <>
      <div className="frame">
        <header className="top">
          <Link to={session === undefined ? "/" : startOf(session).to} className="top-brand" aria-label="Wardline">
            <Brand />
          </Link>
          {session !== undefined && <PageName somebody={session} />}
          {session !== undefined && <Navigation somebody={session} onMore={() => show("goto")} />}
          <span className="top-space" />
          <span className="top-live" role="status">
            <LiveMark />
          </span>
          <button type="button" className="quiet top-help" onClick={() => show("help")} aria-label={say("help.title")}>
            ?
          </button>
          <LanguageSwitch />
          <Account />
        </header>
        <main className="frame-main">
          <Outlet />
        </main>
      </div>
      <Suspense>
        {overlay === "help" && <Help onClose={() => show("none")} />}
        {overlay === "goto" && <GoTo onClose={() => show("none")} />}
        {ended && session !== undefined && <SignInAgain account={session.account} />}
      </Suspense>
    </>
  );
}

export function Frame() {
  return (
    <LiveCabinetsProvider>
      <ScanProvider>
        <Shell />
      </ScanProvider>
    </LiveCabinetsProvider>
  );
}
