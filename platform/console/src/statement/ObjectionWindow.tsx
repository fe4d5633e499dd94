import { useQuery } from "@tanstack/react-query";
import { useNow } from "../shell/clock";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { countyDay } from "../shell/times";
import { calendarYears } from "./calendar";
import type { Standing } from "./queries";
import { windowOf } from "./window";

/** From when until when objections are taken, how much of it is left, and what lies between that is not worked. */
export function ObjectionWindow({ standing }: { readonly standing: Standing }) {
  const say = useSay();
  const today = countyDay(useNow(60));
  const years = useQuery(calendarYears).data;
  const { publishedOn, lastDay } = standing;
  if (publishedOn === null || lastDay === null || years === undefined) return null;
  const { left, holidays, makeUpDays, unknownYears } = windowOf(publishedOn, lastDay, today, years);
  const isOver = today > lastDay;
  const spans = holidays.map(({ first, last }) => (first === last ? first : `${first} – ${last}`));
  return (
    <section className="statement-window" aria-label={say("statement.window")}>
      <p>
        <strong>{say("statement.window")}</strong> {say("statement.windowSpan", { first: publishedOn, last: lastDay })}{" "}
        {isOver ? <Mark tone="none">{say("statement.windowOver")}</Mark> : <Mark tone={left <= 3 ? "warn" : "busy"}>{say("statement.windowLeft", { n: left })}</Mark>}
      </p>
      <p className="nothing">
        {spans.length === 0 ? say("statement.windowNoHolidays") : say("statement.windowHolidays", { days: spans.join("、") })}
        {makeUpDays.length > 0 && ` ${say("statement.windowMakeUp", { days: makeUpDays.join("、") })}`}
        {unknownYears.length > 0 && ` ${say("statement.windowUnknown", { years: unknownYears.join("、") })}`}
      </p>
    </section>
  );
}
