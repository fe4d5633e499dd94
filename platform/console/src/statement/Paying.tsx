import Button from "antd/es/button";
import { useState } from "react";
import { useInstitutionNames } from "../place/useInstitutionNames";
import { useNow } from "../shell/clock";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { countyDay } from "../shell/times";
import { useDeed } from "./Clash";
import { fenTyped, inWords, yuan } from "./money";
import { pay, type NewPayment, type Route, type Whole } from "./queries";
import { YuanField } from "./YuanField";

const ROUTES = ["FUND_DIRECT", "HOSPITAL", "LEAD"] as const satisfies readonly Route[];

interface PayingProps {
  readonly whole: Whole;
  /** Which way the money went: to the payee, or back from it because a correction left less than was paid. */
  readonly kind: NewPayment["kind"];
}

/** Records that money has moved; what is still open stands there already, and what it leaves open is read back. */
export function Paying({ whole, kind }: PayingProps) {
  const say = useSay();
  const nameOf = useInstitutionNames();
  const { id, institution, dueFen } = whole.standing;
  const openFen = Math.abs(dueFen);
  const today = countyDay(useNow(60));
  const [route, setRoute] = useState<Route>("FUND_DIRECT");
  const [payee, setPayee] = useState(institution);
  const [amount, setAmount] = useState(yuan(openFen).replace(/,/g, ""));
  const [day, setDay] = useState<string | undefined>(today);
  const [reference, setReference] = useState("");
  const act = useDeed((wish: NewPayment, key) => pay(id, wish, key));
  const fen = fenTyped(amount);
  const isWithin = fen !== undefined && fen > 0 && fen <= openFen;
  const complete = isWithin && day !== undefined && reference.trim() !== "" && payee.trim() !== "";
  const left = fen === undefined ? undefined : isWithin ? say(`statement.leaves.${kind}`, { rest: yuan(openFen - fen) }) : say(`statement.beyond.${kind}`, { open: yuan(openFen) });
  return (
    <Form label={say(`statement.deed.${kind}`)} onSubmit={() => complete && !act.isPending && act.mutate({ kind, route, payee: payee.trim(), amountFen: fen, paidOn: day, reference: reference.trim() })}>
      <p>{say(`statement.moneyOpen.${kind}`, { open: yuan(openFen), words: inWords(openFen) })}</p>
      <Field label={say(`statement.routeOf.${kind}`)}>
        {(field) => <Choice id={field} value={route} words={ROUTES} say={(each) => say(`statement.${kind === "RETURN" ? "returnRoute" : "route"}.${each}`)} onChoose={(each) => each !== undefined && setRoute(each)} />}
      </Field>
      <Field label={say(`statement.partner.${kind}`)} hint={nameOf(payee) ?? say("statement.payeeHint")}>
        {(field) => <input id={field} className="control" maxLength={32} value={payee} onChange={(event) => setPayee(event.target.value)} />}
      </Field>
      <YuanField label={say("statement.amountYuan")} text={amount} onText={setAmount} {...(left !== undefined && { told: left, isWrong: !isWithin })} />
      <Field label={say(`statement.movedOn.${kind}`)}>{(field) => <DayField id={field} day={day} onDay={setDay} />}</Field>
      <Field label={say("statement.reference")} sends>
        {(field) => <input id={field} className="control" maxLength={100} value={reference} onChange={(event) => setReference(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!complete}>{say(`statement.deed.${kind}`)}</Button>
        <Missing what={[amount.trim() === "" && say("statement.amountYuan"), payee.trim() === "" && say(`statement.partner.${kind}`), day === undefined && say(`statement.movedOn.${kind}`), reference.trim() === "" && say("statement.reference")]}
          wrong={[amount.trim() !== "" && !isWithin && say("statement.amountYuan")]} />
      </div>
    </Form>
  );
}
