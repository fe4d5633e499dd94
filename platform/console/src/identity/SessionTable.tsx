import type { QueryKey } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Table } from "../shell/Page";
import { fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import type { OpenSession } from "./accounts";

interface SessionTableProps {
  readonly sessions: readonly OpenSession[];
  readonly end: (session: string, key: string) => Promise<unknown>;
  readonly changed: QueryKey;
}

/** Where somebody is signed in; the session that asks is not ended here but by signing out. */
export function SessionTable({ sessions, end, changed }: SessionTableProps) {
  const say = useSay();
  const act = useAct(end, [changed]);
  if (sessions.length === 0) return <p className="nothing">{say("account.noSessions")}</p>;
  return (
    <>
      <Refused error={act.error} />
      <Table label={say("own.sessions")} heads={[say("account.address"), say("own.since"), say("account.until"), say("account.deed")]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            <code>{session.address}</code>,
            fullTime(session.since),
            fullTime(session.expiresAt),
            session.own
              ? <Mark tone="good">{say("account.thisSession")}</Mark>
              : <Button size="small" loading={act.isPending && act.variables === session.id} onClick={() => act.mutate(session.id)}>{say("account.endSession")}</Button>,
          ],
        }))} />
    </>
  );
}
