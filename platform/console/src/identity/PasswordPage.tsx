import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useSay } from "../shell/Language";
import { DoorPage, Refusal } from "./DoorPage";
import { changePassword, sessionQuery } from "./session";
import { safeReturn } from "./wayBack";

const page = getRouteApi("/password");

/** As short as the platform accepts; saying so beforehand spares a round. */
const SHORTEST = 12;

function useChange() {
  const client = useQueryClient();
  const router = useRouter();
  const { to } = page.useSearch();
  return useMutation({
    mutationFn: ({ current, fresh }: { readonly current: string; readonly fresh: string }) => changePassword(current, fresh),
    onSuccess: async () => {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      router.history.push(safeReturn(to));
    },
  });
}

/** Setting a password of one's own; after a first password there is no way round it. */
export default function PasswordPage() {
  const say = useSay();
  const change = useChange();
  const { data: session } = useQuery(sessionQuery);
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const differ = again !== "" && again !== fresh;
  const complete = current !== "" && fresh.length >= SHORTEST && again === fresh;

  useEffect(() => form.current?.querySelector<HTMLInputElement>("#current")?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete && !change.isPending) change.mutate({ current, fresh });
  }

  return (
    <DoorPage title={say("password.title")} {...(session?.mustChangePassword === true && { notice: say("password.first") })}>
      <form ref={form} onSubmit={submit} noValidate>
        <input type="text" className="unseen" autoComplete="username" value={session?.account ?? ""} readOnly tabIndex={-1} aria-hidden="true" />
        <label htmlFor="current">{say("password.current")}</label>
        <Input id="current" size="large" type="password" autoComplete="current-password" maxLength={256} value={current} onChange={(event) => setCurrent(event.target.value)} />
        <label htmlFor="fresh">{say("password.fresh", { min: SHORTEST })}</label>
        <Input id="fresh" size="large" type="password" autoComplete="new-password" maxLength={128} value={fresh} onChange={(event) => setFresh(event.target.value)} />
        <label htmlFor="again">{say("password.again")}</label>
        <Input id="again" size="large" type="password" autoComplete="new-password" maxLength={128} value={again} onChange={(event) => setAgain(event.target.value)} />
        {differ && <p className="door-refusal">{say("password.differ")}</p>}
        {change.isError && <Refusal error={change.error} />}
        <Button type="primary" size="large" htmlType="submit" block loading={change.isPending} disabled={!complete}>
          {say("password.action")}
        </Button>
      </form>
    </DoorPage>
  );
}
