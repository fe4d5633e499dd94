package io.wardline.sim.device;

import static io.wardline.sim.device.Bench.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.DeviceEvent.DoorForced;
import io.wardline.protocol.device.DeviceEvent.DoorHeldOpen;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.SessionEnded;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.TagId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A cabinet's day, told by its journal.
class CabinetTest {
    @Test
    void reads_its_shelf_when_it_boots() {
        Bench bench = new Bench(1);
        bench.shelf.put(tag(1));
        bench.boot().settle();
        assertThat(bench.types()).containsExactly("snapshot", "power.restored");
        assertThat(bench.lastSnapshot()).satisfies(snapshot -> {
            assertThat(snapshot.trigger()).isEqualTo(Trigger.BOOT);
            assertThat(snapshot.session()).isNull();
            assertThat(snapshot.tags()).containsExactly(tag(1));
            assertThat(snapshot.digest()).isEqualTo(Digest.ofTags(List.of(tag(1))));
            assertThat(snapshot.rounds()).isEqualTo(2);
        });
    }

    @Test
    void claims_at_the_door_and_proves_by_the_snapshot_that_closes_the_session() {
        Bench bench = new Bench(1);
        bench.shelf.put(tag(1));
        bench.shelf.put(tag(2));
        bench.boot().settle();
        bench.visit(() -> {
            bench.shelf.take(tag(1));
            bench.shelf.put(tag(3));
        });
        assertThat(bench.events().getLast()).isInstanceOfSatisfying(SessionEnded.class, ended -> {
            assertThat(ended.removed()).containsExactly(tag(1));
            assertThat(ended.added()).containsExactly(tag(3));
        });
        bench.settle();
        assertThat(bench.types().subList(2, 7))
                .containsExactly("session.opened", "door.opened", "door.closed", "session.ended", "snapshot");
        String session = bench.events(SessionOpened.class).getFirst().session();
        assertThat(bench.lastSnapshot().session()).isEqualTo(session);
        assertThat(bench.lastSnapshot().trigger()).isEqualTo(Trigger.DOOR_CLOSED);
        assertThat(bench.lastSnapshot().tags()).containsExactly(tag(2), tag(3));
    }

