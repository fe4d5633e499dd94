import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useMemo, useState, type FormEvent } from "react";
import { encode } from "uqr";
import { useSay } from "../shell/Language";
import { Refusal } from "./DoorPage";
import { beginSecondStep, confirmSecondStep, type Enrolment } from "./session";
import "./identity.css";

/** The QR code is drawn here: the secret goes nowhere but onto this screen. */
function Picture({ uri }: { readonly uri: string }) {
  const say = useSay();
  const { size, path } = useMemo(() => {
    const { data, size } = encode(uri, { ecc: "M", border: 0 });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
    return { size, path };
  }, [uri]);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say("enrol.picture")}>
      <path d={path} />
    </svg>
  );
}

function AskPassword({ onBegun }: { readonly onBegun: (enrolment: Enrolment) => void }) {
  const say = useSay();
  const [password, setPassword] = useState("");
  const begin = useMutation({ mutationFn: () => beginSecondStep(password), onSuccess: onBegun });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (password !== "" && !begin.isPending) begin.mutate();
  }
  return (
    <form className="enrol" onSubmit={submit} noValidate>
      <p>{say("enrol.why")}</p>
      <label htmlFor="enrol-password">{say("password.current")}</label>
      <Input id="enrol-password" size="large" type="password" autoComplete="current-password" maxLength={256} value={password} onChange={(event) => setPassword(event.target.value)} />
      {begin.isError && <Refusal error={begin.error} />}
      <Button type="primary" size="large" htmlType="submit" loading={begin.isPending} disabled={password === ""}>{say("enrol.begin")}</Button>
    </form>
  );
}

interface ConfirmProps {
  readonly enrolment: Enrolment;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}

function Confirm({ enrolment, onConfirmed }: ConfirmProps) {
  const say = useSay();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => confirmSecondStep(code.replace(/\s/g, "")),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onError: () => setCode(""),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (code !== "" && !confirm.isPending) confirm.mutate();
  }
  return (
    <form className="enrol" onSubmit={submit} noValidate>
      <p>{say("enrol.scan")}</p>
      <Picture uri={enrolment.uri} />
      <p>{say("enrol.orType")}</p>
      <code className="secret" data-secret>{enrolment.secret}</code>
      <label htmlFor="enrol-code">{say("enrol.code")}</label>
      <Input id="enrol-code" size="large" autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={8} value={code} onChange={(event) => setCode(event.target.value)} />
      {confirm.isError && <Refusal error={confirm.error} />}
      <Button type="primary" size="large" htmlType="submit" loading={confirm.isPending} disabled={code === ""}>{say("enrol.confirm")}</Button>
    </form>
  );
}

function Codes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const say = useSay();
  return (
    <div className="enrol">
      <p role="status">{say("enrol.codes")}</p>
      <div className="enrol-codes">{codes.map((code) => <code key={code}>{code}</code>)}</div>
      <Button type="primary" size="large" autoFocus onClick={onDone}>{say("enrol.kept")}</Button>
    </div>
  );
}

/** The three steps to a second step: the password again, an authenticator with its first code, and the codes for a lost phone. */
export function Enrolling({ onDone }: { readonly onDone: () => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <Codes codes={codes} onDone={onDone} />;
  if (enrolment !== undefined) return <Confirm enrolment={enrolment} onConfirmed={setCodes} />;
  return <AskPassword onBegun={setEnrolment} />;
}
