package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.platform.TestCounty;
import io.wardline.platform.device.Pump;
import io.wardline.platform.device.Projection;
import io.wardline.platform.device.PumpConfig;
import io.wardline.platform.device.TestInbox;
import io.wardline.platform.ledger.Binding;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.ledger.Units;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.TagId;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A ward with three cabinets in a county of its own, a pump, and a store from which pieces come.
final class TestWard implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final PumpConfig QUICK = PumpConfig.of("node-a").withTimes(50, 2_000, 0);

    final TestCounty county = TestCounty.open();
    final TestInbox inbox = new TestInbox(county.database());
    final Ledger ledger = new Ledger(TestCounty.TIME);
    final Cabinet cabinet = new Cabinet(ledger, new Units(), TestCounty.TIME);
    final Tagging tagging = new Tagging(ledger, TestCounty.TIME, cabinet);
    private final List<Pump> pumps = new ArrayList<>();
    private int acts;

    TestWard() {
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select 'WARD-1', 'Ward 1', 'WARD', id from place_institution where code = 'H1';
                insert into place (code, name, kind, parent_id, institution_id)
                select 'SHELF-' || n, 'Cabinet ' || n, 'CABINET', w.id, w.institution_id
                from place w, generate_series(1, 3) n where w.code = 'WARD-1';
                insert into catalog_item (code, name, base_unit, class, maker)
                values ('STENT', 'Stent', 'piece', 'HIGH_VALUE', 'ACME');
                insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
                select 'cab-' || n, 'CABINET', p.id, 'ACTIVE', n, 0, now()
                from generate_series(1, 3) n join place p on p.code = 'SHELF-' || n;
                """);
    }

    /// A pump of its own over its own memory, started.
    Pump pump(PumpConfig config) {
        return pump(config, projection());
    }

    /// What a node makes of the journals, with a memory of its own.
    Projection projection() {
        return new Cabinet(ledger, new Units(), TestCounty.TIME).projection();
    }

    Pump pump(PumpConfig config, Projection projection) {
        var pump = new Pump(county.pump(), config, System::nanoTime, List.of(projection));
        pumps.add(pump);
        pump.start();
        return pump;
    }

    Pump pump() {
        return pump(QUICK);
    }

    /// Binds the tags to stents of lot L1 that stand in the ward's store.
    void bind(TagId... tags) {
        bindAt("WARD-1", tags);
    }

    void bindAt(String place, TagId... tags) {
        var bindings = Arrays.stream(tags)
                .map(tag -> new Binding(tag, null, "STENT", "L1", null, LocalDate.of(2028, 1, 31), "H1", place))
                .toList();
        var outcome = county.inTransaction(
                tx -> tagging.bind(tx, Cause.act(new UUID(1, ++acts)), "nurse", bindings));
        assertThat(outcome).isEqualTo(new Binding.Bound(tags.length));
    }

    /// Stores everything that the journal has written and waits until the pump has been through it.
    void deliver(Journal... journals) {
        for (var journal : journals) {
            inbox.store(journal.did(), journal.entries());
        }
        pumps.forEach(pump -> pump.ringOf("*"));
        awaitApplied();
    }

    void deliver(DeviceId did, List<Entry> entries) {
        inbox.store(did, entries);
        pumps.forEach(pump -> pump.ring(List.of(did.value())));
    }

    void awaitApplied() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> number(
                """
                select count(*) from device_head h left join device_cursor c on c.did = h.did
                where c.did is null or (c.epoch, c.next_seq) <= (h.epoch, h.last_seq)
                   or exists (select from device_fill f where f.did = h.did)
                """) == 0);
    }

    String placeOf(TagId tag) {
        return texts(
                        "select p.code from ledger_unit u join ledger_standing s on s.unit_id = u.id"
                                + " join place p on p.id = s.place_id where u.epc = '" + tag + "'")
                .getFirst();
    }

    /// Open discrepancies as `did tag kind`, sorted.
    List<String> open() {
        return texts("select did || ' ' || tag || ' ' || kind from cabinet_discrepancy where resolved_at is null order by 1");
    }

    /// Every discrepancy ever as `did tag kind resolution`, in the order of opening.
    List<String> everOpened() {
        return texts("select did || ' ' || tag || ' ' || kind || ' ' || coalesce(resolution, 'OPEN')"
                + " from cabinet_discrepancy order by id");
    }

    /// The ways of a unit as `FROM>TO REASON`, in order, without its binding.
    List<String> ways(TagId tag) {
        return texts(
                "select f.code || '>' || t.code || ' ' || m.reason from ledger_movement m"
                        + " join ledger_unit u on u.id = m.unit_id join place f on f.id = m.from_place_id"
                        + " join place t on t.id = m.to_place_id where u.epc = '" + tag
                        + "' and m.reason <> 'TAGGED' order by m.no");
    }

    String session(String id) {
        return texts("select state from cabinet_session where session = '" + id + "'").getFirst();
    }

    /// Orders that wait, as `did type`.
    List<String> orders() {
        return texts("select did || ' ' || type from device_outbox order by did, created_at, id");
    }

    List<String> texts(String query) {
        try (var connection = county.database().jdbc(Role.READ);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    long number(String query) {
        try {
            return county.database().number(Role.READ, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /// Runs every check of the schema; each of them must hold.
    void holds() {
        try (var connection = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(connection)).allSatisfy(outcome -> assertThat(outcome.holds())
                    .as("%s", outcome)
                    .isTrue());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        pumps.forEach(Pump::close);
        inbox.close();
        county.close();
    }
}
