package io.wardline.platform.keeping;

import io.wardline.sql.backup.DurableFiles;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The rows of one table and one day in a file: gzip, one line of JSON a row. */
final class ArchiveFile {
    private ArchiveFile() {}

    /**
     * A file that was read again after it had been forced to disk.
     *
     * @param file its name in the archive's folder
     * @param sha256 of the file
     */
    record Written(String file, long rows, String sha256) {}

    /**
     * Writes the rows of a day, forces them to disk and reads them again.
     *
     * @param portions gives some rows after others, and nothing at the end: however many a day has, few are in memory at once
     * @throws IOException when the file read is not the one written
     */
    static Written write(Supplier<List<String>> portions, String table, LocalDate day, Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(table + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".jsonl.gz");
        var draft = folder.resolve(file.getFileName() + ".new");
        var written = copied(portions, draft);
        DurableFiles.publish(draft, file);
        var read = read(file);
        if (read != written) {
            throw new IOException(file + " was written with " + written + " rows and has " + read);
        }
        return new Written(String.valueOf(file.getFileName()), read, DurableFiles.sha256(file));
    }

    private static long copied(Supplier<List<String>> portions, Path draft) throws IOException {
        try (var out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(draft)), StandardCharsets.UTF_8))) {
            var count = 0L;
            for (var rows = portions.get(); !rows.isEmpty(); rows = portions.get()) {
                for (var row : rows) {
                    out.append(row).append('\n');
                }
                count += rows.size();
            }
            return count;
        }
    }

    private static long read(Path file) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> line.startsWith("{") && line.endsWith("}")).count();
        }
    }
}
