import { useQuery } from "@tanstack/react-query";
import type { Locale } from "../messages/words";
import { useSay, useLanguage } from "../shell/Language";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Mark } from "../shell/Mark";
import { count } from "../shell/times";
import { signed } from "./numbers";
import { differencesOf, type Cell, type Difference } from "./queries";

function why({ kind, packFactor, fittingFactor }: Difference): { readonly factor: number; readonly fitting: number } | undefined {
  return kind === "PACK_FACTOR" && packFactor !== null && fittingFactor !== null ? { factor: packFactor, fitting: fittingFactor } : undefined;
}

/** Where our receipts and the platform's lines of one figure say different things. */
export function Differences({ cell }: { readonly cell: Cell }) {
  const { say, locale } = useLanguage();
  const list = useQuery(differencesOf(cell));
  const slow = useSlow(list.isPending);
  return (
    <>
      {list.isError && <FaultPanel what="vbp.differencesFailed" error={list.error} slim onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={4} height={38} />}
      {list.data?.length === 0 && <EmptyPanel title={say("vbp.differencesNone")} hint={say("vbp.differencesNoneHint")} />}
      {list.data !== undefined && list.data.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={say("vbp.tab.differences")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("vbp.differenceKind")}</th>
                <th scope="col">{say("vbp.orderLine")}</th>
                <th scope="col">{say("stock.item")}</th>
                <th scope="col">{say("vbp.daysOf")}</th>
                <th scope="col" className="end">{say("vbp.source.OWN")}</th>
                <th scope="col" className="end">{say("vbp.source.PLATFORM")}</th>
                <th scope="col" className="end">{say("vbp.beyond")}</th>
              </tr>
            </thead>
            <tbody>{list.data.map((each) => <Row key={JSON.stringify(each)} difference={each} locale={locale} />)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Row({ difference, locale }: { readonly difference: Difference; readonly locale: Locale }) {
  const say = useSay();
  const packs = why(difference);
  return (
    <tr>
      <td>
        <Mark tone={packs === undefined ? "warn" : "late"}>{say(`vbp.difference.${difference.kind}`)}</Mark>
        {packs !== undefined && <span className="line-more"> {say("vbp.factorFits", packs)}</span>}
      </td>
      <td><code>{difference.orderNo === null ? "–" : `${difference.orderNo} - ${difference.orderLine ?? ""}`}</code></td>
      <td><code>{difference.item ?? "–"}</code></td>
      <td>{difference.from === difference.until ? difference.from : `${difference.from} – ${difference.until}`}</td>
      <td className="end">{count(difference.ownUnits, locale)}</td>
      <td className="end">{count(difference.platformUnits, locale)}</td>
      <td className="end"><strong>{signed(difference.platformUnits - difference.ownUnits, locale)}</strong></td>
    </tr>
  );
}
