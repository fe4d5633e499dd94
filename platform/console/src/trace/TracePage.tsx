import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, type ReactNode } from "react";
import { ExpiryDay } from "../ledger/ExpiryDay";
import { grouped } from "../ledger/expiry";
import { ScanInput } from "../scan/ScanInput";
import { useScans } from "../scan/ScanProvider";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Export } from "../shell/Export";
import { useLanguage, useSay } from "../shell/Language";
import { count, fullTime } from "../shell/times";
import { Fault } from "../web/problem";
import { Findings } from "./Findings";
import { PlaceLink, Timeline } from "./Timeline";
import { lotLife, unitLife } from "./queries";
import { exportAddress, subjectOf } from "./view";
import "./trace.css";

const page = getRouteApi("/signed-in/trace");

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface LifeProps {
  readonly query: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown; readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly refetch: () => unknown; readonly fetchNextPage: () => unknown };
  readonly children: ReactNode;
}

/** Waiting, failing, missing, and going on are alike for a piece and for a lot. */
function Life({ query, children }: LifeProps) {
  const say = useSay();
  const slow = useSlow(query.isPending);
  const missing = query.error instanceof Fault && query.error.status === 404;
  return (
    <>
      {slow && <SkeletonRows rows={6} height={60} />}
      {query.isError && missing && <EmptyPanel title={say("trace.missing")} hint={say("trace.missingHint")} />}
      {query.isError && !missing && <FaultPanel what="trace.failed" error={query.error} onRetry={() => void query.refetch()} />}
      {children}
      {query.hasNextPage && (
        <Button className="life-more" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say("action.older")}
        </Button>
      )}
    </>
  );
}

function Unit({ epc }: { readonly epc: string }) {
  const say = useSay();
  const query = useInfiniteQuery(unitLife(epc));
  const life = query.data?.pages[0];
  const unit = life?.unit;
  return (
    <Life query={query}>
      {life !== undefined && unit !== undefined && (
        <>
          <header className="life-head">
            <h2>{unit.name}</h2>
            <code>{grouped(unit.epc)}</code>
            <Export label={say("trace.export")} addressOf={(format) => exportAddress({ kind: "unit", epc: unit.epc }, format)} />
          </header>
          <dl className="life-facts">
            <Fact label={say("trace.place")}><PlaceLink place={unit.place} /></Fact>
            <Fact label={say("stock.lot")}>
              <Link to="/trace" search={{ item: unit.item, maker: unit.maker, lot: unit.lot }}><code>{unit.lot}</code></Link>
            </Fact>
            <Fact label={say("stock.expiry")}><ExpiryDay day={unit.expiry} /></Fact>
            <Fact label={say("stock.item")}><Link to="/stock" search={{ q: unit.item }}><code>{unit.item}</code></Link></Fact>
            <Fact label={say("stock.owner")}>{unit.ownerName ?? say("place.elsewhere")}</Fact>
            <Fact label={say("trace.boundAt")}>{fullTime(unit.boundAt)}</Fact>
          </dl>
          <Findings holds={life.holds} differences={life.discrepancies} />
          <Timeline steps={query.data?.pages.flatMap((each) => each.items) ?? []} />
        </>
      )}
    </Life>
  );
}

function Lot({ item, maker, lot }: { readonly item: string; readonly maker: string; readonly lot: string }) {
  const { say, locale } = useLanguage();
  const query = useInfiniteQuery(lotLife(item, maker, lot));
  const life = query.data?.pages[0];
  return (
    <Life query={query}>
      {life !== undefined && (
        <>
          <header className="life-head">
            <h2>{life.lot.name}</h2>
            <code>{say("stock.lot")} {life.lot.lot}</code>
            <Export label={say("trace.export")} addressOf={(format) => exportAddress({ kind: "lot", item, maker, lot }, format)} />
          </header>
          <dl className="life-facts">
            <Fact label={say("stock.expiry")}><ExpiryDay day={life.lot.expiry} /></Fact>
            <Fact label={say("stock.item")}><Link to="/stock" search={{ q: life.lot.item }}><code>{life.lot.item}</code></Link></Fact>
            <Fact label={say("stock.maker")}>{life.lot.maker}</Fact>
          </dl>
          <Findings holds={life.holds} differences={[]} />
          <ul className="stands" aria-label={say("trace.stands")}>
            {life.stands.map(({ place, quantity }) => (
              <li key={place.code ?? place.kind}>
                <PlaceLink place={place} />
                <strong>{count(quantity, locale)}</strong>
              </li>
            ))}
          </ul>
          <Timeline withEpc steps={query.data?.pages.flatMap((each) => each.items) ?? []} />
        </>
      )}
    </Life>
  );
}

/** What was scanned in this window, newest first, with how often it counts. */
function Scanned() {
  const say = useSay();
  const { queue, clear } = useScans();
  if (queue.counted.length === 0) return <EmptyPanel title={say("trace.nobody")} hint={say("trace.nobodyHint")} />;
  return (
    <section className="scanned" aria-label={say("scan.list")}>
      <header>
        <h2>{say("scan.list")}</h2>
        <Button size="small" onClick={clear}>{say("scan.clear")}</Button>
      </header>
      <ul>
        {queue.counted.map(({ code, name, n }) => (
          <li key={code}>
            <span>{name}</span>
            <code>{grouped(code)}</code>
            <strong>{n}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function TracePage() {
  const say = useSay();
  const subject = subjectOf(page.useSearch());
  useEffect(() => {
    document.title = `${say("nav.trace")} · Wardline`;
  }, [say]);
  return (
    <div className="trace">
      <h1 className="unseen">{say("nav.trace")}</h1>
      <div className="trace-field">
        <ScanInput focused={subject.kind === "nobody"} />
      </div>
      <section className="trace-life" aria-label={say("trace.life")} tabIndex={0}>
        {subject.kind === "nobody" && <Scanned />}
        {subject.kind === "unit" && <Unit epc={subject.epc} />}
        {subject.kind === "lot" && <Lot item={subject.item} maker={subject.maker} lot={subject.lot} />}
      </section>
    </div>
  );
}
