import { describe, expect, it } from "vitest";
import { backupTone, bytes, checksTone, diskTone, pumpTone } from "./state";

const NOW = Date.parse("2026-11-22T08:00:00Z");
const DISK = { databaseBytes: 1, freeBytes: 1, growthBytesPerDay: 1, daysLeft: 100, largest: [] };
const BACKUPS = { last: null, archivedAt: null, archiveFailing: false, restore: null };

describe("the state of the machinery", () => {
  it("is late where something waits for a person", () => {
    expect(pumpTone({ entries: 3, devices: 1, gaps: 0, forks: 0 })).toBe("busy");
    expect(pumpTone({ entries: 3, devices: 1, gaps: 1, forks: 0 })).toBe("warn");
    expect(pumpTone({ entries: 0, devices: 0, gaps: 0, forks: 1 })).toBe("late");
    expect(diskTone({ ...DISK, daysLeft: 13 })).toBe("late");
    expect(diskTone({ ...DISK, daysLeft: 59 })).toBe("warn");
    expect(diskTone(DISK)).toBe("good");
  });

  it("never draws what is not known as good", () => {
    expect(diskTone({ ...DISK, daysLeft: null })).toBe("none");
    expect(checksTone({ askedAt: null, holding: 0, broken: [], acknowledged: [] }, NOW)).toBe("none");
  });

  it("counts a missing backup as late, and an old one by its age", () => {
    expect(backupTone(BACKUPS, NOW)).toBe("late");
    const last = { copy: "base", folder: "/b", finishedAt: "2026-11-22T04:00:00Z", bytes: 1 };
    expect(backupTone({ ...BACKUPS, last }, NOW)).toBe("good");
    expect(backupTone({ ...BACKUPS, last }, NOW + 30 * 3_600_000)).toBe("warn");
    expect(backupTone({ ...BACKUPS, last, archiveFailing: true }, NOW)).toBe("late");
  });

  it("writes sizes with few digits", () => {
    expect([bytes(0), bytes(1023), bytes(1536), bytes(214_748_364), bytes(1_288_490_189)]).toEqual(["0 B", "1023 B", "1.5 KB", "205 MB", "1.2 GB"]);
  });
});
