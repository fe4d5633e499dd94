import type { components } from "../web/schema.gen";
import { NONE, compared, fractionOf, over, plus, times, type Fraction } from "./exact";
import { countsOf, type Counts } from "./status";
import type { Order, ProgressView } from "./view";

export type Overview = components["schemas"]["Overview"];

/** A column: one period of one batch. */
export interface Period {
  readonly batch: string;
  readonly agreement: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly source: Overview["source"];
  readonly timeProgress: Overview["timeProgress"];
}

/** A row: one institution with its cells by period. */
export interface Row {
  readonly institution: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, Overview>;
}

export function periodKey({ batch, agreement }: Pick<Period, "batch" | "agreement">): string {
  return `${batch} ${agreement}`;
}

/** Every period that stands in the rows, by batch and then by its first day. */
export function periodsOf(rows: readonly Overview[]): readonly Period[] {
  const found = new Map(rows.map((row) => [periodKey(row), row]));
  return [...found.values()].sort((a, b) => byCode(a.batch, b.batch) || a.startsOn.localeCompare(b.startsOn));
}

/** `B10` after `B9`. */
export function byCode(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** Of each batch the latest period that has begun by that day; the first one to come where none has. */
export function latestOf<Known extends Pick<Period, "batch" | "startsOn">>(periods: readonly Known[], today: string): readonly Known[] {
  const batches = [...new Set(periods.map(({ batch }) => batch))];
  return batches.flatMap((batch) => {
    const own = periods.filter((period) => period.batch === batch);
    const latest = own.filter(({ startsOn }) => startsOn <= today).at(-1) ?? own[0];
    return latest === undefined ? [] : [latest];
  });
}

function rowsOf(cells: readonly Overview[]): readonly Row[] {
  const found = new Map<string, { name: string; cells: Map<string, Overview> }>();
  for (const cell of cells) {
    const row = found.get(cell.institution) ?? { name: cell.institutionName, cells: new Map<string, Overview>() };
    row.cells.set(periodKey(cell), cell);
    found.set(cell.institution, row);
  }
  return [...found].map(([institution, row]) => ({ institution, ...row }));
}

/** What is not completed or behind, over all of a row's cells. */
function late({ counts }: Sums): number {
  return counts.UNMET + counts.RED;
}

/** Ordered the way that is asked for; whoever is equal keeps the order of the codes. */
function inOrder(rows: readonly Row[], order: Order): readonly Row[] {
  const sums = new Map(rows.map((row) => [row, sumsOf([...row.cells.values()])]));
  const sumsIn = (row: Row) => sums.get(row) ?? sumsOf([]);
  const rate = (row: Row) => sumsIn(row).rate ?? NONE;
  const gap = (row: Row) => {
    const expected = sumsIn(row).expected ?? NONE;
    return plus(rate(row), { top: -expected.top, bottom: expected.bottom });
  };
  const byName = [...rows].sort((a, b) => byCode(a.institution, b.institution));
  switch (order) {
    case "name":
      return byName;
    case "worst":
      return byName.sort((a, b) => late(sumsIn(b)) - late(sumsIn(a)) || sumsIn(b).counts.YELLOW - sumsIn(a).counts.YELLOW || compared(gap(a), gap(b)));
    case "rate":
      return byName.sort((a, b) => compared(rate(a), rate(b)));
    case "gap":
      return byName.sort((a, b) => compared(gap(a), gap(b)));
  }
}

export interface Matrix {
  readonly periods: readonly Period[];
  readonly rows: readonly Row[];
  /** How many institutions there are before anything is filtered out. */
  readonly all: number;
}

export function matrixOf(overview: readonly Overview[], view: ProgressView, today: string): Matrix {
  const every = periodsOf(overview);
  const periods = (view.periods === "all" ? every : latestOf(every, today)).filter(({ batch }) => view.batch === undefined || batch === view.batch);
  const keys = new Set(periods.map(periodKey));
  const rows = rowsOf(overview.filter((cell) => keys.has(periodKey(cell))));
  const words = view.q?.toLowerCase();
  const kept = rows
    .filter(({ institution, name }) => words === undefined || `${institution} ${name}`.toLowerCase().includes(words))
    .filter(({ cells }) => view.status === undefined || [...cells.values()].some((cell) => (cell.statuses[view.status!] ?? 0) > 0));
  return { periods, rows: inOrder(kept, view.sort ?? "name"), all: rows.length };
}

/** Sums over cells. Units of different products are added as they are, and no product hides another: see `reachedUnits`. */
export interface Sums {
  readonly products: number;
  readonly agreed: number;
  readonly reached: number;
  /** Undefined where nothing was agreed. */
  readonly rate: Fraction | undefined;
  /** What the schedule asks for by now, weighed by what was agreed; undefined where nothing was. */
  readonly expected: Fraction | undefined;
  readonly counts: Counts;
  readonly unmapped: number;
}

export function sumsOf(cells: readonly Overview[]): Sums {
  const agreed = cells.reduce((sum, cell) => sum + cell.agreedUnits, 0);
  const reached = cells.reduce((sum, cell) => sum + cell.reachedUnits, 0);
  // Cells of one period share their schedule, so that the fractions stay small.
  const due = [...grouped(cells).values()].reduce(
    (sum, own) => plus(sum, times(fractionOf(own[0]!.timeProgress.exact) ?? NONE, own.reduce((all, cell) => all + cell.agreedUnits, 0))),
    NONE,
  );
  return {
    products: cells.reduce((sum, cell) => sum + cell.products, 0),
    agreed,
    reached,
    rate: over({ top: BigInt(reached), bottom: 1n }, agreed),
    expected: over(due, agreed),
    counts: countsOf(cells),
    unmapped: cells.reduce((sum, cell) => sum + cell.unmappedLines, 0),
  };
}

function grouped(cells: readonly Overview[]): Map<string, Overview[]> {
  const groups = new Map<string, Overview[]>();
  for (const cell of cells) groups.set(periodKey(cell), [...(groups.get(periodKey(cell)) ?? []), cell]);
  return groups;
}

export function cellsOf(rows: readonly Row[], period?: Period): readonly Overview[] {
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  return period === undefined ? cells : cells.filter((cell) => periodKey(cell) === periodKey(period));
}
