import type { Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import type { Account } from "./accounts";

export function AccountMark({ account, say }: { readonly account: Account; readonly say: Say }) {
  if (account.state === "DISABLED") return <Mark tone="none">{say("account.DISABLED")}</Mark>;
  if (account.mustChangePassword) return <Mark tone="warn">{say("account.firstPassword")}</Mark>;
  return <Mark tone="good">{say("account.ACTIVE")}</Mark>;
}
