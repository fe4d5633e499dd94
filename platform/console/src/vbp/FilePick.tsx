import { useSay } from "../shell/Language";
import "./file.css";

interface FilePickProps {
  readonly id: string;
  readonly accept: string;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}

/** Chooses a file; the browser's own button would speak the browser's language. */
export function FilePick({ id, accept, file, onFile }: FilePickProps) {
  const say = useSay();
  return (
    <span className="file-choice">
      <input id={id} type="file" className="unseen" accept={accept} onChange={(event) => onFile(event.target.files?.[0])} />
      <label htmlFor={id} className="file-button" aria-hidden="true">{say("vbp.chooseFile")}</label>
      <span className={file === undefined ? "nothing" : "words"}>{file?.name ?? say("vbp.noFile")}</span>
    </span>
  );
}
