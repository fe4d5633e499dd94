import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "../shell/Language";
import { Fault } from "../web/problem";
import { Refusal } from "./DoorPage";
import { signIn } from "./session";

interface Credentials {
  readonly account: string;
  readonly password: string;
  /** Empty where none was asked for. */
  readonly code: string;
}

interface SignInFormProps {
  /** Who has to come back; left out, anybody may come in. */
  readonly expected?: string;
  readonly onSignedIn: () => Promise<void>;
  readonly children?: ReactNode;
}

/** Account, password, and a code where the account asks for one. */
export function SignInForm({ expected, onSignedIn, children }: SignInFormProps) {
  const say = useSay();
  const attempt = useMutation({
    mutationFn: ({ account, password, code }: Credentials) => signIn(account, password, code),
    onSuccess: onSignedIn,
    // A wrong password is no end of a session.
    meta: { asksWho: true },
  });
  const [account, setAccount] = useState(expected ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  // The password was right, and the account asks for a code as well; wrong codes do not take that back.
  const [second, setSecond] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const first = expected === undefined ? "account" : "password";

  function focus(name: string) {
    form.current?.querySelector<HTMLInputElement>(`input[name=${name}]`)?.focus();
  }
  useEffect(() => focus(second ? "code" : first), [second, first]);

  function refused(error: unknown) {
    if (error instanceof Fault && error.code === "second_step_required") return setSecond(true);
    setCode("");
    if (!second) setPassword("");
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (attempt.isPending) return;
    if (account.trim() === "" || password === "") return focus(account.trim() === "" ? "account" : "password");
    attempt.mutate({ account: account.trim(), password, code: code.replace(/\s/g, "") }, { onError: refused });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      {/* Stands there before it speaks: what comes into being with its words is not read out everywhere. */}
      <p className="unseen" role="status">{second ? `${say("signIn.second")} ${say("signIn.secondWhat")}` : ""}</p>
      <label htmlFor="sign-in-account">{say("signIn.account")}</label>
      <Input id="sign-in-account" name="account" size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64}
        readOnly={expected !== undefined} value={account} onChange={(event) => setAccount(event.target.value)} />
      <label htmlFor="sign-in-password">{say("signIn.password")}</label>
      <Input id="sign-in-password" name="password" size="large" type="password" autoComplete="current-password" maxLength={256}
        value={password} onChange={(event) => setPassword(event.target.value)} />
      {second && (
        <>
          <h2>{say("signIn.second")}</h2>
          <p className="door-notice" id="sign-in-what">{say("signIn.secondWhat")}</p>
          <label htmlFor="sign-in-code">{say("signIn.code")}</label>
          <Input id="sign-in-code" name="code" size="large" autoComplete="one-time-code" inputMode="numeric" maxLength={64} aria-describedby="sign-in-what"
            value={code} onChange={(event) => setCode(event.target.value)} />
        </>
      )}
      {attempt.isError && !(attempt.error instanceof Fault && attempt.error.code === "second_step_required") && <Refusal error={attempt.error} />}
      <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending}>
        {say("signIn.action")}
      </Button>
      {children}
    </form>
  );
}
