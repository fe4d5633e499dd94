package io.wardline.standalone.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Devices that publish as fast as they are acknowledged, or at a steady pace: one thread, frames from templates. */
final class LoadSubject implements BenchProcess.Subject {
    private static final int PATIENCE_SECONDS = 30;
    /** The selector counts in milliseconds; what is left below is waited for awake. */
    private static final long AWAKE_NANOS = 1_500_000;

    private final Selector selector;
    private final List<LoadDevice> devices;
    private final IdleDevices idle;

    private LoadSubject(Selector selector, List<LoadDevice> devices, IdleDevices idle) {
        this.selector = selector;
        this.devices = devices;
        this.idle = idle;
    }

    /** @param words port, prefix of the devices, their number, {@code born} or {@code bare} */
    static LoadSubject open(List<String> words) throws IOException {
        var selector = Selector.open();
        var devices = new ArrayList<LoadDevice>();
        for (var at = 0; at < Integer.parseInt(words.get(2)); at++) {
            devices.add(LoadDevice.open(
                    selector, Integer.parseInt(words.get(0)), words.get(1) + at, words.get(3).equals("born")));
        }
        return new LoadSubject(selector, devices, new IdleDevices());
    }

    @Override
    public String answer(List<String> words) throws Exception {
        return switch (words.getFirst()) {
            case "run" -> run(Integer.parseInt(words.get(1)), millis(words.get(2))).text();
            case "pace" -> pace(Integer.parseInt(words.get(1)), millis(words.get(2))).text();
            case "idle" -> idle.open(words.subList(1, words.size()));
            case String unknown -> throw new IllegalArgumentException(unknown);
        };
    }

    private static long millis(String text) {
        return TimeUnit.MILLISECONDS.toNanos(Long.parseLong(text));
    }

    /** Keeps the window of every connection full until the time is over, then waits for the last answers. */
    private Run run(int window, long nanos) throws IOException {
        var samples = new Samples();
        var started = System.nanoTime();
        for (var device : devices) {
            for (var at = 0; at < window; at++) {
                device.publish(started);
            }
            device.flush();
        }
        var last = started;
        while (inFlight() > 0) {
            awaitAnswers(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            var now = System.nanoTime();
            last = now;
            for (var key : selector.selectedKeys()) {
                var device = (LoadDevice) key.attachment();
                device.read(sent -> {
                    samples.addNanos(now - sent);
                    if (now - started < nanos) {
                        device.publish(now);
                    }
                });
                device.flush();
            }
            selector.selectedKeys().clear();
        }
        return samples.run((last - started) / 1e9);
    }

    private void awaitAnswers(long millis) throws IOException {
        if (selector.select(millis) == 0) {
            throw new IOException("no answer within " + PATIENCE_SECONDS + " s");
        }
    }

    private int inFlight() {
        return devices.stream().mapToInt(LoadDevice::inFlight).sum();
    }

    /** Publishes at a steady pace, one connection after the other, whether answers come or not. */
    private Run pace(int perSecond, long nanos) throws IOException {
        var samples = new Samples();
        var interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var started = System.nanoTime();
        var sent = 0L;
        while (true) {
            var now = System.nanoTime();
            var due = started + sent * interval;
            if (due - started < nanos && now >= due) {
                var device = devices.get((int) (sent % devices.size()));
                device.publish(now);
                device.flush();
                sent++;
            } else if (due - started >= nanos && inFlight() == 0) {
                return samples.run((now - started) / 1e9);
            }
            if (due - now > AWAKE_NANOS || due - started >= nanos) {
                selector.select(1);
            } else {
                selector.selectNow();
            }
            for (var key : selector.selectedKeys()) {
                readOne(key, samples);
            }
            selector.selectedKeys().clear();
        }
    }

    private static void readOne(SelectionKey key, Samples samples) throws IOException {
        var now = System.nanoTime();
        ((LoadDevice) key.attachment()).read(at -> samples.addNanos(now - at));
    }

    @Override
    public void close() {
        try {
            for (var device : devices) {
                device.close();
            }
            idle.close();
            selector.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
