import { Choice, Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { CHARSETS, type Charset } from "./files";
import "./file.css";

interface FileChoiceProps {
  readonly file: File | undefined;
  readonly charset: Charset;
  readonly onFile: (file: File | undefined) => void;
  readonly onCharset: (charset: Charset) => void;
}

/** A spreadsheet and how its letters are written; the file's own button would speak the browser's language. */
export function FileChoice({ file, charset, onFile, onCharset }: FileChoiceProps) {
  const say = useSay();
  return (
    <>
      <Field label={say("vbp.chooseFile")}>
        {(id) => (
          <span className="file-choice">
            <input id={id} type="file" className="unseen" accept=".csv,.xlsx" onChange={(event) => onFile(event.target.files?.[0])} />
            <label htmlFor={id} className="file-button" aria-hidden="true">{say("vbp.chooseFile")}</label>
            <span className={file === undefined ? "nothing" : "words"}>{file?.name ?? say("vbp.noFile")}</span>
          </span>
        )}
      </Field>
      <Field label={say("vbp.charset")}>
        {(id) => <Choice id={id} value={charset} words={CHARSETS} say={(each) => say(`vbp.charset.${each}`)} onChoose={(each) => onCharset(each ?? "DETECT")} />}
      </Field>
    </>
  );
}
