import { useNow } from "../shell/clock";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { expiryOf } from "./expiry";
import "./ledger.css";

/** The last usable day; counted down when near, marked when past. The day changes at most once in the life of the page. */
export function ExpiryDay({ day }: { readonly day: string | undefined }) {
  const say = useSay();
  const expiry = expiryOf(day, useNow(60));
  return (
    <span className="expiry">
      <span className={expiry.kind === "none" ? "nothing" : undefined}>{day ?? say("expiry.none")}</span>
      {expiry.kind === "soon" && <Mark tone="warn">{say("expiry.soon", { n: expiry.days })}</Mark>}
      {expiry.kind === "expired" && <Mark tone="late">{say("expiry.expired")}</Mark>}
    </span>
  );
}
