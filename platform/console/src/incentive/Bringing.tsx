import Button from "antd/es/button";
import { useState } from "react";
import { Choice, Field, Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { useAct } from "../shell/useAct";
import { fileFaultsOf } from "../vbp/fileFaults";
import { CHARSETS, named, type Bringing, type Charset } from "../vbp/files";
import { Fault } from "../web/problem";
import { INCENTIVE_KEY, bring, type Report, type Sheet } from "./queries";
import "../vbp/file.css";

const CHANGED = [INCENTIVE_KEY];
/** So many faults are listed; the platform names more. */
const MOST_SHOWN = 500;

function Faults({ error }: { readonly error: unknown }) {
  const say = useSay();
  const faults = error instanceof Fault && error.why.kind === "problem" ? fileFaultsOf(error.why.problem.errors ?? []) : [];
  if (faults.length === 0) return <Refused error={error} />;
  return (
    <div role="alert">
      <p className="refused">{say("vbp.faults", { n: faults.length })}</p>
      <Table label={say("vbp.problem")} heads={[say("vbp.row"), say("vbp.column"), say("vbp.problem")]}
        rows={faults.slice(0, MOST_SHOWN).map(({ row, column, message }, at) => ({ key: String(at), cells: [row ?? "–", <code>{column ?? "–"}</code>, message] }))} />
    </div>
  );
}

/** A file is tried before it is taken: every wrong cell is told by row and column, and nothing is kept unless all are right. */
export function Bring({ sheet }: { readonly sheet: Sheet }) {
  const say = useSay();
  const [file, setFile] = useState<File>();
  const [charset, setCharset] = useState<Charset>("DETECT");
  const [told, setTold] = useState<Report>();
  const act = useAct((wish: Bringing, key) => bring(sheet, wish, key), CHANGED, setTold);
  const isTried = told !== undefined && !told.imported;
  const anew = () => {
    setTold(undefined);
    act.reset();
  };
  const send = (dryRun: boolean) => {
    if (file !== undefined && !act.isPending) act.mutate({ file, named: named(file), charset, dryRun });
  };
  return (
    <Form label={say(`incentive.bring.${sheet}`)} onSubmit={() => send(true)}>
      <h3>{say(`incentive.bring.${sheet}`)}</h3>
      <p className="panel-hint">{say(`incentive.columns.${sheet}`)}</p>
      <Field label={say("vbp.chooseFile")}>
        {(id) => (
          <span className="file-choice">
            <input id={id} type="file" className="unseen" accept=".csv,.xlsx" onChange={(event) => {
              anew();
              setFile(event.target.files?.[0]);
            }} />
            <label htmlFor={id} className="file-button" aria-hidden="true">{say("vbp.chooseFile")}</label>
            <span className={file === undefined ? "nothing" : "words"}>{file?.name ?? say("vbp.noFile")}</span>
          </span>
        )}
      </Field>
      <Field label={say("vbp.charset")}>
        {(id) => <Choice id={id} value={charset} words={CHARSETS} say={(each) => say(`vbp.charset.${each}`)} onChoose={(each) => {
          anew();
          setCharset(each ?? "DETECT");
        }} />}
      </Field>
      <Faults error={act.error} />
      {told !== undefined && <p className="done" role="status">{say(told.imported ? "incentive.taken" : "incentive.right", { rows: told.rows, n: told.changed })}</p>}
      <div className="form-line">
        {!isTried && <Button type="primary" htmlType="submit" disabled={file === undefined} loading={act.isPending}>{say("vbp.tryFile")}</Button>}
        {isTried && <Button type="primary" loading={act.isPending} onClick={() => send(false)}>{say("vbp.takeFile")}</Button>}
      </div>
    </Form>
  );
}
