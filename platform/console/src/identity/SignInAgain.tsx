import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useLayoutEffect, useRef } from "react";
import { useSay } from "../shell/Language";
import { dropDrafts } from "../shell/useDraft";
import { SignInForm } from "./SignInForm";
import { sessionEnd, sessionQuery } from "./session";
import "./identity.css";

/**
 * Stands before the page when its session has ended in the middle of the work: whoever was at work signs in here and goes on, and
 * nothing that was typed is lost. What the page shows is covered until then.
 */
export default function SignInAgain({ account }: { readonly account: string }) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the form takes the keyboard: a dialog that opens gives it to its first field.
  useLayoutEffect(() => dialog.current?.showModal(), []);

  async function goOn() {
    client.setQueryData(sessionEnd.queryKey, false);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await client.invalidateQueries();
  }

  async function leave() {
    dropDrafts();
    client.clear();
    await navigate({ to: "/sign-in", search: {} });
  }

  return (
    <dialog ref={dialog} className="again" aria-labelledby="again-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="again-title">{say("again.title")}</h2>
      <p>{say("again.why")}</p>
      <SignInForm expected={account} onSignedIn={goOn}>
        <button type="button" className="quiet" onClick={() => void leave()}>{say("again.other")}</button>
      </SignInForm>
    </dialog>
  );
}
