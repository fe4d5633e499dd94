import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useLanguage, useSay } from "../shell/Language";
import { Facts, useTitle } from "../shell/Page";
import { count } from "../shell/times";
import { Fault } from "../web/problem";
import { Printing } from "./Printing";
import { Crumbs, Rooms } from "./Rooms";
import { everyEntry, explanationOf, receiptHead, receiptLines, type Entry, type ReceiptLine } from "./queries";
import { returnsOf, sumOf, type Return } from "./receiptView";
import { useBatchNames } from "./useBatchNames";
import { useInstitutionName } from "./useNames";
import "./figure.css";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/progress/$institution/$batch/$agreement/$product/receipt/$receipt");

/** From whom it came, on whose account, where it was received and by whom. */
function Head({ receipt }: { readonly receipt: string }) {
  const say = useSay();
  const nameOf = useInstitutionName();
  const head = useQuery(receiptHead(receipt)).data;
  if (head === undefined) return null;
  return (
    <div className="receipt-head">
      <Facts facts={[
        [say("vbp.receipt.supplier"), <code>{head.supplier}</code>],
        [say("vbp.receipt.account"), nameOf(head.institution)],
        [say("vbp.receipt.place"), <code>{head.place}</code>],
        [say("vbp.acceptedOn"), head.acceptedOn],
        [say("vbp.receipt.by"), head.account],
        [say("vbp.failure.orderNo"), head.orderNo === null ? "–" : <code>{head.orderNo}</code>],
      ]} />
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly ReceiptLine[];
  readonly looked: number | undefined;
  readonly entries: readonly Entry[];
  readonly receipt: number;
}

/** One line of what was accepted, and below it one for each day on which some of it went back. */
function Line({ line, isLooked, returns }: { readonly line: ReceiptLine; readonly isLooked: boolean; readonly returns: readonly Return[] }) {
  const { say, locale } = useLanguage();
  return (
    <>
      <tr className={isLooked ? "looked" : undefined} aria-current={isLooked ? "true" : undefined}>
        <td className="end" data-head={say("vbp.lineNo")}>{line.line}</td>
        <td className="end" data-head={say("vbp.orderLineNo")}>{line.orderLine ?? "–"}</td>
        <td data-head={say("stock.item")}><Link to="/stock" search={{ q: line.item }}><code>{line.item}</code></Link></td>
        <td data-head={say("stock.lot")}><code>{line.lot}</code></td>
        <td data-head={say("stock.expiry")}>{line.expiry ?? "–"}</td>
        <td className="end" data-head={say("vbp.accepted")}>{count(line.quantity, locale)}</td>
        <td className="end" data-head={say("vbp.returned")}>{count(line.returned, locale)}</td>
        <td className="end" data-head={say("vbp.netUnits")}><strong>{count(line.quantity - line.returned, locale)}</strong></td>
      </tr>
      {returns.map(({ day, units }, at) => (
        <tr key={`${day} ${at}`} className="receipt-return">
          <td className="receipt-no" colSpan={2} />
          <td colSpan={3}>{say("vbp.returnedOn", { day })}</td>
          <td className="receipt-no" />
          <td className="end" data-head={say("vbp.returned")}>{count(units, locale)}</td>
          <td className="receipt-no" />
        </tr>
      ))}
    </>
  );
}

function Lines({ title, lines, looked, entries, receipt }: LinesProps) {
  const { say, locale } = useLanguage();
  const sum = sumOf(lines);
  return (
    <div className="figure-panel table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="table receipt-lines">
        <thead>
          <tr>
            <th scope="col" className="end">{say("vbp.lineNo")}</th>
            <th scope="col" className="end">{say("vbp.orderLineNo")}</th>
            <th scope="col">{say("stock.item")}</th>
            <th scope="col">{say("stock.lot")}</th>
            <th scope="col">{say("stock.expiry")}</th>
            <th scope="col" className="end">{say("vbp.accepted")}</th>
            <th scope="col" className="end">{say("vbp.returned")}</th>
            <th scope="col" className="end">{say("vbp.netUnits")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => <Line key={line.line} line={line} isLooked={line.line === looked} returns={returnsOf(entries, receipt, line.line)} />)}
        </tbody>
        {sum !== undefined && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>{say("vbp.sum")}</th>
              <td className="end" data-head={say("vbp.accepted")}>{count(sum.quantity, locale)}</td>
              <td className="end" data-head={say("vbp.returned")}>{count(sum.returned, locale)}</td>
              <td className="end" data-head={say("vbp.netUnits")}><strong>{count(sum.quantity - sum.returned, locale)}</strong></td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The end of the way from the county's total: what was accepted, line by line, and what went back of it. */
export default function ReceiptPage() {
  const say = useSay();
  const { receipt, ...cell } = page.useParams();
  const { line: looked } = page.useSearch();
  const nameOf = useBatchNames();
  const told = useQuery(explanationOf(cell)).data?.figures;
  const lines = useQuery(receiptLines(receipt));
  const entries = useQuery(everyEntry(cell)).data ?? [];
  const slow = useSlow(lines.isPending);
  const missing = lines.error instanceof Fault && lines.error.status === 404;
  const title = say("vbp.receiptNo", { n: receipt });
  useTitle(title);
  return (
    <section className="vbp figure" aria-label={title}>
      <Rooms />
      <div className="figure-scroll">
        <Printing title={title} />
        <header className="vbp-head">
          <Crumbs crumbs={[
            { words: say("vbp.county"), link: (words) => <Link to="/vbp/progress" search={{}}>{words}</Link> },
            { words: told?.institutionName ?? cell.institution, link: (words) => <Link to="/vbp/progress/$institution" params={cell} search={{}}>{words}</Link> },
            { words: `${nameOf(cell.batch)} ${cell.agreement}`, link: (words) => <Link to="/vbp/progress/$institution" params={cell} search={{ batch: cell.batch, agreement: cell.agreement }}>{words}</Link> },
            { words: told?.productName ?? cell.product, link: (words) => <Link to="/vbp/progress/$institution/$batch/$agreement/$product" params={cell} search={{}}>{words}</Link> },
            { words: title },
          ]} />
          <h1>{title}</h1>
        </header>
        <Head receipt={receipt} />
        {lines.isError && !missing && <FaultPanel what="vbp.receiptFailed" error={lines.error} onRetry={() => void lines.refetch()} />}
        {missing && <EmptyPanel title={say("vbp.receiptMissing")} hint={say("fault.missing")} />}
        {slow && <SkeletonRows rows={5} height={38} />}
        {lines.data !== undefined && <Lines title={title} lines={lines.data} looked={looked} entries={entries} receipt={Number(receipt)} />}
      </div>
    </section>
  );
}
