import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { FaultPanel } from "../shell/Answers";
import { Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Facts, Section, Table } from "../shell/Page";
import { fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { DutyChoice, ScopeChoice, ShownOnce, type ChosenScope } from "./AccountForms";
import { SessionTable } from "./SessionTable";
import { ACCOUNTS_KEY, addToken, changeDuties, changeScope, changeState, endSession, resetAccount, revokeToken, sessionsOf, tokensOf, type Account } from "./accounts";
import { AccountMark } from "./marks";
import { DUTIES, dutyName, roleName, type Duty } from "./duties";

const CHANGED = [ACCOUNTS_KEY] as const;

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

function StateSwitch({ account }: { readonly account: Account }) {
  const say = useSay();
  const [asking, ask] = useState(false);
  const act = useAct((state: Account["state"], key) => changeState(account.name, state, key), CHANGED, () => ask(false));
  const active = account.state === "ACTIVE";
  return (
    <Section title={say("account.state")} hint={say(active ? "account.disableHint" : "account.enableHint")}>
      <Refused error={act.error} />
      {asking ? (
        <div className="form-line" role="group" aria-label={say("account.disable")}>
          <span>{say("account.disableAsk", { name: account.name })}</span>
          <Button danger type="primary" loading={act.isPending} onClick={() => act.mutate("DISABLED")}>{say("account.disable")}</Button>
          <Button onClick={() => ask(false)}>{say("task.cancel")}</Button>
        </div>
      ) : (
        <Button danger={active} loading={act.isPending} onClick={() => (active ? ask(true) : act.mutate("ACTIVE"))}>{say(active ? "account.disable" : "account.enable")}</Button>
      )}
    </Section>
  );
}

function Reset({ account }: { readonly account: Account }) {
  const say = useSay();
  const client = useQueryClient();
  const [drop, setDrop] = useState(false);
  const reset = useMutation({
    mutationFn: () => resetAccount(account.name, drop ? "DROP" : "KEEP"),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNTS_KEY }),
  });
  return (
    <Section title={say("reset.title")} hint={say("reset.why")}>
      {reset.data === undefined
        ? (
          <Form label={say("reset.title")} onSubmit={() => !reset.isPending && reset.mutate()}>
            {account.secondStep && (
              <div className="field-set"><label><input type="checkbox" checked={drop} onChange={() => setDrop(!drop)} />{say("reset.drop")}</label></div>
            )}
            <Refused error={reset.error} />
            <div className="form-line"><Button htmlType="submit" loading={reset.isPending}>{say("reset.action")}</Button></div>
          </Form>
        )
        : <ShownOnce title={say("reset.once", { name: account.name })} secret={reset.data.code} hint={say("reset.until", { until: fullTime(reset.data.until) })} />}
    </Section>
  );
}

function Scope({ account }: { readonly account: Account }) {
  const say = useSay();
  const was: ChosenScope = { scope: account.scope === "COUNTY" ? "COUNTY" : "INSTITUTIONS", institutions: account.institutions };
  const [chosen, choose] = useState(was);
  const act = useAct((scope: ChosenScope, key) => changeScope(account.name, { scope: scope.scope, institutions: [...scope.institutions] }, key), CHANGED);
  const same = chosen.scope === was.scope && sameWords(chosen.institutions, was.institutions);
  return (
    <Section title={say("account.scope")}>
      <Form label={say("account.scope")} onSubmit={() => !same && !act.isPending && act.mutate(chosen)}>
        <ScopeChoice chosen={chosen} onChoose={choose} />
        <Refused error={act.error} />
        <div className="form-line"><Button htmlType="submit" loading={act.isPending} disabled={same}>{say("action.save")}</Button></div>
      </Form>
    </Section>
  );
}

