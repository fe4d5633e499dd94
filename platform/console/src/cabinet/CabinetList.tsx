import { useMemo, type ReactNode, type Ref } from "react";
import { useInstitutionOf } from "../ledger/useInstitutionOf";
import { Where, within } from "../place/Where";
import { useNow } from "../shell/clock";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { useLanguage, useSay, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { age, count, fullTime } from "../shell/times";
import type { Cabinet } from "./cabinets";
import { DifferenceMark, DoorMark, LinkMark, NotableMarks, SessionCell } from "./marks";

const AGE_EVERY_S = 10;

/** When the shelf was last read with authority, and whether that still stands. */
export function SnapshotAge({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const now = useNow(AGE_EVERY_S);
  const { lastSnapshotAt } = cabinet;
  const words = lastSnapshotAt === undefined ? undefined : age(lastSnapshotAt, now);
  return (
    <span className="snapshot-age" title={lastSnapshotAt === undefined ? undefined : fullTime(lastSnapshotAt)}>
      {words === undefined ? <span className="nothing">{say("snapshot.never")}</span> : say(words.key, words.params)}
      {cabinet.unverified && <Mark tone="warn" title={say("verified.no.why")}>{say("verified.no")}</Mark>}
    </span>
  );
}

function Name({ cabinet }: { readonly cabinet: Cabinet }) {
  return (
    <span className="cabinet-name">
      <span className="cabinet-title">{cabinet.name}</span>
      <code>{cabinet.did}</code>
    </span>
  );
}

function Ward({ cabinet }: { readonly cabinet: Cabinet }) {
  return <Where place={cabinet.ward} around={[useInstitutionOf()(cabinet.place)]} />;
}

function wideColumns(say: Say, number: (n: number) => string): readonly Column<Cabinet>[] {
  return [
    { id: "name", title: say("list.cabinet"), track: "minmax(10rem, 2fr)", cell: (row) => <Name cabinet={row} /> },
    { id: "ward", title: say("list.ward"), track: "minmax(6rem, 1.4fr)", cell: (row) => <Ward cabinet={row} /> },
    { id: "link", title: say("list.link"), track: "6rem", cell: (row) => <LinkMark cabinet={row} say={say} /> },
    { id: "door", title: say("list.door"), track: "5rem", from: 1070, cell: (row) => <DoorMark door={row.door} say={say} /> },
    { id: "session", title: say("list.session"), track: "minmax(10rem, 1.6fr)", cell: (row) => <SessionCell cabinet={row} say={say} /> },
    { id: "snapshot", title: say("list.snapshot"), track: "minmax(9.5rem, 1.1fr)", from: 970, cell: (row) => <SnapshotAge cabinet={row} /> },
    { id: "different", title: say("list.different"), track: "minmax(5.5rem, 0.7fr)", cell: (row) => <DifferenceMark cabinet={row} say={say} /> },
    { id: "units", title: say("list.units"), track: "5rem", end: true, cell: (row) => number(row.units) },
  ];
}

function Card({ cabinet, units }: { readonly cabinet: Cabinet; readonly units: string }): ReactNode {
  const say = useSay();
  const institution = useInstitutionOf()(cabinet.place);
  return (
    <span className="cabinet-card">
      <span className="cabinet-card-line">
        <span className="cabinet-title">{cabinet.name}</span>
        <NotableMarks cabinet={cabinet} say={say} />
      </span>
      <span className="cabinet-card-line cabinet-card-where">
        <span>
          <bdi>{within([institution, cabinet.ward])}</bdi> <code>{cabinet.did}</code>
        </span>
        <span className="cabinet-units">{units}</span>
      </span>
    </span>
  );
}

interface CabinetListProps {
  readonly cabinets: readonly Cabinet[];
  readonly selected: string | undefined;
  readonly onOpen: (cabinet: Cabinet) => void;
  readonly onCursor: (cabinet: Cabinet) => void;
  readonly handle: Ref<GridHandle>;
}

function didOf(cabinet: Cabinet): string {
  return cabinet.did;
}

// Below this the columns that are left no longer fit beside each other.
const CARDS_BELOW_PX = 800;
const WIDE_ROW_PX = 44;
const CARD_PX = 63;

export function CabinetList({ cabinets, selected, onOpen, onCursor, handle }: CabinetListProps) {
  const { say, locale } = useLanguage();
  const columns = useMemo(() => wideColumns(say, (n) => count(n, locale)), [say, locale]);
  const card = useMemo(
    () => ({ below: CARDS_BELOW_PX, height: CARD_PX, draw: (row: Cabinet) => <Card cabinet={row} units={say("list.unitsOf", { n: row.units })} /> }),
    [say],
  );
  return (
    <DataGrid label={say("list.label")} rows={cabinets} keyOf={didOf} columns={columns} rowHeight={WIDE_ROW_PX} card={card}
      selected={selected} onOpen={onOpen} onCursor={onCursor} handle={handle} />
  );
}
