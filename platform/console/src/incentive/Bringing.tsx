import Button from "antd/es/button";
import { useState } from "react";
import { Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { useAct } from "../shell/useAct";
import { FileChoice } from "../vbp/FileChoice";
import { faultsOf } from "../vbp/fileFaults";
import { named, type Bringing, type Charset } from "../vbp/files";
import { INCENTIVE_KEY, bring, type Report, type Sheet } from "./queries";

const CHANGED = [INCENTIVE_KEY];
/** So many faults are listed; the platform names more. */
const MOST_SHOWN = 500;

function Faults({ error }: { readonly error: unknown }) {
  const say = useSay();
  const faults = faultsOf(error);
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
      <FileChoice file={file} charset={charset} onFile={(chosen) => {
        anew();
        setFile(chosen);
      }} onCharset={(each) => {
        anew();
        setCharset(each);
      }} />
      <Faults error={act.error} />
      {told !== undefined && <p className="done" role="status">{say(told.imported ? "incentive.taken" : "incentive.right", { rows: told.rows, n: told.changed })}</p>}
      <div className="form-line">
        {!isTried && <Button type="primary" htmlType="submit" disabled={file === undefined} loading={act.isPending}>{say("vbp.tryFile")}</Button>}
        {isTried && <Button type="primary" loading={act.isPending} onClick={() => send(false)}>{say("vbp.takeFile")}</Button>}
      </div>
    </Form>
  );
}
