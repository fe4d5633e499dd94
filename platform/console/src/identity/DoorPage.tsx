import { useEffect, type ReactNode } from "react";
import { faultText } from "../shell/Answers";
import { Brand } from "../shell/Brand";
import { LanguageSwitch } from "../shell/LanguageSwitch";
import { useSay } from "../shell/Language";
import { Fault } from "../web/problem";
import "./identity.css";

/** Why the door stayed shut. A wrong password is no failure of the platform, so it shows no request number. */
export function Refusal({ error }: { readonly error: unknown }) {
  const say = useSay();
  const requestId = error instanceof Fault && (error.status ?? 500) >= 500 ? error.requestId : undefined;
  return (
    <p className="door-refusal" role="alert">
      {faultText(error, say)}
      {requestId !== undefined && (
        <span className="fault-id">
          {" "}
          {say("fault.requestId")} <code>{requestId}</code>
        </span>
      )}
    </p>
  );
}

interface DoorPageProps {
  readonly title: string;
  /** Why somebody is here who did not ask to be. */
  readonly notice?: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** The pages outside the shell: signing in and setting a password. */
export function DoorPage({ title, notice, hint, children }: DoorPageProps) {
  useEffect(() => {
    document.title = `${title} · Wardline`;
  }, [title]);
  return (
    <div className="door">
      <header className="door-top">
        <LanguageSwitch />
      </header>
      <main className="door-card">
        <Brand large />
        <h1>{title}</h1>
        {notice !== undefined && <p className="door-notice">{notice}</p>}
        {children}
        {hint !== undefined && <p className="door-hint">{hint}</p>}
      </main>
    </div>
  );
}
