import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useSay } from "../shell/Language";
import { DoorPage, Refusal } from "./DoorPage";
import { sessionQuery, signIn } from "./session";
import { safeReturn } from "./wayBack";

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

export default function SignInPage() {
  const say = useSay();
  const attempt = useSignIn();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (attempt.isPending) return;
    if (account.trim() === "" || password === "") {
      form.current?.querySelector<HTMLInputElement>(account.trim() === "" ? "#account" : "#password")?.focus();
      return;
    }
    attempt.mutate({ account: account.trim(), password }, { onError: () => setPassword("") });
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
        {attempt.isError && <Refusal error={attempt.error} />}
        <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending}>
          {say("signIn.action")}
        </Button>
      </form>
    </DoorPage>
  );
}
