import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, type ReactNode } from "react";
import { EmptyPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Tabs } from "../shell/Tabs";
import { age, clockTime, count, fullTime } from "../shell/times";
import { ClaimPanel } from "./ClaimPanel";
import { DiscrepancyTab } from "./DiscrepancyTab";
import { useLiveCabinets } from "./LiveCabinetsProvider";
import { SessionTab } from "./SessionTab";
import { StockTab } from "./StockTab";
import { StockTakeButton } from "./StockTakeButton";
import type { Cabinet } from "./cabinets";
import { DifferenceMark, DoorMark, LinkMark } from "./marks";
import { cabinetList } from "./queries";
import { TABS, changed, type Tab } from "./view";
import "./detail.css";

const page = getRouteApi("/signed-in/cabinet/$did");

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SnapshotFact({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const now = useNow(10);
  const { lastSnapshotAt } = cabinet;
  if (lastSnapshotAt === undefined) return <span className="nothing">{say("snapshot.never")}</span>;
  const since = age(lastSnapshotAt, now);
  return (
    <span title={fullTime(lastSnapshotAt)}>
      {say(since.key, since.params)} <span className="fact-more">{clockTime(lastSnapshotAt, now)}</span>
    </span>
  );
}

function Facts({ cabinet }: { readonly cabinet: Cabinet }) {
  const { say, locale } = useLanguage();
  return (
    <dl className="facts">
      <Fact label={say("list.link")}>
        <LinkMark cabinet={cabinet} say={say} />
      </Fact>
      <Fact label={say("list.door")}>
        <DoorMark door={cabinet.door} say={say} />
      </Fact>
      <Fact label={say("list.snapshot")}>
        <SnapshotFact cabinet={cabinet} />
      </Fact>
      <Fact label={say("verified.label")}>
        {cabinet.unverified ? <Mark tone="warn">{say("verified.no")}</Mark> : <Mark tone="good">{say("verified.yes")}</Mark>}
      </Fact>
      <Fact label={say("list.different")}>
        <DifferenceMark cabinet={cabinet} say={say} />
      </Fact>
      <Fact label={say("list.units")}>
        <strong>{count(cabinet.units, locale)}</strong>
      </Fact>
    </dl>
  );
}

function useClose(): () => void {
  const navigate = useNavigate();
  const view = page.useSearch();
  return () => void navigate({ to: "/cabinet", search: view });
}

function Head({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const close = useClose();
  return (
    <header className="detail-head">
      <button type="button" className="quiet detail-back" onClick={close} aria-label={say("action.back")}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M10 2.5 4.5 8l5.5 5.5" /></svg>
      </button>
      <div className="detail-title">
        <h2>{cabinet.name}</h2>
        <p>
          <span>{cabinet.ward}</span>
          <code>{cabinet.did}</code>
        </p>
      </div>
      <StockTakeButton cabinet={cabinet} />
      <button type="button" className="quiet detail-close" onClick={close} aria-label={say("action.close")}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
      </button>
    </header>
  );
}

const PANELS: Readonly<Record<Tab, (cabinet: Cabinet) => ReactNode>> = {
  stock: (cabinet) => <StockTab cabinet={cabinet} />,
  sessions: (cabinet) => <SessionTab cabinet={cabinet} />,
  discrepancies: (cabinet) => <DiscrepancyTab cabinet={cabinet} />,
};

function Known({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const view = page.useSearch();
  const navigate = useNavigate();
  const chosen = view.tab ?? "stock";
  const counts: Readonly<Record<Tab, number | undefined>> = { stock: undefined, sessions: undefined, discrepancies: cabinet.openDiscrepancies };
  useEffect(() => {
    document.title = `${cabinet.name} · ${cabinet.ward} · Wardline`;
  }, [cabinet.name, cabinet.ward]);
  return (
    <>
      <Head cabinet={cabinet} />
      <Facts cabinet={cabinet} />
      <ClaimPanel cabinet={cabinet} />
      <Tabs<Tab> label={cabinet.name} chosen={chosen} tabs={TABS.map((id) => ({ id, title: say(`tab.${id}`), count: counts[id] || undefined }))}
        onChoose={(tab) => void navigate({ to: ".", search: changed(view, { tab }), replace: true })}>
        {PANELS[chosen](cabinet)}
      </Tabs>
    </>
  );
}

export default function CabinetDetail() {
  const say = useSay();
  const { did } = page.useParams();
  const { heard } = useLiveCabinets();
  const list = useQuery(cabinetList(heard));
  const slow = useSlow(list.isPending);
  const close = useClose();
  const cabinet = list.data?.find((each) => each.did === did);
  return (
    <section className="detail" aria-label={say("detail.label")} key={did}>
      {cabinet !== undefined && <Known cabinet={cabinet} />}
      {slow && <SkeletonRows rows={6} height={44} />}
      {list.data !== undefined && cabinet === undefined && (
        <EmptyPanel title={say("detail.missing", { did })} hint={say("detail.missingHint")}>
          <Button onClick={close}>{say("action.back")}</Button>
        </EmptyPanel>
      )}
    </section>
  );
}
