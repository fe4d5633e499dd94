import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo, useState } from "react";
import { sessionQuery } from "../identity/session";
import { NotPermitted } from "../shell/Answers";
import { DataGrid, type Column } from "../shell/DataGrid";
import { Choice, Field, Form, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Facts, Section, useTitle } from "../shell/Page";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { FileChoice } from "./FileChoice";
import { Rooms } from "./Rooms";
import { TakenFiles } from "./TakenFiles";
import { faultSheet, faultsOf, type FileFault } from "./fileFaults";
import { agreements, bringLines, bringVolumes, named, type Bringing, type Charset, type LineReport, type VolumeReport } from "./files";
import { byCode } from "./matrix";
import { FILE_KINDS, fileViewOf, type FileChange, type FileKind, type FileView } from "./roomViews";
import { columnWords, templateOf } from "./template";
import { useBatchNames } from "./useBatchNames";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/files");
const CHANGED = [["vbp"]] as const;
/** A list of faults is as high as it is long, to a limit from which on it scrolls. */
const [HEAD_PX, FAULT_PX, HIGHEST_PX] = [38, 38, 520];

type Told = { readonly kind: "lines"; readonly report: LineReport } | { readonly kind: "volumes"; readonly report: VolumeReport };

async function bring({ kind, batch, agreement }: FileView, wish: Bringing, key: string): Promise<Told> {
  if (kind !== "volumes") return { kind: "lines", report: await bringLines(wish, key) };
  return { kind, report: await bringVolumes(wish, batch ?? "", agreement ?? "", key) };
}

