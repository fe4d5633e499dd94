import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, getRouteApi, useRouter } from "@tanstack/react-router";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useSay } from "../shell/Language";
import { Fault } from "../web/problem";
import { DoorPage, Refusal } from "./DoorPage";
import { sessionQuery, signIn } from "./session";
import { safeReturn } from "./wayBack";

const page = getRouteApi("/sign-in");

interface Credentials {
  readonly account: string;
  readonly password: string;
  /** Empty where none was asked for. */
  readonly code: string;
}

function useSignIn() {
  const client = useQueryClient();
  const router = useRouter();
  const { to } = page.useSearch();
  return useMutation({
    mutationFn: ({ account, password, code }: Credentials) => signIn(account, password, code),
    onSuccess: async () => {
      // Whatever the last account has read is not this one's to see.
      client.clear();
      await client.fetchQuery(sessionQuery);
      router.history.push(safeReturn(to));
    },
  });
}

export default function SignInPage() {
  const say = useSay();
  const attempt = useSignIn();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  // The password was right, and the account asks for a code as well; wrong codes do not take that back.
  const [second, setSecond] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => form.current?.querySelector<HTMLInputElement>(second ? "#code" : "#account")?.focus(), [second]);

  function refused(error: unknown) {
    if (error instanceof Fault && error.code === "second_step_required") return setSecond(true);
    setCode("");
    if (!second) setPassword("");
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (attempt.isPending) return;
    if (account.trim() === "" || password === "") {
      form.current?.querySelector<HTMLInputElement>(account.trim() === "" ? "#account" : "#password")?.focus();
      return;
    }
    attempt.mutate({ account: account.trim(), password, code: code.replace(/\s/g, "") }, { onError: refused });
  }

  return (
    <DoorPage title={say("signIn.title")} hint={say("signIn.hint")}>
      <form ref={form} onSubmit={submit} noValidate>
        <label htmlFor="account">{say("signIn.account")}</label>
        <Input id="account" size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64}
          value={account} onChange={(event) => setAccount(event.target.value)} />
        <label htmlFor="password">{say("signIn.password")}</label>
        <Input id="password" size="large" type="password" autoComplete="current-password" maxLength={256}
          value={password} onChange={(event) => setPassword(event.target.value)} />
        {second && (
          <>
            <label htmlFor="code">{say("signIn.code")}</label>
            <Input id="code" size="large" autoComplete="one-time-code" inputMode="numeric" maxLength={64} value={code} onChange={(event) => setCode(event.target.value)} />
          </>
        )}
        {attempt.isError && !(attempt.error instanceof Fault && attempt.error.code === "second_step_required") && <Refusal error={attempt.error} />}
        <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending}>
          {say("signIn.action")}
        </Button>
        <Link to="/recovery" className="door-link">{say("recovery.link")}</Link>
      </form>
    </DoorPage>
  );
}
