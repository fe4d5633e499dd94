package io.wardline.platform.audit;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The heads of one county in its files, oldest file first, a line at a time. */
final class HeadReader implements Iterator<SealHead>, AutoCloseable {
    private final String county;
    private final Deque<Path> files;
    private final Set<String> others = new TreeSet<>();
    private @Nullable Stream<String> open;
    private Iterator<String> lines = Stream.<String>empty().iterator();
    private @Nullable SealHead next;
    private long unreadable;
    private long read;

    /** @param place a directory of head files, or one file */
    HeadReader(Path place, String county) {
        this.county = county;
        this.files = new ArrayDeque<>(HeadFiles.files(place));
    }

    /** Lines that are no heads: at most the last one of a file whose writer lost power. */
    long unreadable() {
        return unreadable;
    }

    /** Heads of this county that were read. */
    long read() {
        return read;
    }

    /** The other counties whose heads stand in the files. */
    Set<String> others() {
        return Set.copyOf(others);
    }

    @Override
    public boolean hasNext() {
        while (next == null && (lines.hasNext() || openNext())) {
            if (lines.hasNext()) {
                read(lines.next());
            }
        }
        return next != null;
    }

    @Override
    public SealHead next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no head is left");
        }
        var head = next;
        next = null;
        return head;
    }

    private void read(String line) {
        var head = SealHead.parse(line);
        if (head.isEmpty()) {
            unreadable++;
        } else if (head.get().county().equals(county)) {
            read++;
            next = head.get();
        } else {
            others.add(head.get().county());
        }
    }

    private boolean openNext() {
        close();
        if (files.isEmpty()) {
            return false;
        }
        var stream = HeadFiles.lines(files.remove());
        open = stream;
        lines = stream.iterator();
        return true;
    }

    @Override
    public void close() {
        var stream = open;
        if (stream != null) {
            stream.close();
        }
        open = null;
        lines = Stream.<String>empty().iterator();
    }
}
