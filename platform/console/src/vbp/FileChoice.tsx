import { Choice, Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { FilePick } from "./FilePick";
import { CHARSETS, type Charset } from "./files";

interface FileChoiceProps {
  readonly file: File | undefined;
  readonly charset: Charset;
  readonly onFile: (file: File | undefined) => void;
  readonly onCharset: (charset: Charset) => void;
}

/** A spreadsheet and how its letters are written. */
export function FileChoice({ file, charset, onFile, onCharset }: FileChoiceProps) {
  const say = useSay();
  return (
    <>
      <Field label={say("vbp.chooseFile")}>
        {(id) => <FilePick id={id} accept=".csv,.xlsx" file={file} onFile={onFile} />}
      </Field>
      <Field label={say("vbp.charset")}>
        {(id) => <Choice id={id} value={charset} words={CHARSETS} say={(each) => say(`vbp.charset.${each}`)} onChoose={(each) => onCharset(each ?? "DETECT")} />}
      </Field>
    </>
  );
}
