import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useState } from "react";
import { FaultPanel } from "../shell/Answers";
import { useSay } from "../shell/Language";
import { Facts, Section, useTitle } from "../shell/Page";
import { fullTime } from "../shell/times";
import { SessionTable } from "./SessionTable";
import { Enrolling } from "./Enrolling";
import { endOwnSession, ownSessions } from "./accounts";
import { roleName } from "./duties";
import { sessionQuery } from "./session";

function SecondStep() {
  const say = useSay();
  const client = useQueryClient();
  const [under, setUnder] = useState(false);
  return (
    <Section title={say("enrol.title")} hint={say("own.secondStepHint")}>
      {under
        ? <Enrolling onDone={() => { setUnder(false); void client.invalidateQueries({ queryKey: sessionQuery.queryKey }); }} />
        : <Button onClick={() => setUnder(true)}>{say("enrol.begin")}</Button>}
    </Section>
  );
}

/** What an account is, where it is signed in, and how it is kept safe: for the one whose it is. */
export default function OwnPage() {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const sessions = useQuery(ownSessions);
  useTitle(say("nav.own"));
  return (
    <div className="page">
      <h1 className="unseen">{say("nav.own")}</h1>
      {session !== undefined && (
        <Section title={say("nav.own")}>
          <Facts facts={[
            [say("signIn.account"), <strong>{session.account}</strong>],
            [say("account.role"), roleName(session.role, say)],
            [say("own.since"), session.since === undefined ? "–" : fullTime(session.since)],
            [say("own.permissions"), session.permissions.length === 0
              ? <span className="nothing">{say("own.noPermissions")}</span>
              : <span className="rights">{session.permissions.map((each) => <span key={each}>{say(`permission.${each}` as "permission.COUNT")}</span>)}</span>],
          ]} />
          <p><Link to="/password" search={{ to: "/own" }}>{say("password.change")}</Link></p>
        </Section>
      )}
      <SecondStep />
      <Section title={say("own.sessions")} hint={say("own.sessionsHint")}>
        {sessions.isError && <FaultPanel what="account.sessionsFailed" error={sessions.error} slim onRetry={() => void sessions.refetch()} />}
        {sessions.data !== undefined && <SessionTable sessions={sessions.data} end={endOwnSession} changed={ownSessions.queryKey} />}
      </Section>
    </div>
  );
}
