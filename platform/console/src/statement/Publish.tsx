import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { useNow } from "../shell/clock";
import { Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { Question } from "../shell/Question";
import { countyDay } from "../shell/times";
import { calendarYears } from "./calendar";
import { useDeed } from "./Clash";
import { inWords, yuan } from "./money";
import { objectionWindows, publish, type Standing } from "./queries";
import { lastDayOf } from "./window";

/** What cannot be taken back is asked once more: whose, how much, and until when it is open to objections. */
export function Publish({ standing }: { readonly standing: Standing }) {
  const say = useSay();
  const [asked, ask] = useState<"not" | "asked" | "taken back">("not");
  const act = useDeed((one: number, key) => publish(one, key));
  const today = countyDay(useNow(60));
  const days = useQuery({ ...objectionWindows, enabled: asked === "asked" }).data?.find(({ kind }) => kind === standing.kind)?.workingDays;
  const years = useQuery({ ...calendarYears, enabled: asked === "asked" }).data;
  if (asked !== "asked") {
    return (
      <>
        <p>{say("statement.publishWhy")}</p>
        <div className="form-line"><Button type="primary" autoFocus={asked === "taken back"} onClick={() => ask("asked")}>{say("statement.publish")}</Button></div>
      </>
    );
  }
  const window = days === undefined || years === undefined ? undefined : lastDayOf(today, days, years);
  return (
    <Question words={say("statement.publishSure")} onBack={() => act.isPending || ask("taken back")}>
      <Facts facts={[
        [say("statement.institution"), <strong>{standing.institutionName}</strong>],
        [say("statement.payableIs"), <span><strong>¥ {yuan(standing.payableFen)}</strong> {inWords(standing.payableFen)}</span>],
        [say("statement.lastDay"), window === undefined
          ? <span className="nothing">…</span>
          : <span><strong>{window.day}</strong> {say("statement.publishWindow", { n: days ?? 0 })}{window.unknownYears.length > 0 && ` ${say("statement.windowUnknown", { years: window.unknownYears.join("、") })}`}</span>],
      ]} />
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate(standing.id)}>{say("statement.publishNow")}</Button>
        <Button disabled={act.isPending} onClick={() => ask("taken back")}>{say("task.cancel")}</Button>
      </div>
    </Question>
  );
}
