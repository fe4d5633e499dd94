import { useQuery } from "@tanstack/react-query";
import { institutions } from "../place/institutions";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";

/** What became of calculated results, institution by institution. */
export interface Filed {
  readonly added: readonly string[];
  readonly unchanged: readonly string[];
  readonly standing: readonly string[];
  readonly refused: readonly string[];
}

const PARTS = ["added", "unchanged", "standing", "refused"] as const;

export function Filing({ filed }: { readonly filed: Filed }) {
  const say = useSay();
  const names = new Map(useQuery(institutions).data?.map(({ code, name }) => [code, name]));
  return (
    <section aria-live="polite">
      <p className="done" role="status">{say("statement.filed", { n: filed.added.length })}</p>
      <Facts facts={PARTS.filter((part) => filed[part].length > 0).map((part) => [say(`statement.filed.${part}`), filed[part].map((code) => names.get(code) ?? code).join("、")] as const)} />
    </section>
  );
}
