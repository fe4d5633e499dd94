import { dayOf } from "../shell/times";

/** Which acts are shown; all of it stands in the address. Days are the county's, the last one included. */
export interface AuditView {
  readonly account?: string;
  readonly kind?: string;
  /** A thing by its natural key, `place/WARD-3`. */
  readonly subject?: string;
  readonly from?: string;
  readonly through?: string;
  /** The open act. */
  readonly act?: string;
}

export type AuditChange = { readonly [Name in keyof AuditView]?: AuditView[Name] | undefined };

function text(value: unknown, longest: number): string | undefined {
  const found = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return found === "" ? undefined : found.slice(0, longest);
}

function day(value: unknown): string | undefined {
  return typeof value === "string" ? dayOf(value) : undefined;
}

export function auditViewOf(search: Readonly<Record<string, unknown>>): AuditView {
  const [account, kind, subject] = [text(search["account"], 100), text(search["kind"], 100), text(search["subject"], 300)];
  const [from, through] = [day(search["from"]), day(search["through"])];
  const act = search["act"];
  return {
    ...(account !== undefined && { account }),
    ...(kind !== undefined && { kind }),
    ...(subject !== undefined && { subject }),
    ...(from !== undefined && { from }),
    ...(through !== undefined && { through }),
    ...(typeof act === "string" && /^[0-9a-f-]{36}$/.test(act) && { act }),
  };
}

export function auditChanged(view: AuditView, change: AuditChange): AuditView {
  return auditViewOf({ ...view, ...change });
}

/** True if anything but the open act narrows the list. */
export function isNarrowed({ account, kind, subject, from, through }: AuditView): boolean {
  return [account, kind, subject, from, through].some((each) => each !== undefined);
}
