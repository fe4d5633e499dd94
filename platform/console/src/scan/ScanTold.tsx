import Button from "antd/es/button";
import { useEffect, useRef, type ReactNode } from "react";
import { faultText } from "../shell/Answers";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { codeOf, nameOf, type Candidate, type ScanResult } from "./queries";
import type { Waiting } from "./queue";
import { blocks, passes, type Told } from "./told";
import { GRAVE, warningText } from "./warnings";
import "./scan.css";

const SHOWN_MS = 8_000;

interface ScanToldProps {
  readonly told: Told;
  /** Scans that wait behind what is told. */
  readonly behind: number;
  readonly onChoose: (scan: Waiting, candidate: Candidate, warnings: ScanResult["warnings"]) => void;
  readonly onDrop: (scan: Waiting) => void;
  readonly onAgain: () => void;
  readonly onQuiet: () => void;
}

function Warnings({ warnings }: { readonly warnings: ScanResult["warnings"] }) {
  const say = useSay();
  return warnings.map((each) => (
    <Mark key={each} tone={GRAVE.has(each) ? "late" : "warn"}>
      {say(warningText(each))}
    </Mark>
  ));
}

/** What went well passes by itself; it stands at the bottom and takes no keyboard. */
function Strip({ told }: { readonly told: Told }): ReactNode {
  const say = useSay();
  switch (told.kind) {
    case "heard":
      return <Mark tone="busy">{told.waiting > 1 ? say("scan.heardMore", { n: told.waiting }) : say("scan.heard")}</Mark>;
    case "done":
      return (
        <>
          <Mark tone="good">{nameOf(told.candidate)}</Mark>
          <code>{codeOf(told.candidate)}</code>
          {told.n > 1 && <strong>{say("scan.times", { n: told.n })}</strong>}
          <Warnings warnings={told.warnings} />
        </>
      );
    case "already":
      return (
        <>
          <Mark tone="warn">{say("scan.already")}</Mark>
          <code>{codeOf(told.candidate)}</code>
        </>
      );
    case "nothingToUndo":
      return <Mark tone="warn">{say("scan.nothingToUndo")}</Mark>;
    case "quiet":
    case "question":
    case "unknown":
    case "failed":
    case "spoiled":
    case "full":
      return null;
  }
}

/** Control characters made visible, so that a code can be read to somebody on the telephone. */
function printed(raw: string): string {
  return raw.replaceAll(/[\u0000-\u001f]/g, (each) => String.fromCharCode(0x2400 + each.charCodeAt(0)));
}

function words(candidate: Candidate): string {
  return candidate.is === "READING" ? "" : nameOf(candidate);
}

function Choices({ result, onChoose }: { readonly result: ScanResult; readonly onChoose: (candidate: Candidate) => void }) {
  return (
    <ul className="scan-choices">
      {result.candidates.map((candidate) => (
        <li key={`${candidate.is} ${codeOf(candidate)} ${"maker" in candidate ? candidate.maker : ""}`}>
          <button type="button" onClick={() => onChoose(candidate)}>
            <code>{codeOf(candidate)}</code>
            <span>{words(candidate)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Trouble({ told, onChoose, onDrop, onAgain, onQuiet }: ScanToldProps): ReactNode {
  const say = useSay();
  const dropping = (scan: Waiting, word: "action.acknowledge" | "action.dropScan" = "action.acknowledge") => (
    <Button onClick={() => onDrop(scan)}>{say(word)}</Button>
  );
  switch (told.kind) {
    case "question": {
      const lost = told.result.warnings.includes("SEPARATOR_LOST");
      return (
        <>
          <h2 id="scan-title">{say(lost ? "scan.ask.reading" : "scan.ask.which")}</h2>
          {lost && <p>{say("scan.ask.readingWhy")}</p>}
          <p><code className="scan-raw">{printed(told.scan.raw)}</code></p>
          <Choices result={told.result} onChoose={(candidate) => onChoose(told.scan, candidate, told.result.warnings)} />
          <footer>{dropping(told.scan, "action.dropScan")}</footer>
        </>
      );
    }
    case "unknown":
      return (
        <>
          <h2 id="scan-title">{say("scan.unknown.title")}</h2>
          <p><code className="scan-raw">{printed(told.scan.raw)}</code></p>
          <p className="scan-marks"><Warnings warnings={told.result.warnings} /></p>
          <footer>{dropping(told.scan)}</footer>
        </>
      );
    case "failed":
      return (
        <>
          <h2 id="scan-title">{say("scan.failed.title")}</h2>
          <p>{faultText(told.error, say)}</p>
          <p><code className="scan-raw">{printed(told.scan.raw)}</code></p>
          <footer>
            {dropping(told.scan, "action.dropScan")}
            <Button type="primary" onClick={onAgain}>{say("action.retry")}</Button>
          </footer>
        </>
      );
    case "spoiled":
    case "full":
      return (
        <>
          <h2 id="scan-title">{say(`scan.${told.kind}.title`)}</h2>
          <p>{say(`scan.${told.kind}.why`)}</p>
          <footer><Button onClick={onQuiet}>{say("action.acknowledge")}</Button></footer>
        </>
      );
    case "quiet":
    case "heard":
    case "done":
    case "already":
    case "nothingToUndo":
      return null;
  }
}

/** What is wrong stands in the way until somebody has said that they saw it. */
export function ScanTold(props: ScanToldProps) {
  const { told, behind, onQuiet, onDrop } = props;
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const blocking = blocks(told);
  useEffect(() => {
    if (blocking) dialog.current?.showModal();
    else dialog.current?.close();
  }, [blocking]);
  useEffect(() => {
    if (blocking || told.kind === "quiet") return;
    const timer = setTimeout(onQuiet, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [blocking, told, onQuiet]);
  // Escape says "seen" where no choice is asked for. A browser closes a dialog at the second Escape whatever the page says:
  // what still waits for a choice comes up again.
  function closed() {
    if (dialog.current?.open === true) return;
    if (told.kind === "unknown") onDrop(told.scan);
    else if (passes(told)) onQuiet();
    else if (blocking) dialog.current?.showModal();
  }
  return (
    <>
      <div className={`scan-strip scan-strip-${told.kind}`} role="status">
        <Strip told={told} />
      </div>
      <dialog ref={dialog} className="scan-trouble" role="alertdialog" aria-labelledby="scan-title" onClose={closed}
        onCancel={(event) => {
          if (!passes(told)) event.preventDefault();
        }}>
        <Trouble {...props} />
        {blocking && behind > 0 && <p className="scan-waiting">{say("scan.waiting", { n: behind })}</p>}
      </dialog>
    </>
  );
}
