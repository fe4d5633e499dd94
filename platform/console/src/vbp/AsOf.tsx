import { DayField } from "../shell/DayField";
import { useSay } from "../shell/Language";

/** The day at whose end the figures are taken; empty is today. */
export function AsOfField({ asOf, onAsOf }: { readonly asOf: string | undefined; readonly onAsOf: (asOf: string | undefined) => void }) {
  const say = useSay();
  return <span className="vbp-check">{say("vbp.asOf")} <DayField label={say("vbp.asOf")} day={asOf} onDay={onAsOf} /></span>;
}

/** Nobody should take the figures of another day for those of today, on the screen or on paper. */
export function AsOfNote({ asOf, onToday }: { readonly asOf: string | undefined; readonly onToday: () => void }) {
  const say = useSay();
  if (asOf === undefined) return null;
  return (
    <p className="as-of" role="status">
      <strong>{say("vbp.asOfIs", { day: asOf })}</strong> {say("vbp.asOfHow")} <button type="button" className="chip" onClick={onToday}>{say("vbp.toToday")}</button>
    </p>
  );
}
