import { wordIn } from "../shell/address";
import { monthOf } from "./clinicView";
import { codeOf, textOf } from "./view";

/** What of the differences, the mappings, the files, the reports, the failures and the clinics is shown; all of it stands in the address. */
const LONGEST_SEARCH = 100;

export interface DifferenceView {
  readonly q?: string;
  readonly batch?: string;
}

export type DifferenceChange = { readonly [Name in keyof DifferenceView]?: DifferenceView[Name] | undefined };

export function differenceViewOf(search: Readonly<Record<string, unknown>>): DifferenceView {
  const [q, batch] = [textOf(search["q"], LONGEST_SEARCH), codeOf(search["batch"])];
  return { ...(q !== undefined && { q }), ...(batch !== undefined && { batch }) };
}

export const MAPPING_TABS = ["unmapped", "waiting", "all"] as const;
export type MappingTab = (typeof MAPPING_TABS)[number];

export interface MappingView {
  /** `unmapped` unless it stands here. */
  readonly tab?: Exclude<MappingTab, "unmapped">;
}

export function mappingViewOf(search: Readonly<Record<string, unknown>>): MappingView {
  const tab = wordIn(search, "tab", MAPPING_TABS);
  return tab === undefined || tab === "unmapped" ? {} : { tab };
}

export const FILE_KINDS = ["lines", "volumes"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface FileView {
  /** `lines` unless it stands here. */
  readonly kind?: "volumes";
  /** Whose volumes are agreed. */
  readonly batch?: string;
  readonly agreement?: string;
}

export type FileChange = { readonly [Name in keyof FileView]?: FileView[Name] | undefined };

export function fileViewOf(search: Readonly<Record<string, unknown>>): FileView {
  if (wordIn(search, "kind", FILE_KINDS) !== "volumes") return {};
  const batch = codeOf(search["batch"]);
  const agreement = batch === undefined ? undefined : codeOf(search["agreement"]);
  return { kind: "volumes", ...(batch !== undefined && { batch }), ...(agreement !== undefined && { agreement }) };
}

export interface ReportView {
  readonly batch?: string;
  readonly q?: string;
  /** Only what nobody has approved yet. */
  readonly waiting?: true;
  /** Only what was sent back and is not reported anew yet. */
  readonly returned?: true;
  /** The report that is open, or `new`. */
  readonly open?: string;
}

export type ReportChange = { readonly [Name in keyof ReportView]?: ReportView[Name] | undefined };

export function reportViewOf(search: Readonly<Record<string, unknown>>): ReportView {
  const { q, batch } = differenceViewOf(search);
  const open = textOf(search["open"], 200);
  return {
    ...(batch !== undefined && { batch }),
    ...(q !== undefined && { q }),
    ...(search["waiting"] === true && { waiting: true as const }),
    ...(search["returned"] === true && { returned: true as const }),
    ...(open !== undefined && { open }),
  };
}

export interface FailureView {
  readonly batch?: string;
  /** Of the batch. */
  readonly agreement?: string;
  readonly institution?: string;
  readonly product?: string;
  /** Only what two persons have not approved and nobody has rejected. */
  readonly waiting?: true;
  /** The number of the one that is open, or `new`. */
  readonly open?: number | "new";
}

export type FailureChange = { readonly [Name in keyof FailureView]?: FailureView[Name] | undefined };

export function failureViewOf(search: Readonly<Record<string, unknown>>): FailureView {
  const [batch, institution] = [codeOf(search["batch"]), codeOf(search["institution"])];
  const agreement = batch === undefined ? undefined : codeOf(search["agreement"]);
  const product = batch === undefined ? undefined : codeOf(search["product"]);
  const number = Number(search["open"]);
  const open = search["open"] === "new" ? "new" as const : Number.isSafeInteger(number) && number > 0 ? number : undefined;
  return {
    ...(batch !== undefined && { batch }),
    ...(agreement !== undefined && { agreement }),
    ...(institution !== undefined && { institution }),
    ...(product !== undefined && { product }),
    ...(search["waiting"] === true && { waiting: true as const }),
    ...(open !== undefined && { open }),
  };
}

export interface ClinicView {
  /** `2026-10`; the present one unless it stands here. */
  readonly month?: string;
  /** The township hospital. */
  readonly institution?: string;
}

export type ClinicChange = { readonly [Name in keyof ClinicView]?: ClinicView[Name] | undefined };

export function clinicViewOf(search: Readonly<Record<string, unknown>>): ClinicView {
  const [month, institution] = [monthOf(textOf(search["month"], 10) ?? ""), codeOf(search["institution"])];
  return { ...(month !== undefined && { month }), ...(institution !== undefined && { institution }) };
}
