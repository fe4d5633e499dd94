import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FaultPanel } from "../shell/Answers";
import { useLanguage } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Section, Table } from "../shell/Page";
import { count, fullTime } from "../shell/times";
import { takenFiles } from "./files";

const SHORT_HASH = 12;

/** Which files came, who brought each, and what of it counts nowhere yet; a line of the platform names its file by this number. */
export function TakenFiles() {
  const { say, locale } = useLanguage();
  const query = useQuery(takenFiles);
  if (query.isError) return <FaultPanel what="vbp.filesFailed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const n = (figure: number) => count(figure, locale);
  return (
    <Section title={say("vbp.takenFiles")}>
      {query.data.length === 0 && <p className="nothing">{say("vbp.takenNone")}</p>}
      {query.data.length > 0 && (
        <Table label={say("vbp.takenFiles")} ends={4} cards
          heads={[say("vbp.fileNumber"), say("vbp.takenAt"), say("vbp.takenBy"), say("vbp.batch"), say("vbp.acceptedOn"), say("vbp.fileHash"), say("vbp.rows"), say("vbp.added"), say("vbp.unmappedNow"), say("vbp.withdrawn")]}
          rows={query.data.map((file) => ({
            key: String(file.id),
            cells: [
              <Link key="file" to="/vbp/files/$file" params={{ file: String(file.id) }}>{file.id}</Link>, fullTime(file.at), file.account, file.batches.join(" ") || "–", file.firstOn === null ? "–" : `${file.firstOn} – ${file.lastOn}`,
              <code title={file.sha256}>{file.sha256.slice(0, SHORT_HASH)}…</code>, n(file.rows), n(file.lines), n(file.unmapped),
              file.waiting === null ? n(file.withdrawn) : <Mark key="waits" tone="warn">{say("vbp.withdrawalWaits")}</Mark>,
            ],
          }))} />
      )}
    </Section>
  );
}
