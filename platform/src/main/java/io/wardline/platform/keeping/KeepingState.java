package io.wardline.platform.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the county's own machinery stands, on one page.
 *
 * @param alarms of the last 24 hours, by code
 * @param checks the newest answer of every claim that was ever asked
 * @param retention what is kept for how long
 */
record KeepingState(
        Pump pump, Quarantine quarantine, List<Counted> alarms, Checks checks, Disk disk, Backups backups, Retention retention) {

    /**
     * How far the pump is behind what is stored.
     *
     * @param entries stored and not yet applied
     * @param devices that have such entries
     * @param gaps holes in journals that are still asked for
     * @param forks journals that wait for a decision
     */
    record Pump(long entries, long devices, long gaps, long forks) {}

    /** What could not be read: in all, and in the last 24 hours by code. */
    record Quarantine(long rows, List<Counted> lately) {}

    /** How often a code occurred. */
    record Counted(String code, long count) {}

    /**
     * What the checks said.
     *
     * @param askedAt when the newest answer was given; null before the first night
     * @param broken the claims that did not hold
     * @param acknowledged what those that held would have told of, had nobody acknowledged it
     */
    record Checks(@Nullable Instant askedAt, long holding, List<Broken> broken, List<Acknowledged> acknowledged) {}

    /** What somebody has looked into. */
    record Acknowledged(String name, String rows, Instant at) {}

    /** A claim that did not hold, with its first rows. */
    record Broken(String name, long rows, String firstRows, Instant at) {}

    /**
     * How the disk fills.
     *
     * @param freeBytes on the disk of the county's folder; null where the database is on a machine of its own
     * @param growthBytesPerDay over the last days; null before two nights have been measured
     * @param daysLeft until it is full at this pace; null where that is unknown or it does not grow
     * @param largest tables with their indexes
     */
    record Disk(
            long databaseBytes,
            @Nullable Long freeBytes,
            @Nullable Long growthBytesPerDay,
            @Nullable Long daysLeft,
            List<Table> largest) {}

    /** A table, its partitions counted as one. */
    record Table(String name, long bytes) {}

    /**
     * Backups and the log that follows them.
     *
     * @param last null where the county was never backed up
     * @param archivedAt when the newest log file reached the archive; null where none did since the server's statistics began
     * @param archiveFailing whether the newest attempt failed; the server then keeps its log files, and its disk fills
     * @param restore the newest restore in the county's past
     */
    record Backups(
            @Nullable Backup last, @Nullable Instant archivedAt, boolean archiveFailing, @Nullable Restored restore) {}

    /** A finished backup. */
    record Backup(String copy, String folder, Instant finishedAt, long bytes) {}

    /**
     * How long which records are kept.
     *
     * @param ranAt when the job last went over all of it; null before its first night
     */
    record Retention(@Nullable Instant ranAt, List<Kept> rules) {}

    /**
     * The rule of one table.
     *
     * @param classCode of its records
     * @param source of the class's time: the regulation
     * @param onlineDays the rows stay in the database so long, then a sealed file has them
     * @param leastDays the file is kept so long, counted from the day of the records; null: for ever
     * @param replayed whether its rows stay in the database even then, because a replay reads them from the first
     * @param files that hold days of it now
     * @param through the newest day that a file holds; null for none
     */
    record Kept(
            String table, String classCode, String source, int onlineDays, @Nullable Integer leastDays, boolean replayed, long files,
            @Nullable LocalDate through) {}

    /** A restore. */
    record Restored(Instant at, String copy, @Nullable Instant until) {}
}
