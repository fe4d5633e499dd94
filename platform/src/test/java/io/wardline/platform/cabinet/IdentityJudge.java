package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.cabinet.Consequence.Moved;
import io.wardline.platform.cabinet.Finding.LineWritten;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Plays a county and holds every settled session to its identity: each missing tag has one movement that does not pass
/// through UNEXPLAINED, or one discrepancy of that session.
final class IdentityJudge {
    private record Missing(DeviceId did, int session, TagId tag) {}

    private final Random random;
    private final Map<Missing, Long> explained = new HashMap<>();

    IdentityJudge(long seed) {
        random = new Random(seed);
    }

    void judge(
            List<Journal> journals, List<TagId> tags, int unknown, Map<DeviceId, PlaceId> shelves) {
        var book = new CountyBook(shelves);
        tags.stream().skip(unknown).forEach(tag -> book.bind(CountyOrderTest.unit(tag, tags.indexOf(tag))));
        var states = new HashMap<DeviceId, CabinetState>();
        var queues = new ArrayList<Map.Entry<DeviceId, ArrayDeque<JournalItem>>>();
        journals.forEach(journal -> queues.add(Map.entry(journal.did(), new ArrayDeque<>(journal.items()))));
        queues.removeIf(queue -> queue.getValue().isEmpty());
        while (!queues.isEmpty()) {
            var next = queues.get(random.nextInt(queues.size()));
            var did = next.getKey();
            var item = next.getValue().remove();
            var read = CabinetReading.interpret(states.getOrDefault(did, CabinetState.NEW), item);
            states.put(did, read.state());
            count(did, read.findings(), book.apply(did, item));
            queues.removeIf(queue -> queue.getValue().isEmpty());
        }
        for (var row : book.discrepancies()) {
            if (row.session() != null) {
                explained.computeIfPresent(
                        new Missing(row.key().did(), row.session(), new TagId(row.key().tag())), (_, n) -> n + 1);
            }
        }
        assertThat(explained).allSatisfy((missing, times) -> assertThat(times).as("%s", missing).isEqualTo(1));
        assertThat(book.units().values()).noneMatch(unit -> unit.place().equals(CountyPlace.UNEXPLAINED.id()));
    }

    private void count(DeviceId did, List<Finding> findings, List<Moved> moves) {
        for (var finding : findings) {
            if (finding instanceof LineWritten(int session, TagId tag, LineKind kind) && kind != LineKind.PUT) {
                var straight = moves.stream()
                        .filter(move -> move.unit().epc().equals(tag))
                        .filter(move -> !move.to().equals(CountyPlace.UNEXPLAINED.id()))
                        .filter(move -> !move.from().equals(CountyPlace.UNEXPLAINED.id()))
                        .count();
                explained.put(new Missing(did, session, tag), straight);
            }
        }
    }
}
