import { useInfiniteQuery, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { useLiveCabinets } from "../cabinet/LiveCabinetsProvider";
import type { Cabinet } from "../cabinet/cabinets";
import { cabinetList } from "../cabinet/queries";
import { ExpiryDay } from "../ledger/ExpiryDay";
import { stockCards, stockTotal, type StockCard } from "../ledger/queries";
import { placeWord } from "../ledger/stockWords";
import { useInstitutionOf } from "../ledger/useInstitutionOf";
import { within } from "../place/Where";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useLanguage, useSay } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import { count } from "../shell/times";
import "./workbench.css";

/** Longer lists belong to their own pages. */
const SHOWN = 8;

interface CounterProps {
  readonly tone: Tone;
  readonly words: string;
  readonly n: number | undefined;
  /** The link around it. */
  readonly draw: (content: ReactNode) => ReactNode;
}

/** A number that waits for somebody, and the way to what it counts. None is calm, not known is not none. */
function Counter({ tone, words, n, draw }: CounterProps) {
  const { locale } = useLanguage();
  return (
    <li>
      {draw(
        <>
          <strong>{n === undefined ? "–" : count(n, locale)}</strong>
          <Mark tone={n === undefined ? "none" : n === 0 ? "good" : tone}>{words}</Mark>
        </>,
      )}
    </li>
  );
}

function lines(total: UseQueryResult<{ readonly lines: number }>): number | undefined {
  return total.data?.lines;
}

function Counters({ cabinets }: { readonly cabinets: readonly Cabinet[] | undefined }) {
  const say = useSay();
  const near = useQuery(stockTotal({ status: "NEAR" }));
  const expired = useQuery(stockTotal({ status: "EXPIRED" }));
  const held = useQuery(stockTotal({ status: "HELD" }));
  const different = cabinets?.reduce((sum, each) => sum + each.openDiscrepancies, 0);
  const offline = cabinets?.filter((each) => !each.online).length;
  return (
    <ul className="counters" aria-label={say("work.counters")}>
      <Counter tone="late" words={say("work.different")} n={different}
        draw={(content) => <Link to="/discrepancy" search={{}}>{content}</Link>} />
      <Counter tone="warn" words={say("work.offline")} n={offline} draw={(content) => <Link to="/cabinet" search={{ show: "offline" }}>{content}</Link>} />
      <Counter tone="warn" words={say("work.near")} n={lines(near)} draw={(content) => <Link to="/stock" search={{ status: "NEAR" }}>{content}</Link>} />
      <Counter tone="late" words={say("work.expired")} n={lines(expired)} draw={(content) => <Link to="/stock" search={{ status: "EXPIRED" }}>{content}</Link>} />
      <Counter tone="warn" words={say("work.held")} n={lines(held)} draw={(content) => <Link to="/stock" search={{ status: "HELD" }}>{content}</Link>} />
    </ul>
  );
}

function Differing({ cabinets }: { readonly cabinets: readonly Cabinet[] }) {
  const say = useSay();
  const institutionOf = useInstitutionOf();
  const some = cabinets.filter((each) => each.openDiscrepancies > 0 || !each.online);
  return (
    <section className="work-list">
      <h2>{say("work.cabinets")}</h2>
      {some.length === 0 && <p className="nothing">{say("work.cabinetsNone")}</p>}
      <ul>
        {some.slice(0, SHOWN).map((cabinet) => (
          <li key={cabinet.did}>
            <Link to="/cabinet/$did" params={{ did: cabinet.did }} search={cabinet.openDiscrepancies > 0 ? { tab: "discrepancies" } : {}}>
              <span className="work-name">{cabinet.name}</span>
              <span className="work-where">{within([institutionOf(cabinet.place), cabinet.ward])}</span>
              <span className="work-marks">
                {cabinet.openDiscrepancies > 0 && <Mark tone="late">{say("difference.short", { n: cabinet.openDiscrepancies })}</Mark>}
                {!cabinet.online && <Mark tone="warn">{say("link.offline")}</Mark>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {some.length > SHOWN && <Link to="/cabinet" search={{ show: "different" }}>{say("work.all")}</Link>}
    </section>
  );
}

function Expiring({ cards }: { readonly cards: readonly StockCard[] }) {
  const say = useSay();
  const institutionOf = useInstitutionOf();
  return (
    <section className="work-list">
      <h2>{say("work.expiring")}</h2>
      {cards.length === 0 && <p className="nothing">{say("work.expiringNone")}</p>}
      <ul>
        {cards.slice(0, SHOWN).map((card) => (
          <li key={JSON.stringify([card.item, card.maker, card.lot, card.place, card.owner])}>
            <Link to="/trace" search={{ item: card.item, maker: card.maker, lot: card.lot }}>
              <span className="work-name">{card.name}</span>
              <span className="work-where">{within([institutionOf(card.place), card.within, placeWord(card, say)])}</span>
              <span className="work-marks"><ExpiryDay day={card.expiry ?? undefined} /></span>
            </Link>
          </li>
        ))}
      </ul>
      {cards.length > SHOWN && <Link to="/stock" search={{ status: "NEAR" }}>{say("work.all")}</Link>}
    </section>
  );
}

export default function WorkbenchPage() {
  const say = useSay();
  const { heard } = useLiveCabinets();
  const cabinets = useQuery(cabinetList(heard));
  const near = useInfiniteQuery(stockCards({ status: "NEAR" }));
  const slow = useSlow(cabinets.isPending || near.isPending);
  const failed = cabinets.error ?? near.error;
  useEffect(() => {
    document.title = `${say("nav.workbench")} · Wardline`;
  }, [say]);
  return (
    <div className="workbench">
      <h1 className="unseen">{say("nav.workbench")}</h1>
      <Counters cabinets={cabinets.data} />
      {failed !== null && <FaultPanel what="work.failed" error={failed} slim onRetry={() => void Promise.all([cabinets.refetch(), near.refetch()])} />}
      {slow && <SkeletonRows rows={6} height={44} />}
      <div className="work-lists">
        {cabinets.data !== undefined && <Differing cabinets={cabinets.data} />}
        {near.data !== undefined && <Expiring cards={near.data.pages.flatMap((each) => each.items)} />}
      </div>
    </div>
  );
}
