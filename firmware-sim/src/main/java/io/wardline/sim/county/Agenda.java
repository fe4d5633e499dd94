package io.wardline.sim.county;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What will happen and when. Two things at the same time happen in the order in which they were written down.
final class Agenda {
    private record Item(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::number));
    private long numbers;

    void at(Instant time, Runnable action) {
        items.add(new Item(time, numbers++, action));
    }

    void runUntil(Instant now) {
        while (!items.isEmpty() && !items.peek().at().isAfter(now)) {
            items.remove().action().run();
        }
    }

    boolean empty() {
        return items.isEmpty();
    }
}
