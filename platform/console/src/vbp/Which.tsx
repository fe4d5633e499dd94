import { useQuery } from "@tanstack/react-query";
import { institutions } from "../place/institutions";
import { Choice, Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { agreements } from "./files";
import { byCode } from "./matrix";
import { products } from "./reports";
import { useBatchNames } from "./useBatchNames";

/** An institution's product in a period of a batch, as far as it is chosen. */
export interface Chosen {
  readonly batch?: string | undefined;
  readonly agreement?: string | undefined;
  readonly institution?: string | undefined;
  readonly product?: string | undefined;
}

/** Chooses one figure; another batch has other periods and other products. */
export function Which({ chosen, onChoose }: { readonly chosen: Chosen; readonly onChoose: (change: Chosen) => void }) {
  const say = useSay();
  const periods = useQuery(agreements).data ?? [];
  const goods = useQuery(products).data ?? [];
  const places = (useQuery(institutions).data ?? []).filter(({ kind }) => kind !== "COUNTY");
  const batchName = useBatchNames();
  const none = say("account.choose");
  const nameIn = (list: readonly { readonly code: string; readonly name: string }[]) => (code: string) => list.find((each) => each.code === code)?.name ?? code;
  const own = goods.filter(({ batch }) => batch === chosen.batch);
  return (
    <div className="form-line">
      <Field label={say("vbp.institution")}>{(id) => <Choice id={id} value={chosen.institution ?? ""} words={places.map(({ code }) => code)} say={nameIn(places)} none={none} onChoose={(institution) => onChoose({ institution })} />}</Field>
      <Field label={say("vbp.batch")}>{(id) => <Choice id={id} value={chosen.batch ?? ""} words={[...new Set(periods.map(({ batch }) => batch))].sort(byCode)} say={batchName} none={none} onChoose={(batch) => onChoose({ batch, agreement: undefined, product: undefined })} />}</Field>
      <Field label={say("vbp.period")}>{(id) => <Choice id={id} value={chosen.agreement ?? ""} words={periods.filter(({ batch }) => batch === chosen.batch).map(({ code }) => code)} say={(code) => code} none={none} onChoose={(agreement) => onChoose({ agreement })} />}</Field>
      <Field label={say("vbp.product")}>{(id) => <Choice id={id} value={chosen.product ?? ""} words={own.map(({ code }) => code)} say={nameIn(own)} none={none} onChoose={(product) => onChoose({ product })} />}</Field>
    </div>
  );
}