function save(text: string, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Everything that is wrong, by row and column, so that one round mends the file. */
function Faults({ faults, file }: { readonly faults: readonly FileFault[]; readonly file: string }) {
  const { say, locale } = useLanguage();
  const heads = [say("vbp.row"), say("vbp.column"), say("vbp.problem"), say("vbp.problemCode")];
  const columns = useMemo<readonly Column<FileFault>[]>(() => [
    { id: "row", title: say("vbp.row"), track: "5rem", end: true, cell: (fault) => fault.row ?? "–" },
    { id: "column", title: say("vbp.column"), track: "6rem", cell: (fault) => <code>{fault.column ?? "–"}</code> },
    { id: "message", title: say("vbp.problem"), track: "minmax(14rem, 3fr)", cell: (fault) => <span className="words">{fault.message}</span> },
    { id: "code", title: say("vbp.problemCode"), track: "minmax(8rem, 1fr)", from: 820, cell: (fault) => <code className="audit-value">{fault.code}</code> },
  ], [say]);
  return (
    <Section title={say("vbp.faults", { n: count(faults.length, locale) })} hint={say("vbp.faultsHint")}>
      <div className="form-line"><Button onClick={() => save(faultSheet(faults, heads), `${file}.faults.csv`)}>{say("vbp.saveFaults")}</Button></div>
      <div className="file-faults" style={{ height: Math.min(HIGHEST_PX, HEAD_PX + faults.length * FAULT_PX) }}>
        <DataGrid label={say("vbp.faultList")} rows={faults} keyOf={(fault) => JSON.stringify(fault)} columns={columns} rowHeight={FAULT_PX} />
      </div>
    </Section>
  );
}

/** What the file would do, or has done, in one sentence and its figures. */
function Report({ told }: { readonly told: Told }) {
  const { say, locale } = useLanguage();
  const n = (figure: number) => count(figure, locale);
  if (told.kind === "volumes") {
    const { rows, changed, imported } = told.report;
    return (
      <>
        <p className="done" role="status">{say(!imported ? "vbp.volumesRight" : changed === 0 ? "vbp.nothingChanged" : "vbp.volumesTaken", { n: n(changed) })}</p>
        <Facts facts={[[say("vbp.rows"), n(rows)], ...(imported ? [[say("vbp.changed"), n(changed)] as const] : [])]} />
      </>
    );
  }
  const { rows, added, known, withdrawn, unmapped, imported } = told.report;
  const words = added === 0 ? "vbp.nothingChanges" : imported ? "vbp.linesTaken" : "vbp.linesRight";
  return (
    <>
      <p className="done" role="status">{say(imported && added === 0 ? "vbp.nothingChanged" : words, { n: n(added) })}</p>
      <Facts facts={[[say("vbp.rows"), n(rows)], [say("vbp.added"), n(added)], [say("vbp.known"), n(known)], [say("vbp.addedUnmapped"), n(unmapped)], ...(withdrawn > 0 ? [[say("vbp.passedWithdrawn"), n(withdrawn)] as const] : [])]} />
    </>
  );
}

function Periods({ view, onView }: { readonly view: FileView; readonly onView: (change: FileChange) => void }) {
  const say = useSay();
  const list = useQuery(agreements).data ?? [];
  const nameOf = useBatchNames();
  const codes = [...new Set(list.map(({ batch }) => batch))].sort(byCode);
  const own = list.filter(({ batch }) => batch === view.batch).map(({ code }) => code);
  return (
    <div className="form-line">
      <Field label={say("vbp.batch")}>
        {(id) => <Choice id={id} value={view.batch ?? ""} words={codes} say={nameOf} none={say("account.choose")} onChoose={(batch) => onView({ batch, agreement: undefined })} />}
      </Field>
      <Field label={say("vbp.period")}>
        {(id) => <Choice id={id} value={view.agreement ?? ""} words={own} say={(code) => code} none={say("account.choose")} onChoose={(agreement) => onView({ agreement })} />}
      </Field>
    </div>
  );
}

interface BringingFormProps {
  readonly view: FileView;
  readonly onView: (change: FileChange) => void;
}

/** What the file looks like, and an empty one to fill in. */
function Columns({ kind }: { readonly kind: FileKind }) {
  const { say, locale } = useLanguage();
  return (
    <div className="file-columns">
      <p className="panel-hint">{say("vbp.fileColumns", { columns: columnWords(kind, locale) })}{kind === "lines" && ` ${say("vbp.fileUnits")}`}</p>
      <Button size="small" onClick={() => save(templateOf(kind, locale), `${say(`vbp.file.${kind}`)}.csv`)}>{say("vbp.template")}</Button>
    </div>
  );
}

/** Choose, try, mend or accept. A file is tried before it is accepted; another file begins anew. */
function BringingForm({ view, onView }: BringingFormProps) {
  const say = useSay();
  const [file, setFile] = useState<File>();
  const [charset, setCharset] = useState<Charset>("DETECT");
  const [told, setTold] = useState<Told>();
  const [again, setAgain] = useState(false);
  const act = useAct((wish: Bringing, key) => bring(view, wish, key), CHANGED, setTold);
  const isReady = file !== undefined && (view.kind !== "volumes" || (view.batch !== undefined && view.agreement !== undefined));
  const send = (dryRun: boolean) => {
    if (isReady && !act.isPending) act.mutate({ file, named: named(file), charset, dryRun, again });
  };
  const anew = () => {
    setTold(undefined);
    act.reset();
  };
  const faults = faultsOf(act.error);
  const isTried = told !== undefined && !told.report.imported;
  const nothing = told?.kind === "lines" && told.report.added === 0;
  return (
    <>
      <Section title={say(`vbp.file.${view.kind ?? "lines"}`)} hint={say(`vbp.fileHint.${view.kind ?? "lines"}`)}>
        <Columns kind={view.kind ?? "lines"} />
        <Form label={say("vbp.files")} onSubmit={() => send(true)}>
          {view.kind === "volumes" && <Periods view={view} onView={(change) => {
            anew();
            onView(change);
          }} />}
          <FileChoice file={file} charset={charset} onFile={(chosen) => {
            anew();
            setAgain(false);
            setFile(chosen);
          }} onCharset={(each) => {
            anew();
            setCharset(each);
          }} />
          {(again || (told?.kind === "lines" && told.report.withdrawn > 0)) && (
            <label className="form-line">
              <input type="checkbox" checked={again} onChange={(event) => {
                anew();
                setAgain(event.target.checked);
              }} />
              {say("vbp.again")}
            </label>
          )}
          {faults.length === 0 && <Refused error={act.error} />}
          {told !== undefined && <Report told={told} />}
          <div className="form-line">
            {!isTried && <Button type="primary" htmlType="submit" disabled={!isReady} loading={act.isPending}>{say("vbp.tryFile")}</Button>}
            {isTried && !nothing && <Button type="primary" loading={act.isPending} onClick={() => send(false)}>{say("vbp.takeFile")}</Button>}
          </div>
        </Form>
      </Section>
      {faults.length > 0 && <Faults faults={faults} file={file?.name ?? ""} />}
    </>
  );
}

export default function FilePage() {
  const say = useSay();
  const view = page.useSearch();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  useTitle(`${say("vbp.files")} · ${say("nav.progress")}`);
  const mayBring = session?.role === "admin" || (session?.role === "bureau" && session.permissions.includes("CALCULATE"));
  const kind = view.kind ?? "lines";
  return (
    <section className="vbp" aria-label={say("vbp.files")}>
      <h1 className="unseen">{say("vbp.files")}</h1>
      <Rooms />
      <div className="page">
        {!mayBring && <NotPermitted />}
        {mayBring && (
          <>
            <div className="chips file-kinds" role="group" aria-label={say("vbp.fileKind")}>
              {FILE_KINDS.map((each) => (
                <button key={each} type="button" className="chip" aria-pressed={each === kind} onClick={() => void navigate({ to: ".", search: fileViewOf({ kind: each }), replace: true })}>
                  {say(`vbp.file.${each}`)}
                </button>
              ))}
            </div>
            <BringingForm key={kind} view={view} onView={(change) => void navigate({ to: ".", search: fileViewOf({ ...view, ...change }), replace: true })} />
            {kind === "lines" && <TakenFiles />}
          </>
        )}
      </div>
    </section>
  );
}
