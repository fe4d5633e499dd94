package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.ledger.LotId;
import io.wardline.platform.ledger.OwnerId;
import io.wardline.platform.ledger.UnitId;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceEvent.DoorOpened;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Thousands of small random counties: whatever the order of delivery between cabinets, the county ends in one state.
class CountyOrderTest {
    private static final int COUNTIES = 4_000;
    private static final int INTERLEAVINGS = 3;
    private static final int UNKNOWN_TAGS = 2;
    private static final PlaceId STORE = new PlaceId(500);

    private final List<TagId> tags = List.of(
            new TagId("A001"), new TagId("A002"), new TagId("A003"), new TagId("A004"), new TagId("A005"),
            new TagId("B001"), new TagId("B002"));

    @Test
    void ends_in_the_same_state_whatever_the_order_between_cabinets() {
        for (var seed = 1L; seed <= COUNTIES; seed++) {
            var random = new Random(seed);
            var journals = county(random);
            var first = play(journals, new Random(seed));
            for (var other = 1; other <= INTERLEAVINGS; other++) {
                var second = play(journals, new Random(seed * 31 + other));
                assertThat(second).as("county of seed %d, interleaving %d", seed, other).isEqualTo(first);
            }
        }
    }

    @Test
    void finds_the_same_in_a_journal_whatever_other_cabinets_say() {
        for (var seed = 1L; seed <= COUNTIES / 4; seed++) {
            var journal = county(new Random(seed)).getFirst();
            var alone = sessionsAndLines(List.of(journal), journal.did(), new Random(1));
            var among = sessionsAndLines(county(new Random(seed)), journal.did(), new Random(seed));
            assertThat(among).as("journal of seed %d", seed).isEqualTo(alone);
        }
    }

    @Test
    void explains_every_tag_that_a_closed_session_missed_exactly_once() {
        for (var seed = 1L; seed <= COUNTIES; seed++) {
            new IdentityJudge(seed).judge(county(new Random(seed)), tags, UNKNOWN_TAGS, shelves());
        }
    }

    private List<String> play(List<Journal> journals, Random random) {
        var book = new CountyBook(shelves());
        tags.stream().skip(UNKNOWN_TAGS).forEach(tag -> book.bind(unit(tag, tags.indexOf(tag))));
        var queues = new ArrayList<Map.Entry<DeviceId, ArrayDeque<JournalItem>>>();
        journals.forEach(journal -> queues.add(Map.entry(journal.did(), new ArrayDeque<>(journal.items()))));
        queues.removeIf(queue -> queue.getValue().isEmpty());
        while (!queues.isEmpty()) {
            var next = queues.get(random.nextInt(queues.size()));
            book.apply(next.getKey(), next.getValue().remove());
            queues.removeIf(queue -> queue.getValue().isEmpty());
        }
        var lines = new ArrayList<>(book.lines());
        book.units().forEach((tag, unit) -> lines.add(StateHash.unit(tag.hex(), "place-" + unit.place().value())));
        lines.sort(null);
        return lines;
    }

    private List<String> sessionsAndLines(List<Journal> journals, DeviceId did, Random random) {
        return play(journals, random).stream()
                .filter(line -> line.startsWith("S|" + did.value() + "|"))
                .toList();
    }

    static UnitState unit(TagId tag, int number) {
        return new UnitState(new UnitId(number + 1), tag, new ItemId(1), new LotId(1), new OwnerId(1), STORE);
    }

    private Map<DeviceId, PlaceId> shelves() {
        var shelves = new TreeMap<DeviceId, PlaceId>();
        for (var number = 0; number < 4; number++) {
            shelves.put(new DeviceId("cab-" + number), new PlaceId(100 + number));
        }
        return shelves;
    }

    /// Two to four cabinets that see overlapping tags: neighbours, misreads, lost journals, antennas that fail.
    private List<Journal> county(Random random) {
        var journals = new ArrayList<Journal>();
        var cabinets = 2 + random.nextInt(3);
        for (var number = 0; number < cabinets; number++) {
            journals.add(journal("cab-" + number, random));
        }
        return journals;
    }

    private Journal journal(String did, Random random) {
        var journal = new Journal(did);
        var session = 0;
        var steps = 3 + random.nextInt(10);
        for (var step = 0; step < steps; step++) {
            switch (random.nextInt(11)) {
                case 0, 1, 2 -> {
                    journal.opens("s" + ++session).ends("s" + session, List.of(), List.of());
                    journal.snapshot(Trigger.DOOR_CLOSED, "s" + session, true, List.of(), some(random));
                }
                case 3 -> {
                    journal.opens("s" + ++session);
                    journal.snapshot(Trigger.DOOR_CLOSED, "s" + session, false, List.of(), some(random));
                }
                case 4 -> journal.opens("s" + ++session);
                case 5 -> journal.snapshot(Trigger.BOOT, session == 0 ? null : "s" + session, true, List.of(), some(random));
                case 6, 7 -> journal.snapshot(Trigger.SCHEDULE, null, true, List.of(), some(random));
                case 8 -> journal.snapshot(Trigger.COMMAND, null, true, List.copyOf(some(random)), some(random));
                case 9 -> breaks(journal, random);
                case 10 -> journal.says(journal.chunks(Trigger.SCHEDULE, null, true, List.of(), some(random)).getFirst())
                        .says(new DoorOpened(null));
                default -> throw new IllegalStateException();
            }
        }
        return journal;
    }

    private static void breaks(Journal journal, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> journal.loses();
            case 1 -> journal.skips(1 + random.nextInt(3));
            case 2 -> journal.babbles();
            default -> throw new IllegalStateException();
        }
    }

    private Set<TagId> some(Random random) {
        var some = new HashSet<TagId>();
        for (var tag : tags) {
            if (random.nextBoolean()) {
                some.add(tag);
            }
        }
        return some;
    }
}
