import type { Tone } from "../shell/Mark";
import type { KeepingState } from "./queries";

/** Below these many days the disk is somebody's business. */
const DAYS_WARN = 60;
const DAYS_LATE = 14;
/** A backup a day is the rule; after so long one was missed. */
const BACKUP_WARN_MS = 26 * 3_600_000;
const BACKUP_LATE_MS = 50 * 3_600_000;
const CHECKED_WARN_MS = 26 * 3_600_000;

export function pumpTone({ entries, gaps, forks }: KeepingState["pump"]): Tone {
  if (forks > 0) return "late";
  return gaps > 0 ? "warn" : entries > 0 ? "busy" : "good";
}

export function diskTone({ daysLeft }: KeepingState["disk"]): Tone {
  if (daysLeft === null) return "none";
  return daysLeft < DAYS_LATE ? "late" : daysLeft < DAYS_WARN ? "warn" : "good";
}

export function backupTone({ last, archiveFailing }: KeepingState["backups"], now: number): Tone {
  if (archiveFailing) return "late";
  if (last === null) return "late";
  const since = now - Date.parse(last.finishedAt);
  return since > BACKUP_LATE_MS ? "late" : since > BACKUP_WARN_MS ? "warn" : "good";
}

export function checksTone({ askedAt, broken }: KeepingState["checks"], now: number): Tone {
  if (broken.length > 0) return "late";
  if (askedAt === null) return "none";
  return now - Date.parse(askedAt) > CHECKED_WARN_MS ? "warn" : "good";
}

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** Three digits are enough to be worried by: `1.2 GB`, `873 MB`. Steps of 1,024, as the server's tools count. */
export function bytes(n: number): string {
  let [value, unit] = [Math.abs(n), 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${n < 0 ? "-" : ""}${value.toFixed(digits)} ${UNITS[unit]}`;
}
