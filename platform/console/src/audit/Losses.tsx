import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Refused } from "../shell/Form";
import { Section, Table } from "../shell/Page";
import { fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { acknowledgeLoss, losses, type Loss } from "./queries";

const LONGEST_REASON = 500;

function Acknowledging({ loss }: { readonly loss: Loss }) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const act = useAct((words: string, key) => acknowledgeLoss(loss.seal, words, key), [losses.queryKey]);
  return (
    <form className="form-line" onSubmit={(event) => {
      event.preventDefault();
      if (reason.trim() !== "") act.mutate(reason.trim());
    }}>
      <input className="control" aria-label={say("loss.reason")} placeholder={say("loss.reason")} maxLength={LONGEST_REASON} value={reason}
        onChange={(event) => setReason(event.target.value)} />
      <Button htmlType="submit" disabled={reason.trim() === ""} loading={act.isPending}>{say("loss.acknowledge")}</Button>
      <Refused error={act.error} />
    </form>
  );
}

/** What restores have lost; nothing is drawn in a county that was never restored to an older copy. */
export function Losses() {
  const say = useSay();
  const { data } = useQuery(losses);
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={say("loss.title")} hint={say("loss.hint")}>
      <Table label={say("loss.title")} heads={[say("loss.seals"), say("loss.found"), say("loss.known")]}
        rows={data.map((loss) => ({
          key: String(loss.seal),
          cells: [
            `#${loss.firstLost} – #${loss.lastLost}`,
            fullTime(loss.at),
            loss.knownAt === null ? <Acknowledging loss={loss} /> : <Mark tone="good">{`${loss.knownTo ?? ""} · ${fullTime(loss.knownAt)} · ${loss.reason ?? ""}`}</Mark>,
          ],
        }))} />
    </Section>
  );
}
