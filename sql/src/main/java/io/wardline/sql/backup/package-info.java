/**
 * Backup of a county and its way back: a copy of the whole county folder taken while the server runs (a PostgreSQL base
 * backup by {@code pg_backup_start} and {@code pg_backup_stop}) and the write-ahead log after it, so that the county can be
 * restored to any moment since the copy. The embedded server comes without {@code pg_basebackup}, so the rules of
 * the PostgreSQL manual ("Making a Base Backup Using the Low Level API") are followed here.
 */
@NullMarked
package io.wardline.sql.backup;

import org.jspecify.annotations.NullMarked;
