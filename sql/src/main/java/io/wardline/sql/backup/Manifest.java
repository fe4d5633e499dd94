package io.wardline.sql.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What one copy of a county holds. It is written last, so a copy without it was never finished; its own last line is the
 * SHA-256 of all lines before.
 *
 * @param folder the copy's name inside the backup folder
 * @param started database time at which the copy began
 * @param finished database time at which the copy had everything; the earliest moment that it can be restored to
 * @param system the identifier that PostgreSQL drew for the county's server
 * @param timeline 1, and one more for every restore in the county's past
 * @param firstWal the first log file that the copy needs
 * @param lastWal the last one that it needs to be whole
 * @param files everything that was copied; paths are relative to the backup folder, with {@code /}
 * @param directories every directory, a parent before its children
 */
public record Manifest(
        String folder,
        Instant started,
        Instant finished,
        long system,
        int timeline,
        String firstWal,
        String lastWal,
        List<File> files,
        List<Directory> directories) {
    static final String NAME = "MANIFEST";
    private static final String FORMAT = "wardline-backup 1";

    /**
     * One file.
     *
     * @param permissions nine letters, for example {@code rw-------}
     * @param sha256 64 hexadecimal digits
     */
    public record File(String path, String permissions, long bytes, String sha256) {}

    /** One directory. */
    public record Directory(String path, String permissions) {}

    public Manifest {
        files = List.copyOf(files);
        directories = List.copyOf(directories);
    }

    /** The sum of all files. */
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    void write(Path copy) throws IOException {
        var text = new StringBuilder(FORMAT).append('\n');
        line(text, "started", started);
        line(text, "finished", finished);
        line(text, "system", system);
        line(text, "timeline", timeline);
        line(text, "first", firstWal);
        line(text, "last", lastWal);
        for (var directory : directories) {
            text.append("d ").append(directory.permissions()).append(' ').append(oneLine(directory.path())).append('\n');
        }
        for (var file : files) {
            text.append("f ").append(file.permissions()).append(' ').append(file.bytes()).append(' ')
                    .append(file.sha256()).append(' ').append(oneLine(file.path())).append('\n');
        }
        var everything = text.toString();
        var end = "end " + DurableFiles.sha256(everything.getBytes(StandardCharsets.UTF_8)) + "\n";
        DurableFiles.write(copy.resolve(NAME), everything + end);
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append(' ').append(value).append('\n');
    }

    private static String oneLine(String path) {
        if (path.indexOf('\n') >= 0) {
            throw new BackupFault("a file's name holds a line break: " + path.replace('\n', '?'));
        }
        return path;
    }

    /**
     * Reads the manifest of a finished copy.
     *
     * @throws BackupFault when it was changed, cut short, or is of another format
     */
    static Manifest read(Path copy) {
        var file = copy.resolve(NAME);
        try {
            var text = Files.readString(file);
            var end = text.lastIndexOf("end ");
            if (!text.startsWith(FORMAT + "\n")
                    || end < 0
                    || !text.substring(end).strip().equals("end "
                            + DurableFiles.sha256(text.substring(0, end).getBytes(StandardCharsets.UTF_8)))) {
                throw new BackupFault("the manifest " + file + " is damaged or of another format");
            }
            return parse(String.valueOf(copy.getFileName()), text.substring(0, end).lines().skip(1).toList());
        } catch (IOException | IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new BackupFault("the manifest " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Manifest parse(String folder, List<String> lines) {
        var head = new HashMap<String, String>();
        var files = new ArrayList<File>();
        var directories = new ArrayList<Directory>();
        for (var line : lines) {
            if (line.startsWith("f ")) {
                var part = line.split(" ", 5);
                files.add(new File(part[4], part[1], Long.parseLong(part[2]), part[3]));
            } else if (line.startsWith("d ")) {
                var part = line.split(" ", 3);
                directories.add(new Directory(part[2], part[1]));
            } else {
                var part = line.split(" ", 2);
                head.put(part[0], part[1]);
            }
        }
        return new Manifest(
                folder, Instant.parse(of(head, "started")), Instant.parse(of(head, "finished")),
                Long.parseLong(of(head, "system")), Integer.parseInt(of(head, "timeline")), of(head, "first"),
                of(head, "last"), files, directories);
    }

    private static String of(HashMap<String, String> head, String key) {
        var value = head.get(key);
        if (value == null) {
            throw new IllegalArgumentException("it lacks the line " + key);
        }
        return value;
    }
}
