package io.wardline.platform.keeping;

import java.time.Instant;

/**
 * A finished backup.
 *
 * @param copy the name of its folder, {@code base-20261122T045100Z}
 * @param folder the backup folder that holds it
 * @param startedAt database time
 * @param finishedAt the earliest moment that it can be restored to
 * @param files how many, at least 1
 * @param bytes their sum, at least 1
 * @param by the operating system's name of whoever took it
 */
public record TakenBackup(
        String copy, String folder, Instant startedAt, Instant finishedAt, long files, long bytes, String by) {}
