import { codeOf, textOf } from "./view";

/** What of the differences, the mappings, the files and the reports is shown; all of it stands in the address. */
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
  const tab = MAPPING_TABS.find((each) => each === search["tab"]);
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
  if (search["kind"] !== "volumes") return {};
  const batch = codeOf(search["batch"]);
  const agreement = batch === undefined ? undefined : codeOf(search["agreement"]);
  return { kind: "volumes", ...(batch !== undefined && { batch }), ...(agreement !== undefined && { agreement }) };
}

export interface ReportView {
  readonly batch?: string;
  readonly q?: string;
  /** Only what nobody has approved yet. */
  readonly waiting?: true;
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
    ...(open !== undefined && { open }),
  };
}
