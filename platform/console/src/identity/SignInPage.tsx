import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { faultText } from "../shell/Answers";
import { Brand } from "../shell/Brand";
import { LanguageSwitch } from "../shell/LanguageSwitch";
import { useSay } from "../shell/Language";
import { Fault } from "../web/problem";
import { safeReturn, sessionQuery, signIn } from "./session";
import "./identity.css";

const page = getRouteApi("/sign-in");

interface Credentials {
  readonly account: string;
  readonly password: string;
}

function useSignIn() {
  const client = useQueryClient();
  const router = useRouter();
  const { to } = page.useSearch();
  return useMutation({
    mutationFn: ({ account, password }: Credentials) => signIn(account, password),
    onSuccess: async () => {
      // Whatever the last account has read is not this one's to see.
      client.clear();
      await client.fetchQuery(sessionQuery);
      router.history.push(safeReturn(to));
    },
  });
}

function Refusal({ error }: { readonly error: unknown }) {
  const say = useSay();
  const requestId = error instanceof Fault && error.status !== 401 ? error.requestId : undefined;
  return (
    <p className="sign-in-refusal" role="alert">
      {faultText(error, say)}
      {requestId !== undefined && (
        <>
          {" "}
          <span className="fault-id">
            {say("fault.requestId")} <code>{requestId}</code>
          </span>
        </>
      )}
    </p>
  );
}

export function SignInPage() {
  const say = useSay();
  const attempt = useSignIn();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const complete = account.trim() !== "" && password !== "";

  useEffect(() => {
    document.title = `${say("signIn.title")} · Wardline`;
    form.current?.querySelector("input")?.focus();
  }, [say]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!complete || attempt.isPending) return;
    attempt.mutate({ account: account.trim(), password }, { onError: () => setPassword("") });
  }

  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <LanguageSwitch />
      </header>
      <main className="sign-in-card">
        <Brand large />
        <h1>{say("signIn.title")}</h1>
        <form ref={form} onSubmit={submit} noValidate>
          <label htmlFor="account">{say("signIn.account")}</label>
          <Input id="account" size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64}
            value={account} onChange={(event) => setAccount(event.target.value)} />
          <label htmlFor="password">{say("signIn.password")}</label>
          <Input id="password" size="large" type="password" autoComplete="current-password" maxLength={256}
            value={password} onChange={(event) => setPassword(event.target.value)} />
          {attempt.isError && <Refusal error={attempt.error} />}
          <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending} disabled={!complete}>
            {say("signIn.action")}
          </Button>
        </form>
        <p className="sign-in-hint">{say("signIn.hint")}</p>
      </main>
    </div>
  );
}

export default SignInPage;
