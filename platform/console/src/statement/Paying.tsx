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

const ROUTES = ["FUND_DIRECT", "HOSPITAL", "LEAD"] as const satisfies readonly Route[];

/** Records that money has moved; what is still due stands there already. */
export function Paying({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const nameOf = useInstitutionNames();
  const { id, institution, dueFen } = whole.standing;
  const today = countyDay(useNow(60));
  const [route, setRoute] = useState<Route>("FUND_DIRECT");
  const [payee, setPayee] = useState(institution);
  const [amount, setAmount] = useState(yuan(dueFen).replace(/,/g, ""));
  const [day, setDay] = useState<string | undefined>(today);
  const [reference, setReference] = useState("");
  const act = useDeed((wish: NewPayment, key) => pay(id, wish, key));
  const fen = fenTyped(amount);
  const isPayable = fen !== undefined && fen > 0 && fen <= dueFen;
  const complete = isPayable && day !== undefined && reference.trim() !== "" && payee.trim() !== "";
  return (
    <Form label={say("statement.pay")} onSubmit={() => complete && !act.isPending && act.mutate({ route, payee: payee.trim(), amountFen: fen, paidOn: day, reference: reference.trim() })}>
      <p>{say("statement.payWhy", { due: yuan(dueFen) })}</p>
      <Field label={say("statement.routeIs")}>
        {(field) => <Choice id={field} value={route} words={ROUTES} say={(each) => say(`statement.route.${each}`)} onChoose={(each) => each !== undefined && setRoute(each)} />}
      </Field>
      <Field label={say("statement.payee")} hint={nameOf(payee) ?? say("statement.payeeHint")}>
        {(field) => <input id={field} className="control" maxLength={32} value={payee} onChange={(event) => setPayee(event.target.value)} />}
      </Field>
      <Field label={say("statement.amountYuan")} hint={fen === undefined ? say("statement.amountHint") : inWords(fen)}>
        {(field) => <input id={field} className="control" inputMode="decimal" maxLength={20} value={amount} aria-invalid={!isPayable} onChange={(event) => setAmount(event.target.value)} />}
      </Field>
      <Field label={say("statement.paidOn")}>{(field) => <DayField id={field} day={day} onDay={setDay} />}</Field>
      <Field label={say("statement.reference")} sends>
        {(field) => <input id={field} className="control" maxLength={100} value={reference} onChange={(event) => setReference(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!complete}>{say("statement.pay")}</Button>
        <Missing what={[!isPayable && say("statement.amountYuan"), day === undefined && say("statement.paidOn"), reference.trim() === "" && say("statement.reference")]} />
      </div>
    </Form>
  );
}
