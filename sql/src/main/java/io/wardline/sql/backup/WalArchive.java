package io.wardline.sql.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The folder into which PostgreSQL's own archiver copies every finished log file (16 MiB each), compressed. A file is written
 * under another name, forced to disk and renamed, and PostgreSQL removes its own only after that; so the archive never
 * holds half a file and never lacks one between two others.
 */
final class WalArchive {
    /** An idle server closes its log file after this time, so at most this much is lost with the machine. */
    static final int LONGEST_OPEN_S = 60;

    /** What archives nothing: PostgreSQL asks for a command wherever archiving may be switched on without a restart. */
    static final String NOTHING = "true";

    private static final long SEGMENT_BYTES = 16L << 20;
    private static final int SEGMENTS_OF_ONE_LOG = 256;
    private static final Pattern SEGMENT = Pattern.compile("([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})");

    private final Path folder;

    WalArchive(Path folder) {
        this.folder = folder;
    }

    /** The value of {@code archive_command}. A file that is there already is right only if it is the same one. */
    String archiveCommand() {
        var target = quoted(folder) + "/%f.gz";
        return "if test -f " + target + "; then gzip -dc " + target + " | cmp -s - \"%p\"; else gzip -1 -c \"%p\" > " + target
                + ".new && sync " + target + ".new && mv " + target + ".new " + target + " && sync " + quoted(folder) + "; fi";
    }

    /** The value of {@code restore_command}. */
    String restoreCommand() {
        var source = quoted(folder) + "/%f.gz";
        return "test -f " + source + " && gzip -dc " + source + " > \"%p\"";
    }

    /** For the shell, and for PostgreSQL, to which a percent sign is a placeholder. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''").replace("%", "%%") + "'";
    }

    Path file(String segment) {
        return folder.resolve(segment + ".gz");
    }

    /** The names of the log files from one to another, both included. */
    static List<String> range(String first, String last) {
        return java.util.stream.Stream.iterate(
                        first, name -> name.compareTo(last) <= 0, WalArchive::next)
                .toList();
    }

    static String next(String segment) {
        var name = SEGMENT.matcher(segment);
        if (!name.matches()) {
            throw new BackupFault("'" + segment + "' is not the name of a log file");
        }
        var number = Long.parseLong(name.group(2), 16) * SEGMENTS_OF_ONE_LOG + Long.parseLong(name.group(3), 16) + 1;
        return "%s%08X%08X".formatted(name.group(1), number / SEGMENTS_OF_ONE_LOG, number % SEGMENTS_OF_ONE_LOG);
    }

    /**
     * The first log file from the given one on that is missing before a later one of the same timeline, or is damaged. Without
     * such a look a restore of everything would end in silence where the hole is.
     */
    Optional<String> firstFault(String from) {
        try (var files = Files.list(folder)) {
            var timeline = from.substring(0, 8);
            var names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".gz"))
                    .map(name -> name.substring(0, name.length() - ".gz".length()))
                    .filter(name -> SEGMENT.matcher(name).matches() && name.startsWith(timeline) && name.compareTo(from) >= 0)
                    .sorted()
                    .toList();
            var expected = from;
            for (var name : names) {
                if (!name.equals(expected)) {
                    return Optional.of(file(expected) + " is missing");
                }
                if (!isWhole(file(name))) {
                    return Optional.of(file(name) + " is damaged");
                }
                expected = next(name);
            }
            return names.isEmpty() ? Optional.of(file(from) + " is missing") : Optional.empty();
        } catch (IOException e) {
            throw new BackupFault("the archive " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Removes the log files before the first one that is still needed, oldest first: whenever it ends, no hole is left. */
    void removeBefore(String needed) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith(".gz") && SEGMENT.matcher(name.substring(0, name.length() - ".gz".length())).matches()
                        && name.compareTo(needed) < 0) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The compressed form carries a check sum of its own. */
    private static boolean isWhole(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.transferTo(java.io.OutputStream.nullOutputStream()) == SEGMENT_BYTES;
        } catch (IOException _) {
            return false;
        }
    }
}
