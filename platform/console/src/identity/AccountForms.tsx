import { useQuery } from "@tanstack/react-query";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { institutions } from "../place/institutions";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { ACCOUNTS_KEY, createAccount, openInspection, type NewAccount, type Secret } from "./accounts";
import { DUTIES, ROLES, dutyName, roleName, type Duty, type Role } from "./duties";

/** Something that is shown once and never again. */
export function ShownOnce({ title, secret, hint }: { readonly title: string; readonly secret: string; readonly hint: string }) {
  return (
    <div className="done" role="status">
      <p>{title}</p>
      <code className="secret" data-secret>{secret}</code>
      <p>{hint}</p>
    </div>
  );
}

interface DutyChoiceProps {
  readonly chosen: readonly Duty[];
  readonly onChoose: (duties: readonly Duty[]) => void;
}

export function DutyChoice({ chosen, onChoose }: DutyChoiceProps) {
  const say = useSay();
  return (
    <fieldset className="field-set">
      <legend>{say("account.duties")}</legend>
      {DUTIES.map((duty) => (
        <label key={duty}>
          <input type="checkbox" checked={chosen.includes(duty)} onChange={() => onChoose(DUTIES.filter((each) => (each === duty) !== chosen.includes(each)))} />
          {dutyName(duty, say)}
        </label>
      ))}
    </fieldset>
  );
}

export interface ChosenScope {
  readonly scope: "COUNTY" | "INSTITUTIONS";
  readonly institutions: readonly string[];
}

interface ScopeChoiceProps {
  readonly chosen: ChosenScope;
  readonly onChoose: (scope: ChosenScope) => void;
}

/** The whole county, or some of its institutions. */
export function ScopeChoice({ chosen, onChoose }: ScopeChoiceProps) {
  const say = useSay();
  // The county itself is the other choice.
  const all = (useQuery(institutions).data ?? []).filter(({ kind }) => kind !== "COUNTY");
  const toggle = (code: string) => {
    const now = chosen.institutions.includes(code) ? chosen.institutions.filter((each) => each !== code) : [...chosen.institutions, code];
    onChoose({ scope: "INSTITUTIONS", institutions: now });
  };
  return (
    <>
      <fieldset className="field-set">
        <legend>{say("account.scope")}</legend>
        {(["COUNTY", "INSTITUTIONS"] as const).map((scope) => (
          <label key={scope}>
            <input type="radio" checked={chosen.scope === scope} onChange={() => onChoose({ scope, institutions: [] })} />
            {say(`scope.${scope}`)}
          </label>
        ))}
      </fieldset>
      {chosen.scope === "INSTITUTIONS" && (
        <fieldset className="field-set">
          <legend>{say("account.institutions")}</legend>
          {all.map(({ code, name }) => (
            <label key={code}>
              <input type="checkbox" checked={chosen.institutions.includes(code)} onChange={() => toggle(code)} />
              {name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

const FORM_OF_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

function useSecret<Wish>(perform: (wish: Wish) => Promise<Secret>) {
  const client = useQueryClient();
  // No idempotency key: an answer with a secret is kept nowhere, so it could not be repeated.
  return useMutation({ mutationFn: perform, onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNTS_KEY }) });
}

export function CreateAccount() {
  const say = useSay();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("WARD");
  const [kind, setKind] = useState<"PERSON" | "SERVICE">("PERSON");
  const [scope, setScope] = useState<ChosenScope>({ scope: "INSTITUTIONS", institutions: [] });
  const [duties, setDuties] = useState<readonly Duty[]>([]);
  const create = useSecret(createAccount);
  const complete = FORM_OF_NAME.test(name);
  function submit() {
    const wish: NewAccount = { name, role, kind, scope: scope.scope, institutions: [...scope.institutions], duties: [...duties] };
    if (complete && !create.isPending) create.mutate(wish);
  }
  if (create.data !== undefined) {
    const { password, token } = create.data;
    return <ShownOnce title={say(password === undefined ? "account.tokenOnce" : "account.passwordOnce", { name: create.data.name })} secret={password ?? token ?? ""} hint={say("account.onceHint")} />;
  }
  return (
    <Form label={say("account.create")} onSubmit={submit}>
      <Field label={say("account.name")} hint={say("account.nameHint")}>
        {(id) => <input id={id} className="control" autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} value={name}
          aria-invalid={name !== "" && !complete} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={say("account.role")}>
        {(id) => <Choice id={id} value={role} words={ROLES} say={(each) => roleName(each, say)} onChoose={(chosen) => chosen !== undefined && setRole(chosen)} />}
      </Field>
      <Field label={say("account.kind")}>
        {(id) => <Choice id={id} value={kind} words={["PERSON", "SERVICE"] as const} say={(each) => say(`account.${each}`)} onChoose={(chosen) => chosen !== undefined && setKind(chosen)} />}
      </Field>
      <ScopeChoice chosen={scope} onChoose={setScope} />
      <DutyChoice chosen={duties} onChoose={setDuties} />
      <Refused error={create.error} />
      <div className="form-line"><Button type="primary" htmlType="submit" loading={create.isPending} disabled={!complete}>{say("account.create")}</Button>
        <Missing what={[!complete && say("account.name")]} /></div>
    </Form>
  );
}

/** An inspector reads everything about one item for a day. */
export function OpenInspection() {
  const say = useSay();
  const [name, setName] = useState("");
  const [item, setItem] = useState("");
  const open = useSecret(openInspection);
  const complete = FORM_OF_NAME.test(name) && item.trim() !== "";
  if (open.data !== undefined) {
    return <ShownOnce title={say("account.passwordOnce", { name: open.data.name })} secret={open.data.password ?? ""} hint={say("inspection.hint")} />;
  }
  return (
    <Form label={say("inspection.open")} onSubmit={() => complete && !open.isPending && open.mutate({ name, item: item.trim() })}>
      <p className="panel-hint">{say("inspection.why")}</p>
      <Field label={say("account.name")} hint={say("account.nameHint")}>
        {(id) => <input id={id} className="control" autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={say("inspection.item")}>
        {(id) => <input id={id} className="control" autoComplete="off" maxLength={64} value={item} onChange={(event) => setItem(event.target.value)} />}
      </Field>
      <Refused error={open.error} />
      <div className="form-line"><Button type="primary" htmlType="submit" loading={open.isPending} disabled={!complete}>{say("inspection.open")}</Button>
        <Missing what={[!FORM_OF_NAME.test(name) && say("account.name"), item.trim() === "" && say("inspection.item")]} /></div>
    </Form>
  );
}
