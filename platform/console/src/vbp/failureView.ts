import type { components } from "../web/schema.gen";
import { byCode } from "./matrix";
import type { FailureView } from "./roomViews";

type Failure = components["schemas"]["Failure"];
type NewFailure = components["schemas"]["NewFailure"];

/** Where a report stands: one rejection takes it out of every figure, two approvals let it count. */
export type FailureState = "waiting" | "approved" | "rejected";

export const APPROVERS = 2;

export function failureState({ approvedBy, rejectedBy }: Pick<Failure, "approvedBy" | "rejectedBy">): FailureState {
  if (rejectedBy.length > 0) return "rejected";
  return approvedBy.length >= APPROVERS ? "approved" : "waiting";
}

/** Who may say what about a report. The platform decides the same; this says it before somebody tries. */
export type FailureTurn = "judge" | "own" | "said" | "notPermitted" | "rejected";

export function failureTurn(failure: Pick<Failure, "reportedBy" | "approvedBy" | "rejectedBy">, account: string, role: string, permissions: readonly string[]): FailureTurn {
  if (failure.rejectedBy.length > 0) return "rejected";
  if (failure.reportedBy === account) return "own";
  if (failure.approvedBy.includes(account)) return "said";
  return (role === "admin" || role === "bureau") && permissions.includes("APPROVE") ? "judge" : "notPermitted";
}

/** What is looked at, the latest first; those that wait come before those that are decided. */
export function shownFailures(list: readonly Failure[], view: FailureView): readonly Failure[] {
  const waits = (each: Failure) => (failureState(each) === "waiting" ? 0 : 1);
  return list
    .filter((each) => view.agreement === undefined || each.agreement === view.agreement)
    .filter((each) => view.product === undefined || each.product === view.product)
    .filter((each) => view.waiting === undefined || waits(each) === 0)
    .sort((a, b) => waits(a) - waits(b) || byCode(b.failedOn, a.failedOn) || b.id - a.id);
}

/** What somebody writes about a failure, as it was typed. */
export interface FailureDraft {
  readonly batch?: string | undefined;
  readonly agreement?: string | undefined;
  readonly institution?: string | undefined;
  readonly product?: string | undefined;
  readonly supplier: string;
  readonly orderNo: string;
  readonly orderLine: string;
  readonly orderedOn: string | undefined;
  /** Of the county's clock, `08:30`. */
  readonly orderedAt: string;
  readonly quantity: string;
  readonly reminders: string;
  readonly complaint: string;
  readonly words: string;
}

const MOST_LINES = 1_000_000;
const MOST_UNITS = 1_000_000_000_000;
const MOST_REMINDERS = 1000;

/** The least and the most of what is counted. */
export const WHOLES = { orderLine: [1, MOST_LINES], quantity: [1, MOST_UNITS], reminders: [0, MOST_REMINDERS] } as const;

function wholeOf(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,13}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

export function timeOf(text: string): string | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim() : undefined;
}

export const DRAFTED = ["institution", "batch", "agreement", "product", "supplier", "orderNo", "orderLine", "orderedOn", "orderedAt", "quantity", "reminders", "words"] as const;

/** The names of the fields that are not complete yet. */
export function failureLacks(draft: FailureDraft): readonly (typeof DRAFTED)[number][] {
  const right: Readonly<Record<(typeof DRAFTED)[number], boolean>> = {
    institution: draft.institution !== undefined,
    batch: draft.batch !== undefined,
    agreement: draft.agreement !== undefined,
    product: draft.product !== undefined,
    supplier: draft.supplier !== "",
    orderNo: draft.orderNo.trim() !== "",
    orderLine: wholeOf(draft.orderLine, ...WHOLES.orderLine) !== undefined,
    orderedOn: draft.orderedOn !== undefined,
    orderedAt: timeOf(draft.orderedAt) !== undefined,
    quantity: wholeOf(draft.quantity, ...WHOLES.quantity) !== undefined,
    reminders: wholeOf(draft.reminders, ...WHOLES.reminders) !== undefined,
    words: draft.words.trim() !== "",
  };
  return DRAFTED.filter((name) => !right[name]);
}

/** The names of the fields in which something stands that cannot be sent. */
export function failureWrong(draft: FailureDraft): readonly (typeof DRAFTED)[number][] {
  const lacks = failureLacks(draft);
  return (["orderLine", "orderedAt", "quantity", "reminders"] as const).filter((name) => draft[name].trim() !== "" && lacks.includes(name));
}

/** What is sent; undefined while something is missing. China keeps one zone without summer time. */
export function failureOf(draft: FailureDraft): NewFailure | undefined {
  const { batch, agreement, institution, product } = draft;
  if (failureLacks(draft).length > 0 || batch === undefined || agreement === undefined || institution === undefined || product === undefined) return undefined;
  return {
    batch, agreement, institution, product,
    supplier: draft.supplier,
    orderNo: draft.orderNo.trim(),
    orderLine: Number(draft.orderLine.trim()),
    orderedAt: `${draft.orderedOn}T${draft.orderedAt.trim()}:00+08:00`,
    quantity: Number(draft.quantity.trim()),
    reminders: Number(draft.reminders.trim()),
    complaint: draft.complaint.trim() === "" ? null : draft.complaint.trim(),
    attachment: null,
    words: draft.words.trim(),
  };
}
