import { useQuery } from "@tanstack/react-query";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Facts } from "../shell/Page";
import { count, fullTime } from "../shell/times";
import { seals } from "./queries";

/** The sealer works about every second; a lag of more than this means that it stands still or a long transaction holds it. */
const LAG_LATE_MS = 10_000;

export function SealMark({ lagMs }: { readonly lagMs: number }) {
  const { say, locale } = useLanguage();
  const words = say("seal.lag", { n: count(Math.round(lagMs / 100) / 10, locale) });
  return lagMs > LAG_LATE_MS ? <Mark tone="late">{words}</Mark> : <Mark tone="good">{words}</Mark>;
}

/** How far everything is sealed, and the head by which a printed statement can be compared. */
export function Seals() {
  const say = useSay();
  const query = useQuery(seals);
  const { data } = query;
  if (data === undefined) return <span className="nothing">{say(query.isError ? "seal.failed" : "answer.loading")}</span>;
  return (
    <Facts facts={[
      [say("seal.state"), <SealMark lagMs={data.lagMs} />],
      [say("seal.head"), data.head === null ? say("seal.none") : `#${data.head.no} · ${fullTime(data.head.at)}`],
      ...(data.head === null ? [] : [[say("seal.hash"), <code>{data.head.hash}</code>] as const]),
    ]} />
  );
}