    @Test
    void a_door_that_opens_during_the_scan_cancels_it() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.visit(() -> bench.shelf.put(tag(1)));
        bench.pass(Duration.ofSeconds(5));
        bench.visit(() -> bench.shelf.put(tag(2)));
        bench.settle();
        List<SnapshotChunk> snapshots = bench.events(SnapshotChunk.class);
        List<SessionOpened> sessions = bench.events(SessionOpened.class);
        assertThat(snapshots).hasSize(2);
        assertThat(snapshots.getLast().session()).isEqualTo(sessions.getLast().session());
        assertThat(snapshots.getLast().tags()).containsExactly(tag(1), tag(2));
    }

    @Test
    void the_boot_snapshot_closes_the_session_that_a_power_cut_interrupted() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.visit(() -> bench.shelf.put(tag(1)));
        bench.cabinet.cutPower();
        bench.boot().settle();
        assertThat(bench.lastSnapshot().trigger()).isEqualTo(Trigger.BOOT);
        assertThat(bench.lastSnapshot().session()).isEqualTo(bench.events(SessionOpened.class).getFirst().session());
        bench.cabinet.cutPower();
        bench.boot().settle();
        assertThat(bench.lastSnapshot().session()).as("a closed session is not named again").isNull();
    }

    @Test
    void a_session_interrupted_with_its_door_open_goes_on_after_the_boot() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.visit(() -> {
            bench.shelf.put(tag(1));
            bench.cabinet.cutPower();
            bench.cabinet.boot(bench.now);
            bench.shelf.put(tag(2));
        });
        bench.settle();
        assertThat(bench.events(SessionOpened.class)).hasSize(1);
        assertThat(bench.lastSnapshot().session()).isEqualTo(bench.events(SessionOpened.class).getFirst().session());
        assertThat(bench.lastSnapshot().tags()).containsExactly(tag(1), tag(2));
    }

    @Test
    void cuts_a_large_snapshot_into_chunks_with_nothing_between() {
        Bench bench = new Bench(1, new Shelf(1_000, 4), null, 100);
        Set<TagId> all = new TreeSet<>();
        for (int i = 0; i < 450; i++) {
            bench.shelf.put(tag(i));
            all.add(tag(i));
        }
        bench.boot().settle();
        assertThat(bench.types()).containsExactly("snapshot", "snapshot", "snapshot", "snapshot", "snapshot", "power.restored");
        Set<TagId> united = new TreeSet<>();
        bench.events(SnapshotChunk.class).forEach(chunk -> {
            assertThat(chunk.count()).isEqualTo(450);
            assertThat(chunk.digest()).isEqualTo(Digest.ofTags(all));
            united.addAll(chunk.tags());
        });
        assertThat(united).isEqualTo(all);
    }

    @Test
    void unites_its_rounds_so_that_a_tag_missed_once_is_still_there() {
        int missed = 0;
        for (int seed = 0; seed < 200; seed++) {
            Bench bench = new Bench(seed, new Shelf(900, 4), null, 500);
            for (int i = 0; i < 10; i++) {
                bench.shelf.put(tag(i));
            }
            bench.boot().settle();
            missed += 10 - bench.lastSnapshot().count();
        }
        assertThat(missed).as("one round would miss about 200 of 2,000, two miss about 20").isBetween(5, 45);
    }

    @Test
    void takes_a_snapshot_every_hour_and_tells_of_a_forgotten_and_of_a_forced_door() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.pass(Duration.ofMinutes(125));
        assertThat(bench.events(SnapshotChunk.class)).extracting(SnapshotChunk::trigger)
                .containsExactly(Trigger.BOOT, Trigger.SCHEDULE, Trigger.SCHEDULE);
        bench.visit(() -> bench.pass(Duration.ofMinutes(6)));
        assertThat(bench.events(DoorHeldOpen.class)).hasSize(1);
        bench.settle();
        bench.cabinet.openDoor(bench.now);
        bench.cabinet.closeDoor(bench.now, bench.random);
        assertThat(bench.events(DoorForced.class)).hasSize(1);
    }

    @Test
    void a_badge_without_an_opened_door_ends_by_itself() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.cabinet.admit("n1", io.wardline.protocol.device.DeviceEvent.Method.CARD,
                io.wardline.protocol.device.DeviceEvent.Authority.CACHED, bench.now);
        assertThat(bench.cabinet.unbolted()).isTrue();
        bench.settle();
        assertThat(bench.cabinet.unbolted()).isFalse();
        assertThat(bench.types().subList(2, 5)).containsExactly("session.opened", "session.ended", "snapshot");
    }

    @Test
    void a_lost_image_begins_a_new_epoch_with_a_snapshot_and_then_names_what_was_lost() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.deliver();
        bench.visit(() -> bench.shelf.put(tag(7)));
        bench.settle();
        bench.cabinet.cutPower();
        bench.cabinet.flash().loseImage();
        bench.cabinet.flash().loseNumbers(Flash.Copy.SECOND);
        int before = bench.written.size();
        bench.boot().settle();
        List<JournalLine> after = bench.written.subList(before, bench.written.size());
        assertThat(after).extracting(JournalLine::type).containsExactly("snapshot", "journal.lost", "power.restored");
        assertThat(after.getFirst().key()).isEqualTo(Bench.key(2, 1));
        assertThat(bench.events(JournalLost.class).getFirst()).satisfies(lost -> {
            assertThat(lost.epoch()).isEqualTo(1);
            assertThat(lost.toSeq()).isGreaterThanOrEqualTo(7);
        });
    }

    @Test
    void asks_for_its_epoch_when_everything_is_lost_and_stays_shut_until_it_knows() {
        Bench bench = new Bench(1);
        bench.cabinet.flash().loseImage();
        bench.cabinet.flash().loseNumbers(Flash.Copy.FIRST);
        bench.cabinet.flash().loseNumbers(Flash.Copy.SECOND);
        bench.boot().settle();
        assertThat(bench.cabinet.birth(bench.now).epoch()).isNull();
        bench.visit(() -> {});
        assertThat(bench.cabinet.boltDrawn()).isZero();
        bench.answer(5, 0, 0);
        bench.settle();
        assertThat(bench.written.getFirst().key()).isEqualTo(Bench.key(5, 1));
        assertThat(bench.written.getFirst().snapshot()).isTrue();
    }

    @Test
    void an_order_to_begin_a_later_epoch_is_obeyed() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.answer(9, 0, 0);
        bench.settle();
        JournalLine first = bench.written.stream().filter(line -> line.key().epoch() == 9).findFirst().orElseThrow();
        assertThat(first.snapshot()).isTrue();
        assertThat(bench.events(JournalLost.class)).containsExactly(new JournalLost(1, 1, 2, "epoch.ended"));
        assertThat(bench.cabinet.lines(0, 100, 1_000_000)).allSatisfy(line -> assertThat(line.key().epoch()).isEqualTo(9));
    }

    @Test
    void says_what_it_had_to_drop_when_it_was_offline_for_too_long() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        while (bench.written.size() <= 50_000) {
            bench.cabinet.openDoor(bench.now);
            bench.cabinet.closeDoor(bench.now, bench.random);
        }
        JournalLost lost = bench.written.stream().filter(line -> line.type().equals("journal.lost"))
                .map(line -> (JournalLost) Bench.entry(line).event()).findFirst().orElseThrow();
        assertThat(lost.fromSeq()).isEqualTo(1);
        assertThat(bench.cabinet.lines(0, 1, 1_000).getFirst().key().seq()).isEqualTo(lost.toSeq() + 1);
    }
}
