import type { Account } from "./accounts";

/** Which accounts are shown and which one is open; all of it stands in the address. */
export const PARTS = ["accounts", "deputies", "roster"] as const;
export type Part = (typeof PARTS)[number];

export const SHOWS = ["all", "active", "disabled", "services", "inspections", "idle"] as const;
export type Show = (typeof SHOWS)[number];

export interface AccountView {
  readonly part?: Exclude<Part, "accounts">;
  readonly show?: Exclude<Show, "all">;
  readonly q?: string;
  /** The open account. */
  readonly name?: string;
  /** A form that is open instead. */
  readonly make?: "account" | "inspection";
}

export type AccountChange = { readonly [Name in keyof AccountView]?: AccountView[Name] | undefined };

/** For the review of rights: whoever has not signed in for so many days may need the account no longer. */
export const IDLE_DAYS = 90;
const DAY_MS = 86_400_000;

export function accountViewOf(search: Readonly<Record<string, unknown>>): AccountView {
  const part = PARTS.find((each) => each === search["part"]);
  const show = SHOWS.find((each) => each === search["show"]);
  const raw = search["q"];
  const q = (typeof raw === "string" || typeof raw === "number" ? String(raw) : "").slice(0, 64);
  const name = search["name"];
  const make = search["make"];
  return {
    ...(part !== undefined && part !== "accounts" && { part }),
    ...(show !== undefined && show !== "all" && { show }),
    ...(q !== "" && { q }),
    ...(typeof name === "string" && /^[a-z0-9][a-z0-9._-]{0,63}$/.test(name) && { name }),
    ...((make === "account" || make === "inspection") && { make }),
  };
}

export function accountChanged(view: AccountView, change: AccountChange): AccountView {
  return accountViewOf({ ...view, ...change });
}

/** True for a person who could sign in and has not for long, or never has since the account was made so long ago. */
export function isIdle(account: Account, now: number): boolean {
  if (account.service || account.state !== "ACTIVE") return false;
  return now - Date.parse(account.lastSignInAt ?? account.createdAt) > IDLE_DAYS * DAY_MS;
}

const KEEPS: Readonly<Record<Show, (account: Account, now: number) => boolean>> = {
  all: () => true,
  active: (account) => account.state === "ACTIVE",
  disabled: (account) => account.state === "DISABLED",
  services: (account) => account.service,
  inspections: (account) => account.scope === "ITEM",
  idle: isIdle,
};

/** The accounts of a view; the open one stays even when it no longer fits. */
export function seenAccounts(accounts: readonly Account[], view: AccountView, now: number): readonly Account[] {
  const words = (view.q ?? "").toLowerCase().split(/\s+/).filter((word) => word !== "");
  const keeps = KEEPS[view.show ?? "all"];
  return accounts.filter((account) => {
    const text = `${account.name} ${account.role} ${account.duties.join(" ")} ${account.institutions.join(" ")}`.toLowerCase();
    return account.name === view.name || (keeps(account, now) && words.every((word) => text.includes(word)));
  });
}
