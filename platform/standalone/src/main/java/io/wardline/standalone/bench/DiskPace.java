package io.wardline.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the disk alone takes: a page of 8 KiB written and synchronised, at a steady pace, in a preallocated file. */
final class DiskPace implements AutoCloseable {
    private static final int PAGE = 8 << 10;
    private static final int PAGES = 2_048;

    private final FileChannel file;

    private DiskPace(FileChannel file) {
        this.file = file;
    }

    /** Writes the file once, so that what is measured overwrites blocks as a write-ahead log does. */
    static DiskPace open(Path path) {
        try {
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (var page = 0; page < PAGES; page++) {
                file.write(ByteBuffer.allocate(PAGE), (long) page * PAGE);
            }
            file.force(true);
            return new DiskPace(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the disk's own pace cannot be measured in " + path, e);
        }
    }

    Run run(int perSecond, Duration time) {
        var samples = new Samples();
        var interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var started = System.nanoTime();
        try {
            for (var due = started; due - started < time.toNanos(); due += interval) {
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var before = System.nanoTime();
                file.write(ByteBuffer.allocate(PAGE), (long) (samples.count() % PAGES) * PAGE);
                file.force(false);
                samples.addNanos(System.nanoTime() - before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk refuses", e);
        }
        return samples.run((System.nanoTime() - started) / 1e9);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
