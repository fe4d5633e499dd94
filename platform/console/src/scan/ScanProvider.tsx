import { useNavigate } from "@tanstack/react-router";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { newKey } from "../shell/newKey";
import { Fault } from "../web/problem";
import { ScanKeys } from "./ScanKeys";
import { ScanTold } from "./ScanTold";
import { EMPTY, answered, chosen, joined, restored, tallied, type Queue, type Waiting } from "./queue";
import { codeOf, nameOf, resolveScan, type Candidate, type ScanResult } from "./queries";
import { sound } from "./sound";
import { behind, blocks, type Told } from "./told";
import { GRAVE } from "./warnings";

const KEPT = "wardline.scans";

interface Scans {
  readonly queue: Queue;
  /** Takes a text that was typed, as if it had been scanned. */
  readonly submit: (raw: string) => void;
  readonly clear: () => void;
}

const ScanContext = createContext<Scans | undefined>(undefined);

export function useScans(): Scans {
  const scans = use(ScanContext);
  if (scans === undefined) throw new Error("useScans outside ScanProvider");
  return scans;
}

/** The queue as it is now and as the page shows it; every change is kept at once, so that a reload loses none. */
function useQueue() {
  const [shown, show] = useState<Queue>(() => restored(window.sessionStorage.getItem(KEPT)));
  const now = useRef(shown);
  const change = useCallback((queue: Queue) => {
    now.current = queue;
    window.sessionStorage.setItem(KEPT, JSON.stringify(queue));
    show(queue);
  }, []);
  return { shown, now, change };
}

/** Leads to what a scan named. */
function useLead(): (candidate: Candidate) => void {
  const navigate = useNavigate();
  return useCallback(
    (candidate) => {
      switch (candidate.is) {
        case "UNIT":
          return void navigate({ to: "/trace", search: { unit: candidate.epc } });
        case "LOT":
          return void navigate({ to: "/trace", search: { item: candidate.item, maker: candidate.maker, lot: candidate.lot } });
        case "ITEM":
          return void navigate({ to: "/stock", search: { q: candidate.item } });
        case "PLACE":
          return void navigate({ to: "/stock", search: { within: candidate.place } });
        case "DEVICE":
          return void navigate(candidate.kind === "CABINET" ? { to: "/cabinet/$did", params: { did: candidate.did }, search: {} } : { to: "/stock", search: { within: candidate.place } });
        case "READING":
          return;
      }
    },
    [navigate],
  );
}

export function ScanProvider({ children }: { readonly children: ReactNode }) {
  const { shown, now, change } = useQueue();
  const [told, setTold] = useState<Told>({ kind: "quiet" });
  const busy = useRef(false);
  const lead = useLead();

  // A discarded scan is no less lost because the one before it was answered meanwhile.
  const say = useCallback((next: Told) => setTold((before) => (before.kind === "spoiled" || before.kind === "full" ? before : next)), []);

  const settle = useCallback(
    (scan: Waiting, candidate: Candidate, warnings: ScanResult["warnings"]) => {
      const tally = tallied(answered(now.current, scan.key), codeOf(candidate), nameOf(candidate), candidate.is === "UNIT", scan.modifier);
      if (tally.kind === "counted") {
        change(tally.queue);
        if (warnings.some((each) => GRAVE.has(each))) sound("trouble");
        say({ kind: "done", candidate, warnings, n: tally.n });
      } else {
        change(answered(now.current, scan.key));
        say(tally.kind === "already" ? { kind: "already", candidate } : { kind: "nothingToUndo" });
      }
      if (scan.modifier.kind !== "undo") lead(candidate);
    },
    [change, lead, now, say],
  );

  const work = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    for (let scan = now.current.waiting[0]; scan !== undefined; scan = now.current.waiting[0]) {
      const stop = await resolveScan(scan.raw).then(
        (result) => {
          const only = result.candidates.length === 1 ? result.candidates[0] : undefined;
          if (only !== undefined && only.is !== "READING") return void settle(scan, only, result.warnings);
          sound("trouble");
          if (result.candidates.length === 0) {
            // Answered all the same: its word stands in the way here, and does not come back on the next page.
            change(answered(now.current, scan.key));
            setTold({ kind: "unknown", scan, result });
          } else setTold({ kind: "question", scan, result });
          return true;
        },
        (error: unknown) => {
          // Nobody signed in: the page leads to the door, and the scan waits for whoever comes back.
          if (!(error instanceof Fault && error.status === 401)) sound("trouble");
          setTold({ kind: "failed", scan, error });
          return true;
        },
      );
      // Left set: nothing goes on until a person has answered.
      if (stop === true) return;
    }
    busy.current = false;
  }, [change, now, settle]);

  const hear = useCallback(
    (raw: string, typed: string) => {
      const next = joined(now.current, raw, typed, newKey());
      if (next.kind === "full") {
        sound("trouble");
        return setTold({ kind: "full" });
      }
      sound("heard");
      change(next.queue);
      setTold((before) => (blocks(before) ? before : { kind: "heard", waiting: next.queue.waiting.length }));
      void work();
    },
    [change, now, work],
  );

  const spoil = useCallback(() => {
    sound("trouble");
    setTold((before) => (blocks(before) ? before : { kind: "spoiled" }));
  }, []);

  useEffect(() => new ScanKeys({ onScan: hear, onSpoiled: spoil }).start(), [hear, spoil]);
  // What a reload left behind goes on by itself.
  useEffect(() => void work(), [work]);

  const goOn = useCallback(
    (queue: Queue) => {
      change(queue);
      setTold({ kind: "quiet" });
      busy.current = false;
      void work();
    },
    [change, work],
  );

  const scans = useMemo<Scans>(
    () => ({ queue: shown, submit: (raw) => hear(raw, ""), clear: () => change({ ...EMPTY, waiting: now.current.waiting }) }),
    [shown, hear, change, now],
  );
  return (
    <ScanContext value={scans}>
      {children}
      <ScanTold told={told} behind={behind(shown, told)}
        onChoose={(scan, candidate, warnings) => {
          if (candidate.is === "READING") return goOn(chosen(now.current, scan.key, candidate.raw));
          settle(scan, candidate, warnings);
          busy.current = false;
          void work();
        }}
        onDrop={(scan) => goOn(answered(now.current, scan.key))}
        onAgain={() => goOn(now.current)}
        onQuiet={() => setTold({ kind: "quiet" })} />
    </ScanContext>
  );
}
