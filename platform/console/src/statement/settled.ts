import { exactOf, fenOf, minus, NOTHING, type Exact } from "./money";
import { level, move, type Bar, type NamedFigure } from "./view";

interface Given {
  readonly name: string;
  readonly value: string;
}

interface Result {
  readonly figures: readonly NamedFigure[];
  readonly steps: readonly NamedFigure[];
  readonly payableFen: number;
}

/** The total that the cost was held against: the package, or where another one was fixed at the end of the year, that. */
function held(total: Exact, agreed: Exact): "package" | "yearEnd" {
  return fenOf(total) === fenOf(agreed) ? "package" : "yearEnd";
}

/** From the total and the cost of a consortium's year to what the fund pays; moves of nothing are left out. Empty where the figures do not say it. */
export function settled(inputs: readonly Given[], { figures, steps, payableFen }: Result): readonly Bar[] {
  const figure = (name: string) => exactOf(figures.find((each) => each.name === name)?.exact ?? "");
  const input = (name: string) => exactOf(inputs.find((each) => each.name === name)?.value ?? "");
  const [agreed, actual] = [input("package"), input("actual")];
  if (agreed === undefined || actual === undefined) return [];
  const paid: Exact = { top: BigInt(payableFen), bottom: 100n };
  const [surplus, overspend, borne] = [figure("surplus"), figure("overspend"), figure("consortiumBears")];
  const bars: Bar[] = [];
  if (surplus !== undefined) {
    bars.push(level("package", agreed), move("actual", agreed, surplus), level("surplus", surplus));
    const setOff = exactOf(steps.find(({ name }) => name === "vbpRetention")?.exact ?? "");
    const left = setOff === undefined ? surplus : minus(surplus, setOff);
    const shared = fenOf(left) < 0n ? NOTHING : left;
    bars.push(move("alreadyPaid", surplus, left), move("notTakenBack", left, shared), move("returned", shared, paid));
  } else if (overspend !== undefined && borne !== undefined) {
    const total = minus(actual, overspend);
    bars.push(level("actual", actual), move(held(total, agreed), actual, overspend), level("overspend", overspend), move("consortiumBears", overspend, paid));
  } else {
    const over = minus(actual, agreed);
    bars.push(level("actual", actual), move("package", actual, over), move("notShared", over, paid));
  }
  bars.push(level("payable", paid));
  return bars.filter(({ sort, from, to }) => sort === "level" || from !== to);
}
