import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { sessionQuery } from "../identity/session";
import { institutions } from "../place/institutions";
import { mayEnter } from "../rule/view";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { Choice } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Section, Table, useTitle } from "../shell/Page";
import { count, countyDay } from "../shell/times";
import { AddClinic, Check, Declare } from "./ClinicForms";
import { Rooms } from "./Rooms";
import { monthOf } from "./clinicView";
import { clinicsOf, stockingOf } from "./clinics";
import { clinicViewOf, type ClinicChange } from "./roomViews";
import { useInstitutionName } from "./useNames";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/clinics");

/** A month as `2026-10`; whatever is none stays in the field, marked, and changes nothing. */
function MonthField({ month, onMonth }: { readonly month: string; readonly onMonth: (month: string) => void }) {
  const say = useSay();
  const [text, setText] = useState(month);
  useEffect(() => setText(month), [month]);
  const settle = () => {
    const typed = monthOf(text);
    if (typed !== undefined && typed !== month) onMonth(typed);
  };
  return (
    <label className="vbp-check">
      {say("vbp.month")}
      <input className="control day-field" inputMode="numeric" maxLength={7} autoComplete="off" value={text} aria-invalid={monthOf(text) === undefined} onChange={(event) => setText(event.target.value)} onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()} />
    </label>
  );
}

/** Of what is due at the clinics under each hospital, how much is declared as stocked, and what visits found. */
function StockingTable({ month, institution }: { readonly month: string; readonly institution: string | undefined }) {
  const { say, locale } = useLanguage();
  const query = useQuery(stockingOf(month, institution));
  const slow = useSlow(query.isPending);
  if (query.isError) return <FaultPanel what="vbp.clinicsFailed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return slow ? <SkeletonRows rows={4} height={36} /> : null;
  if (query.data.length === 0) return <p className="nothing">{say("vbp.clinic.noStocking", { month })}</p>;
  const n = (each: number) => count(each, locale);
  return (
    <Table label={say("vbp.clinic.stocking")} ends={7}
      heads={[say("vbp.clinic.hospital"), say("vbp.clinics"), say("vbp.clinic.due"), say("vbp.clinic.declaredOf"), say("vbp.clinic.stockedOf"), say("vbp.clinic.rate"), say("vbp.clinic.checkedOf"), say("vbp.clinic.contradicted")]}
      rows={query.data.map((each) => ({
        key: each.institution,
        cells: [each.institutionName, n(each.clinics), n(each.due), n(each.declared), n(each.stocked), <strong>{each.due === 0 ? "–" : each.rate.shown}</strong>, n(each.checked),
          each.contradicted === 0 ? "0" : <strong>{n(each.contradicted)}</strong>],
      }))} />
  );
}

function ClinicTable({ institution }: { readonly institution: string | undefined }) {
  const say = useSay();
  const nameOf = useInstitutionName();
  const query = useQuery(clinicsOf(institution));
  if (query.isError) return <FaultPanel what="vbp.clinicsFailed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  if (query.data.length === 0) return <EmptyPanel title={say("vbp.clinicsNone")} hint={say("vbp.clinicsNoneHint")} />;
  return (
    <>
      <Table label={say("vbp.clinics")} heads={[say("vbp.clinic.code"), say("vbp.clinic.name"), say("vbp.clinic.hospital")]}
        rows={query.data.map(({ code, name, institution: hospital }) => ({ key: code, cells: [<code>{code}</code>, name, nameOf(hospital)] }))} />
      <p className="count">{say("vbp.clinicCount", { n: query.data.length })}</p>
    </>
  );
}

/** Village clinics: which there are, what they declare to stock month by month, and what visits found there. */
export default function ClinicPage() {
  const say = useSay();
  const view = page.useSearch();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const places = (useQuery(institutions).data ?? []).filter(({ kind }) => kind !== "COUNTY");
  const nameOf = useInstitutionName();
  const today = countyDay(useNow(3600));
  const month = view.month ?? today.slice(0, 7);
  useTitle(`${say("vbp.clinics")} · ${say("nav.progress")}`);
  const change = (wanted: ClinicChange) => void navigate({ to: ".", search: clinicViewOf({ ...view, ...wanted }), replace: true });
  const enters = session !== undefined && mayEnter(session);
  const declares = enters || session?.role === "warehouse";
  // Whoever sees one hospital alone works for that one.
  const institution = view.institution ?? (places.length === 1 ? places[0]?.code : undefined);
  return (
    <section className="vbp" aria-label={say("vbp.clinics")}>
      <h1 className="unseen">{say("vbp.clinics")}</h1>
      <Rooms />
      <div className="vbp-filters">
        <MonthField month={month} onMonth={(each) => change({ month: each })} />
        <Choice label={say("vbp.clinic.hospital")} value={view.institution ?? ""} words={places.map(({ code }) => code)} say={nameOf} none={say("incentive.everyInstitution")} onChoose={(each) => change({ institution: each })} />
      </div>
      <div className="page clinics">
        <Section title={say("vbp.clinic.stockingOf", { month })} hint={say("vbp.clinic.stockingHint")}><StockingTable month={month} institution={view.institution} /></Section>
        <Section title={say("vbp.clinics")}><ClinicTable institution={view.institution} /></Section>
        {declares && institution === undefined && <p className="vbp-note">{say("vbp.clinic.chooseHospital")}</p>}
        {declares && institution !== undefined && (
          <div className="panels">
            <Declare key={`declare ${institution} ${month}`} institution={institution} month={month} />
            {enters && <div><Check key={`check ${institution} ${month}`} institution={institution} month={month} today={today} /><AddClinic key={`add ${institution}`} institution={institution} nameOf={nameOf} /></div>}
          </div>
        )}
      </div>
    </section>
  );
}
