package io.wardline.platform.identity;

import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Slows down whoever tries passwords. A try is counted as wrong before it is looked at and forgiven afterwards if it
 * was right, so that a thousand tries at once are no better than one after the other.
 */
final class Throttle {
    private final ThrottleStore store = new ThrottleStore();

    /** The two counters that a try touches beside the one of its pair. */
    private record Counter(byte[] key, ThrottleRule rule) {
        static Counter of(String kind, String name, ThrottleRule rule) {
            return new Counter(Digests.sha256((kind + "\n" + name).getBytes(StandardCharsets.UTF_8)), rule);
        }
    }

    /** Counts a try; the wait before the next one is heard, where this one comes too early. */
    Optional<Duration> refuses(Tx tx, String account, String address, Instant now) {
        store.forgetOld(tx, now.minus(ThrottleRule.FORGOTTEN));
        var counters = counters(account, address);
        var counts = counters.stream().map(counter -> store.lock(tx, counter.key(), now)).toList();
        var wait = Duration.ZERO;
        for (var at = 0; at < counters.size(); at++) {
            var count = counts.get(at);
            var left = Duration.between(now, counters.get(at).rule().openFrom(count.failures(), count.lastAt()));
            wait = left.compareTo(wait) > 0 ? left : wait;
        }
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        for (var at = 0; at < counters.size(); at++) {
            store.count(tx, counters.get(at).key(), counts.get(at).failures() + 1, now);
        }
        return Optional.empty();
    }

    /** The try was right: its account starts anew, its address is as it was before. */
    void forgive(Tx tx, String account, String address) {
        store.forget(tx, pair(account, address).key());
        store.forget(tx, account(account).key());
        store.giveBack(tx, address(address).key());
    }

    /** The try was neither right nor wrong: the account and its address are as they were before. */
    void giveBack(Tx tx, String account, String address) {
        counters(account, address).forEach(counter -> store.giveBack(tx, counter.key()));
    }

    /** In the order of their keys, in which they are locked. */
    private static List<Counter> counters(String account, String address) {
        return List.of(pair(account, address), address(address), account(account)).stream()
                .sorted((one, other) -> Arrays.compareUnsigned(one.key(), other.key()))
                .toList();
    }

    private static Counter pair(String account, String address) {
        return Counter.of("pair", account + "\n" + address, ThrottleRule.PAIR);
    }

    private static Counter address(String address) {
        return Counter.of("address", address, ThrottleRule.ADDRESS);
    }

    private static Counter account(String account) {
        return Counter.of("account", account, ThrottleRule.ACCOUNT);
    }
}
