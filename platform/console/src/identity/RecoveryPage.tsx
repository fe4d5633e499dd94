import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState, type FormEvent } from "react";
import { useSay } from "../shell/Language";
import { DoorPage, Refusal } from "./DoorPage";
import { recover } from "./session";

const SHORTEST = 12;

/** A new password by the code that an administrator handed out, once and within an hour. */
export default function RecoveryPage() {
  const say = useSay();
  const [account, setAccount] = useState("");
  const [code, setCode] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const attempt = useMutation({ mutationFn: () => recover(account.trim(), code.trim(), fresh) });
  const differ = again !== "" && again !== fresh;
  const complete = account.trim() !== "" && code.trim() !== "" && fresh.length >= SHORTEST && again === fresh;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete && !attempt.isPending) attempt.mutate();
  }

  if (attempt.isSuccess) {
    return (
      <DoorPage title={say("recovery.title")}>
        <p className="door-done" role="status">{say("recovery.done")}</p>
        <Link to="/sign-in" search={{}} className="door-link">{say("signIn.action")}</Link>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={say("recovery.title")} notice={say("recovery.why")}>
      <form onSubmit={submit} noValidate>
        <label htmlFor="account">{say("signIn.account")}</label>
        <Input id="account" size="large" autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} value={account} onChange={(event) => setAccount(event.target.value)} />
        <label htmlFor="code">{say("recovery.code")}</label>
        <Input id="code" size="large" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={64} value={code} onChange={(event) => setCode(event.target.value)} />
        <label htmlFor="fresh">{say("password.fresh", { min: SHORTEST })}</label>
        <Input id="fresh" size="large" type="password" autoComplete="new-password" maxLength={128} value={fresh} onChange={(event) => setFresh(event.target.value)} />
        <label htmlFor="again">{say("password.again")}</label>
        <Input id="again" size="large" type="password" autoComplete="new-password" maxLength={128} value={again} onChange={(event) => setAgain(event.target.value)} />
        {differ && <p className="door-refusal">{say("password.differ")}</p>}
        {attempt.isError && <Refusal error={attempt.error} />}
        <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending} disabled={!complete}>{say("password.action")}</Button>
        <Link to="/sign-in" search={{}} className="door-link">{say("recovery.back")}</Link>
      </form>
    </DoorPage>
  );
}
