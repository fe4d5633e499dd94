import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { Suspense, lazy, useEffect, useState } from "react";
import { LiveCabinetsProvider, useLiveness } from "../cabinet/LiveCabinetsProvider";
import { sessionQuery, signOut } from "../identity/session";
import { freshness } from "../web/liveness";
import { Brand } from "./Brand";
import { useNow } from "./clock";
import { typing } from "./keys";
import { LanguageSwitch } from "./LanguageSwitch";
import { useSay } from "./Language";
import { Mark } from "./Mark";
import { span } from "./times";

const Help = lazy(() => import("./Help"));

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
    client.clear();
    await navigate({ to: "/sign-in", search: {} });
  }

  return (
    <>
      {session !== undefined && (
        <Link to="/password" className="quiet top-account" title={say("password.change")}>
          {session.account}
        </Link>
      )}
      <button type="button" className="quiet" onClick={() => void leave()}>
        {say("action.signOut")}
      </button>
    </>
  );
}

function useHelpKey(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === "?" && !typing(event)) setOpen(true);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return [open, setOpen];
}

export function Frame() {
  const say = useSay();
  const [help, setHelp] = useHelpKey();
  return (
    <LiveCabinetsProvider>
      <div className="frame">
        <header className="top">
          <Link to="/cabinet" className="top-brand" aria-label="Wardline">
            <Brand />
          </Link>
          <nav aria-label={say("nav.label")}>
            <Link to="/cabinet" className="top-link" activeProps={{ "aria-current": "page" }}>
              {say("nav.cabinets")}
            </Link>
          </nav>
          <span className="top-space" />
          <span className="top-live" role="status">
            <LiveMark />
          </span>
          <button type="button" className="quiet top-help" onClick={() => setHelp(true)} aria-label={say("help.title")}>
            ?
          </button>
          <LanguageSwitch />
          <Account />
        </header>
        <main className="frame-main">
          <Outlet />
        </main>
      </div>
      {help && (
        <Suspense>
          <Help onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </LiveCabinetsProvider>
  );
}
