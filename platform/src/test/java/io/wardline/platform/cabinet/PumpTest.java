package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.platform.db.Tx;
import io.wardline.platform.device.DeviceItems;
import io.wardline.platform.device.DeviceKind;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.device.JournalRange;
import io.wardline.platform.device.Projection;
import io.wardline.platform.device.PumpConfig;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.CommandState;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.PowerRestored;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The pump carries every journal on, once and in order, whatever happens to entries, nodes and transactions.
final class PumpTest {
    private static final TagId A = new TagId("3034257BF7194E4000001B01");
    private static final TagId B = new TagId("3034257BF7194E4000001B02");

    private final TestWard ward = new TestWard();
    private final Journal one = new Journal("cab-1");
    private final Journal two = new Journal("cab-2");

    @AfterEach
    void every_check_and_the_replay_hold() {
        ward.holds();
        var replay = Replay.of(ward.county.pump());
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.replayed()).isEqualTo(replay.live());
        ward.close();
    }

    @Test
    void waits_at_a_gap_until_it_is_filled_and_then_goes_on_in_order() {
        var pump = ward.pump();
        ward.bind(A);
        one.opens("s1").closes("s1", A).opens("s2").closes("s2");
        var entries = one.entries();
        ward.deliver(one.did(), List.of(entries.get(0), entries.get(2), entries.get(3)));
        await().atMost(TestWard.PATIENCE).until(() -> pump.applied() == 1);
        assertThat(ward.placeOf(A)).isEqualTo("WARD-1");

        ward.deliver(one.did(), List.of(entries.get(1)));
        ward.awaitApplied();
        assertThat(ward.ways(A)).containsExactly("WARD-1>SHELF-1 PUT", "SHELF-1>OUT TAKEN");
        assertThat(ward.number("select count(*) from device_late")).isZero();
        assertThat(ward.number("select count(*) from device_fill")).isZero();
    }

    @Test
    void writes_a_gap_off_after_the_fourth_asking_and_keeps_what_comes_later_as_late() {
        ward.pump();
        ward.bind(A);
        one.opens("s1").closes("s1", A).says(new PowerRestored()).opens("s2").closes("s2");
        var entries = one.entries();
        ward.inbox.askedInVain(one.did(), new JournalRange(1, 3, 3));
        ward.deliver(one.did(), List.of(entries.get(0), entries.get(1), entries.get(3), entries.get(4)));
        ward.awaitApplied();

        assertThat(ward.placeOf(A)).isEqualTo("OUT");
        assertThat(ward.open()).containsExactly("cab-1 1:3-3 JOURNAL_LOST");
        assertThat(ward.texts("select cause from device_lost")).containsExactly("ASKED");

        ward.deliver(one.did(), List.of(entries.get(2)));
        ward.awaitApplied();
        assertThat(ward.texts("select did || ' ' || epoch || ':' || seq from device_late")).containsExactly("cab-1 1:3");
    }

    @Test
    void writes_off_what_the_device_declares_lost() {
        ward.pump();
        ward.bind(A);
        one.opens("s1").closes("s1", A).says(new PowerRestored()).says(new JournalLost(1, 3, 3, "overflow"));
        var entries = one.entries();
        ward.deliver(one.did(), List.of(entries.get(0), entries.get(1), entries.get(3)));
        ward.awaitApplied();

        assertThat(ward.texts("select cause from device_lost")).containsExactly("DECLARED");
        assertThat(ward.open()).containsExactly("cab-1 1:3-3 JOURNAL_LOST");
    }

    @Test
    void writes_off_the_tail_that_a_lost_journal_took_with_it() {
        ward.pump();
        one.opens("s1").loses().boots(null).says(new JournalLost(1, 2, 9, "journal lost"));
        ward.deliver(one);

        assertThat(ward.open()).containsExactly("cab-1 1:2-9 JOURNAL_LOST");
    }

    @Test
    void writes_a_gap_off_once_the_first_whole_snapshot_of_a_later_epoch_is_stored() {
        var pump = ward.pump();
        ward.bind(A);
        one.opens("s1").closes("s1").opens("s2").loses().boots(null, A);
        var entries = one.entries();
        ward.deliver(one.did(), List.of(entries.get(0), entries.get(2)));
        await().atMost(TestWard.PATIENCE).until(() -> pump.applied() == 1);
        ward.deliver(one.did(), List.of(entries.get(3)));
        ward.awaitApplied();

        assertThat(ward.texts("select cause from device_lost")).containsExactly("EPOCH");
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
    }

    @Test
    void passes_over_poison_and_says_so() {
        ward.pump();
        ward.bind(A);
        one.opens("s1").babbles().closes("s1", A);
        ward.inbox.store(one.did(), one.entries().subList(0, 1));
        ward.inbox.storePoison(one.did(), new JournalKey(1, 2));
        ward.deliver(one);

        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
        assertThat(ward.open()).containsExactly("cab-1 1:2 UNREADABLE");
    }

    @Test
    void duplicates_change_nothing() {
        ward.pump();
        ward.bind(A);
        one.opens("s1").closes("s1", A);
        ward.deliver(one);
        var before = Replay.live(ward.county.pump());
        ward.deliver(one);
        ward.deliver(one);

        assertThat(Replay.live(ward.county.pump())).isEqualTo(before);
        assertThat(ward.number("select count(*) from device_late")).isZero();
    }

    @Test
    void quarantines_what_breaks_an_invariant_and_other_cabinets_do_not_notice() {
        ward.pump();
        ward.bind(A, B);
        ward.deliver(one.opens("s1").closes("s1", A), two.opens("t1").closes("t1", B));
        // Somebody bends the book by hand, so that the next take would overdraw the shelf.
        ward.county.execute(
                "update ledger_balance set quantity = 0 where place_id = (select id from place where code = 'SHELF-1')");
        ward.deliver(one.opens("s2").closes("s2").opens("s3"), two.opens("t2").closes("t2"));

        assertThat(ward.placeOf(B)).isEqualTo("OUT");
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
        assertThat(ward.texts("select code || ' ' || epoch || ':' || seq from device_quarantine"))
                .containsExactly("pump.ledger_balance_not_negative 1:4");
        assertThat(ward.open()).containsExactly("cab-1 1:4 UNREADABLE");
        assertThat(ward.session("s3")).isEqualTo("OPEN");
        ward.county.execute(
                "update ledger_balance set quantity = 1 where place_id = (select id from place where code = 'SHELF-1')");
    }

    @Test
    void quarantines_an_entry_on_which_the_program_itself_fails_and_lives_on() {
        ward.pump(TestWard.QUICK, new Tripping(ward.projection(), new JournalKey(1, 3)));
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A).says(new PowerRestored()).opens("s2").closes("s2"));

        assertThat(ward.texts("select code || ' ' || epoch || ':' || seq from device_quarantine")).containsExactly("pump.bug 1:3");
        assertThat(ward.open()).containsExactly("cab-1 1:3 UNREADABLE");
        assertThat(ward.placeOf(A)).isEqualTo("OUT");
    }

    /// A projection with a bug that one entry wakes.
    private record Tripping(Projection sound, JournalKey stone) implements Projection {
        @Override
        public DeviceKind kind() {
            return sound.kind();
        }

        @Override
        public Kept apply(Tx tx, List<DeviceItems> work) {
            for (var device : work) {
                for (var item : device.items()) {
                    if (item instanceof JournalItem.Written(var entry, _, _) && entry.key().equals(stone)) {
                        throw new NoSuchElementException("tripped");
                    }
                }
            }
            return sound.apply(tx, work);
        }

        @Override
        public void forget(Collection<DeviceId> dids) {
            sound.forget(dids);
        }
    }

    @Test
    void waits_for_a_binding_with_no_lock_in_hand() throws SQLException {
        ward.pump();
        ward.deliver(one.opens("s1").closes("s1"));
        try (var binding = ward.county.database().jdbc(Role.PLATFORM)) {
            binding.setAutoCommit(false);
            try (var statement = binding.createStatement()) {
                statement.execute("select set_config('wl.scope', 'product', true), pg_advisory_xact_lock(4711301)");
                ward.inbox.store(one.did(), one.opens("s2").closes("s2", A).entries());
                await().atMost(TestWard.PATIENCE).until(() -> ward.number("select count(*) from pg_locks where not granted"
                        + " and database = (select oid from pg_database where datname = current_database())") == 1);
                statement.execute("select did from cabinet for update nowait");
            }
            binding.commit();
        }
        ward.awaitApplied();
        assertThat(ward.open()).containsExactly("cab-1 " + A + " UNKNOWN_TAG");
    }

    @Test
    void rings_for_as_many_cabinets_as_there_are() {
        var many = IntStream.range(0, 300).mapToObj(each -> new DeviceId("cab-" + "x".repeat(50) + each)).toList();
        int rung = ward.county.inTransaction(tx -> new CabinetBellStore().tell(tx, many).count());
        assertThat(rung).isEqualTo(1);
    }

    @Test
    void a_transaction_that_is_torn_down_in_the_middle_loses_nothing() throws SQLException {
        ward.bind(A, B);
        var random = new Random(7);
        var visits = 60;
        for (var visit = 1; visit <= visits; visit++) {
            one.opens("s" + visit).snapshot(Trigger.DOOR_CLOSED, "s" + visit, true, List.of(), some(random));
        }
        ward.inbox.store(one.did(), one.entries());
        var impatient = new PumpConfig("node-a", 4, 3, 20, 2_000, 4, 0, 10);
        ward.pump(impatient);
        var torn = 0L;
        while (torn < 10 && ward.number("select count(*) from device_cursor c join device_head h on h.did = c.did"
                        + " where (c.epoch, c.next_seq) > (h.epoch, h.last_seq)") == 0) {
            torn += ward.county.database().number(
                    Role.PUMP,
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'wl_pump'"
                            + " and datname = current_database() and pid <> pg_backend_pid() and xact_start is not null");
        }
        ward.awaitApplied();
        assertThat(torn).as("transactions torn down").isPositive();
        assertThat(ward.number("select count(*) from cabinet_session where state = 'CLOSED'")).isEqualTo(visits);
    }

    @Test
    void two_pumps_whose_leases_move_back_and_forth_end_in_the_same_state() {
        var journals = List.of(one, two, new Journal("cab-3"));
        var hashes = new ArrayList<StateHash>();
        visits(journals, new Random(11));
        ward.bind(A, B);
        var first = ward.pump(PumpConfig.of("node-a").withTimes(20, 1_000, 0).withTurn(2, 2));
        var second = ward.pump(PumpConfig.of("node-b").withTimes(20, 1_000, 0).withTurn(2, 2));
        var cards = cards(journals, new Random(12));
        for (var at = 0; at < cards.size(); at++) {
            var journal = cards.get(at);
            ward.deliver(journal.did(), journal.entries().subList(0, 1 + at * journal.entries().size() / cards.size()));
            if (at % 4 == 3) {
                (at % 8 == 3 ? first : second).yieldShards();
            }
        }
        ward.deliver(journals.toArray(Journal[]::new));
        hashes.add(Replay.live(ward.county.pump()));
        assertThat(first.applied() + second.applied())
                .isEqualTo(journals.stream().mapToLong(each -> each.entries().size()).sum());

        try (var alone = new TestWard()) {
            alone.pump();
            alone.bind(A, B);
            journals.reversed().forEach(alone::deliver);
            hashes.add(Replay.live(alone.county.pump()));
        }
        assertThat(hashes.getFirst()).isEqualTo(hashes.getLast());
    }

    @Test
    void enters_the_results_of_commands_even_after_they_expired() {
        ward.pump();
        var id = new UUID(5, 5);
        ward.county.execute("insert into device_outbox (id, did, delivery, type, body, state, created_at, deadline) values ('"
                + id + "', 'cab-1', 'NOW_OR_NEVER', 'unlock', '', 'EXPIRED', now(), now())");
        ward.deliver(one.says(new CommandResult(id, CommandState.INTERRUPTED, "may have opened")));

        assertThat(ward.texts("select state || ' ' || result from device_outbox"))
                .containsExactly("INTERRUPTED may have opened");
    }

    @Test
    void the_first_result_of_a_command_stands_although_both_came_in_one_turn() {
        var id = new UUID(7, 7);
        ward.county.execute("insert into device_outbox (id, did, delivery, type, body, state, created_at, deadline) values ('"
                + id + "', 'cab-1', 'NOW_OR_NEVER', 'unlock', '', 'SENT', now(), now() + interval '1 hour')");
        ward.inbox.store(one.did(), one.says(new CommandResult(id, CommandState.SUCCEEDED, "opened"))
                .says(new CommandResult(id, CommandState.REJECTED, "heard it twice"))
                .entries());
        ward.pump();
        ward.awaitApplied();

        assertThat(ward.texts("select state || ' ' || result from device_outbox")).containsExactly("SUCCEEDED opened");
    }

    @Test
    void marks_a_command_as_expired_when_no_result_was_seen_before_its_deadline() {
        ward.county.execute("insert into device_outbox (id, did, delivery, type, body, state, created_at, deadline) values ('"
                + new UUID(6, 6) + "', 'cab-1', 'NOW_OR_NEVER', 'unlock', '', 'SENT', now(), now())");
        ward.pump();
        await().atMost(TestWard.PATIENCE)
                .until(() -> ward.texts("select state from device_outbox").equals(List.of("EXPIRED")));
    }

    @Test
    void reads_an_unfinished_snapshot_from_the_inbox_again_when_another_node_goes_on() {
        var tags = Set.of(A, B, new TagId("AAAA"), new TagId("AAAB"));
        ward.bind(A, B);
        one.opens("s1").snapshot(Trigger.DOOR_CLOSED, "s1", true, List.of(), tags);
        var entries = one.entries();
        assertThat(entries).hasSize(3);
        var first = ward.pump();
        ward.deliver(one.did(), entries.subList(0, 2));
        ward.awaitApplied();
        first.close();
        ward.pump(PumpConfig.of("node-b").withTimes(50, 2_000, 0));
        ward.deliver(one.did(), entries);
        ward.awaitApplied();

        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
        assertThat(ward.number("select count(*) from device_alarm")).isZero();
    }

    private static List<Journal> cards(List<Journal> journals, Random random) {
        var cards = new ArrayList<Journal>();
        journals.forEach(journal -> cards.addAll(Collections.nCopies(8, journal)));
        Collections.shuffle(cards, random);
        return cards;
    }

    private static void visits(List<Journal> journals, Random random) {
        for (var journal : journals) {
            for (var visit = 1; visit <= 12; visit++) {
                var session = journal.did() + "-" + visit;
                journal.opens(session).snapshot(Trigger.DOOR_CLOSED, session, random.nextInt(5) > 0, List.of(), some(random));
                if (random.nextInt(3) == 0) {
                    journal.snapshot(Trigger.SCHEDULE, null, true, List.of(), some(random));
                }
            }
        }
    }

    private static Set<TagId> some(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of();
            case 1 -> Set.of(A);
            case 2 -> Set.of(B);
            default -> Set.of(A, B);
        };
    }
}