function Duties({ account }: { readonly account: Account }) {
  const say = useSay();
  const was = DUTIES.filter((duty) => account.duties.includes(duty));
  const [chosen, choose] = useState<readonly Duty[]>(was);
  const act = useAct((duties: readonly Duty[], key) => changeDuties(account.name, [...duties], key), CHANGED);
  const same = sameWords(chosen, was);
  return (
    <Section title={say("account.duties")} hint={say("account.dutiesHint")}>
      <Form label={say("account.duties")} onSubmit={() => !same && !act.isPending && act.mutate(chosen)}>
        <DutyChoice chosen={chosen} onChoose={choose} />
        <Refused error={act.error} />
        <div className="form-line"><Button htmlType="submit" loading={act.isPending} disabled={same}>{say("action.save")}</Button></div>
      </Form>
    </Section>
  );
}

function Tokens({ name }: { readonly name: string }) {
  const say = useSay();
  const client = useQueryClient();
  const tokens = useQuery(tokensOf(name));
  const add = useMutation({ mutationFn: () => addToken(name), onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNTS_KEY }) });
  const revoke = useAct((token: number, key) => revokeToken(name, token, key), CHANGED);
  return (
    <Section title={say("account.tokens")}>
      {tokens.isError && <FaultPanel what="account.tokensFailed" error={tokens.error} slim onRetry={() => void tokens.refetch()} />}
      {tokens.data !== undefined && (
        <Table label={say("account.tokens")} heads={["#", say("account.createdAt"), say("account.deed")]}
          rows={tokens.data.map((token) => ({
            key: String(token.id),
            cells: [token.id, fullTime(token.createdAt), <Button size="small" danger onClick={() => revoke.mutate(token.id)}>{say("account.revoke")}</Button>],
          }))} />
      )}
      <Refused error={add.error ?? revoke.error} />
      {add.data !== undefined && <ShownOnce title={say("account.tokenOnce", { name })} secret={add.data.token} hint={say("account.onceHint")} />}
      <div className="form-line"><Button loading={add.isPending} onClick={() => add.mutate()}>{say("account.addToken")}</Button></div>
    </Section>
  );
}

function Sessions({ name }: { readonly name: string }) {
  const say = useSay();
  const sessions = useQuery(sessionsOf(name));
  return (
    <Section title={say("own.sessions")}>
      {sessions.isError && <FaultPanel what="account.sessionsFailed" error={sessions.error} slim onRetry={() => void sessions.refetch()} />}
      {sessions.data !== undefined && <SessionTable sessions={sessions.data} end={(session, key) => endSession(name, session, key)} changed={ACCOUNTS_KEY} />}
    </Section>
  );
}

/** Everything that an account may do and where it is at work, with what an administrator does about it. */
export function AccountDetail({ account }: { readonly account: Account }) {
  const say = useSay();
  const duties = account.duties.map((duty) => dutyName(duty, say)).join("、");
  return (
    <div className="sheet">
      <Facts facts={[
        [say("account.state"), <AccountMark account={account} say={say} />],
        [say("account.role"), roleName(account.role, say)],
        [say("account.duties"), duties === "" ? <span className="nothing">{say("account.noDuties")}</span> : duties],
        [say("account.scope"), account.scope === "INSTITUTIONS" ? account.institutions.join("、") || say("account.noScope") : say(`scope.${account.scope}`)],
        [say("account.secondStep"), say(account.secondStep ? "account.secondStepOn" : "account.secondStepOff")],
        [say("account.lastSignIn"), account.lastSignInAt === null ? say("account.never") : fullTime(account.lastSignInAt)],
        [say("account.createdAt"), fullTime(account.createdAt)],
        ...(account.expiresAt === null ? [] : [[say("account.expiresAt"), fullTime(account.expiresAt)] as const]),
      ]} />
      <div className="account-parts" key={`${account.name} ${account.scope} ${account.institutions.join()} ${account.duties.join()}`}>
        {account.scope !== "ITEM" && <Duties account={account} />}
        {account.scope !== "ITEM" && <Scope account={account} />}
      </div>
      <StateSwitch account={account} />
      {!account.service && <Reset key={account.name} account={account} />}
      {account.service ? <Tokens key={account.name} name={account.name} /> : <Sessions name={account.name} />}
    </div>
  );
}
