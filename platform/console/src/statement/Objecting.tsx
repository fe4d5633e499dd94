import Button from "antd/es/button";
import { useState } from "react";
import { EVIDENCE, attach } from "../shell/attachments";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useDraft } from "../shell/useDraft";
import { FilePick } from "../vbp/FilePick";
import { useDeed } from "./Clash";
import { object, type Whole } from "./queries";

const LONGEST_WORDS = 2_000;

/** Another file is another wish; the same one again repeats the same act. */
interface Wish {
  readonly line: string | undefined;
  readonly words: string;
  readonly evidence: string | undefined;
}

/** An objection names a line, or the whole, and brings its evidence; the file is kept before the objection names it. */
export function Objecting({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const { id, institution, lastDay } = whole.standing;
  const [line, setLine] = useDraft(`statement.object.${id}.line`);
  const [words, setWords] = useDraft(`statement.object.${id}.words`);
  const [file, setFile] = useState<File>();
  const act = useDeed(async (wish: Wish, key) => {
    const attachment = file === undefined ? undefined : await attach(institution, file, `${key}-file`);
    return object(id, { words: wish.words, ...(wish.line !== undefined && { line: wish.line }), ...(attachment !== undefined && { attachment }) }, key);
  }, () => {
    setLine("");
    setWords("");
    setFile(undefined);
  });
  const said = words.trim();
  const { lines } = whole.result;
  const nameOf = (code: string) => lines.find((each) => each.code === code)?.name ?? code;
  return (
    <Form label={say("statement.object")} onSubmit={() => said !== "" && !act.isPending && act.mutate({ line: line === "" ? undefined : line, words: said, evidence: file && `${file.name} ${file.size} ${file.lastModified}` })}>
      <p>{say("statement.objectWhy", { last: lastDay ?? "" })}</p>
      <Field label={say("statement.line")}>
        {(field) => <Choice id={field} value={line} words={lines.map(({ code }) => code)} say={(code) => `${nameOf(code)} (${code})`} none={say("statement.wholeStatement")} onChoose={(code) => setLine(code ?? "")} />}
      </Field>
      <Field label={say("statement.objectionWords")} sends>
        {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Field label={say("statement.evidence")} hint={say("statement.evidenceHint")}>
        {(field) => <FilePick id={field} accept={EVIDENCE} file={file} onFile={setFile} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={said === ""}>{say("statement.object")}</Button>
        <Missing what={[said === "" && say("statement.objectionWords")]} />
      </div>
    </Form>
  );
}
