package io.wardline.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.platform.Platform;
import io.wardline.platform.TestCounty;
import io.wardline.platform.audit.SealCalculation.Link;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A county with facts in every sealed table, its sealer, and somebody who has got hold of the owner's rights. */
final class SealedCounty implements AutoCloseable {
    /** Triggers refuse changes to the owner too; whoever owns the tables can take them off. */
    private static final String GUARDS_OFF =
            """
            alter table %1$s disable trigger user
            """;
    private static final String FACTS =
            """
            insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL');
            insert into place (code, name, kind, institution_id)
            select 'SHELF', 'Shelf', 'CABINET', id from place_institution where code = 'H1';
            insert into catalog_item (code, name, base_unit, class, maker) values ('GAUZE', 'Gauze', 'piece', 'GENERAL', 'MEDLINE');
            insert into ledger_owner (code, name) values ('ACME', 'A supplier');
            insert into ledger_lot (item_id, maker, number, expiry, tagged) select id, 'MEDLINE', 'L1', '2027-06-30', false from catalog_item;
            insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
            select 'cab-1', 'CABINET', id, 'ACTIVE', 1, 0, now() from place where code = 'SHELF';
            insert into cabinet (did, changed_at) values ('cab-1', now());
            insert into cabinet_discrepancy (did, tag, kind, opened_by, opened_at) values ('cab-1', '1:2-3', 'JOURNAL_LOST', 1, now());
            insert into identity_account (name, role, scope, service, must_change, state, created_at)
            values ('head', 'WARD', 'COUNTY', true, false, 'ACTIVE', now());
            """;
    private static final String MORE =
            """
            with act as (
                insert into audit_act (id, account, kind, body, at, request_id)
                select gen_random_uuid(), 'admin', 'place.addPlace', '{}', now(), 'r' from generate_series(1, 3) returning id
            )
            insert into audit_row (act_id, account, at, subject, field, new_value, request_id)
            select id, 'admin', now(), 'place/W1', 'name', '病房', 'r' from act limit 2;
            insert into audit_known_loss (seal, hash, first_lost, last_lost, account, reason, at)
            select 900000 + (select count(*) from audit_known_loss) + n, sha256(''), '1', '2', 'admin', 'restored', now()
            from generate_series(1, 3) n;
            insert into device_inbox (did, epoch, seq, day, received_at, connection, replayed, hash, entry)
            select 'cab-1', 1, (select count(*) from device_inbox) + n, (now() at time zone 'UTC')::date, now(), 1, false,
                   sha256('{}'), '{}' from generate_series(1, 3) n;
            insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, quantity, recorded_at,
                occurred_at, posted_on, reason, cause, actor)
            select gen_random_uuid(), 1, (select id from place where code = 'SHELF'), i.id, l.id, o.id, 5, now(), now(),
                   '2026-11-22', 'RECEIVED', 'act:1', 'admin'
            from catalog_item i, ledger_lot l, ledger_owner o, generate_series(1, 3);
            insert into ledger_hold (id, scope, item_id, reason, note, placed_by, placed_at, starts_at, cause)
            select gen_random_uuid(), 'ITEM', id, 'RECALLED', 'why', 'admin', now(), now(), 'act:1' from catalog_item, generate_series(1, 3);
            insert into ledger_hold_release (hold_id, released_by, released_at, note, cause)
            select h.id, 'admin', now(), 'over', 'act:2' from ledger_hold h
            where not exists (select from ledger_hold_release r where r.hold_id = h.id) limit 2;
            insert into cabinet_step (did, step_no, id, cause, epoch, seq, interpreter, at)
            select 'cab-1', s, nextval('cabinet_step_order'), 'ENTRY', 1, s, 1, now()
            from generate_series((select count(*) from cabinet_step) + 1, (select count(*) from cabinet_step) + 3) s;
            insert into cabinet_explanation (discrepancy_id, ground, words, account_id, given_by, given_at)
            select d.id, 'OTHER', 'why', a.id, a.name, now() from cabinet_discrepancy d, identity_account a, generate_series(1, 3);
            insert into cabinet_explanation_verdict (explanation_id, accepted, words, account_id, given_by, given_at)
            select e.id, false, 'why not', e.account_id, e.given_by, now() from cabinet_explanation e
            where not exists (select from cabinet_explanation_verdict v where v.explanation_id = e.id) limit 2;
            with made as (select convert_to(gen_random_uuid()::text, 'UTF8') as bytes from generate_series(1, 3)),
                content as (insert into file_content (sha256, bytes) select sha256(bytes), bytes from made returning sha256)
            insert into file_attachment (institution_id, institution, name, media_type, sha256, size, account, act_id, at)
            select i.id, i.code, 'a.txt', 'text/plain', c.sha256, 36, 'admin', (select act_id from audit_row limit 1), now()
            from content c, place_institution i where i.code = 'H1';
            insert into file_number (institution_id, type, year, last) select id, 'CAT', 2026, 3 from place_institution where code = 'H1'
            on conflict on constraint file_number_pkey do update set last = file_number.last + 3;
            insert into file_document (institution_id, issuer, type, year, no, number, title, sha256, code, account, act_id, at)
            select n.institution_id, 'First hospital', n.type, n.year, s, 'H1-CAT-2026-' || s, 'a list', sha256('x'),
                   upper(left(md5(s::text), 20)), 'admin', (select act_id from audit_row limit 1), now()
            from file_number n, generate_series(n.last - 2, n.last) s;
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final TestCounty county = TestCounty.open();
    final List<SealedTable> tables = Platform.sealedTables();
    final Path heads;
    final Seals seals;
    final SealStore store = new SealStore();
    private final Db reader;

    SealedCounty(Path heads) {
        this(heads, Sealing.MOST_ROWS);
    }

    SealedCounty(Path heads, int rowsASeal) {
        this.heads = heads;
        this.seals = sealer(rowsASeal);
        this.reader = pool(Role.READ);
        county.execute(FACTS);
        write();
    }

    /** A few more facts in every table, in one transaction. */
    void write() {
        county.execute(MORE);
    }

    Seals sealer(int rowsASeal) {
        return new Seals(() -> pool(Role.SEALER), tables, SealPlaces.in(heads), name(), TestCounty.TIME, rowsASeal);
    }

    Seals sealer(Path elsewhere) {
        return new Seals(
                () -> pool(Role.SEALER), tables, SealPlaces.in(elsewhere), name(), TestCounty.TIME, Sealing.MOST_ROWS);
    }

    String name() {
        return county.database().database();
    }

    private Db pool(Role role) {
        var database = county.database();
        return Db.open(county.vertx(), DbConfig.of(database.host(), database.port(), name(), role.login(), database.password(role)));
    }

    /** Seals everything that has been written so far. */
    void seal() {
        settle();
        seals.round();
    }

    /**
     * Waits until every transaction that has begun has ended, in whichever database of the server: a test beside this one
     * may hold the horizon back, as another county would.
     */
    void settle() {
        var begun = number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        await().atMost(PATIENCE).until(() -> number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= begun);
    }

    VerificationResult verify() {
        return verify(heads);
    }

    VerificationResult verify(Path place, Long... knownLosses) {
        return Seals.verify(reader, tables, place, name(), Set.of(knownLosses));
    }

    /** What somebody does who has taken every guard off. */
    void tamper(String statements) {
        var guards = Stream.concat(tables.stream().map(SealedTable::name), Stream.of(Seal.SEALS));
        county.execute(guards.map(GUARDS_OFF::formatted).collect(Collectors.joining(";")) + ";" + statements);
    }

    long number(String query) {
        try {
            return county.database().number(Role.READ, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The number of the newest seal: how many there are depends on how many tables are sealed. */
    long newest() {
        return number("select max(no) from audit_seal");
    }

    String text(String query) {
        try (var connection = county.database().jdbc(Role.READ);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The claims about seals that somebody has broken. */
    List<String> brokenClaims() {
        try (var connection = county.database().jdbc(Role.READ)) {
            return Checks.run(connection).stream()
                    .filter(outcome -> !outcome.holds() && outcome.name().startsWith("audit_seal"))
                    .map(Checks.Outcome::name)
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes every seal from one number on anew, as its rows are now, so that the chain fits itself again. */
    void rewriteFrom(long no) {
        tamper("alter table audit_seal disable trigger user; grant all on audit_seal to wl_sealer");
        var sealer = pool(Role.SEALER);
        sealer.inTransaction(tx -> {
            var last = no == 1 ? Link.START : new Link(no - 1, store.hash(tx, no - 1).orElseThrow());
            var old = new ArrayList<Seal>();
            try (var chain = store.chain(tx)) {
                chain.forEachRemaining(seal -> {
                    if (seal.no() >= no) {
                        old.add(seal);
                    }
                });
            }
            tx.execute("delete from audit_seal where no >= $1", no);
            for (var seal : old) {
                var table = tables.stream().filter(each -> each.name().equals(seal.range().table())).findFirst().orElseThrow();
                var leaves = new ArrayList<Hash>();
                try (var rows = store.rows(tx, table, seal.range().after(), seal.range().upto())) {
                    rows.forEachRemaining(row -> leaves.add(row.leaf()));
                }
                var fresh = SealCalculation.next(last, seal.range(), leaves, seal.at());
                store.insert(tx, fresh);
                last = Link.of(fresh);
            }
            return old;
        });
        sealer.close();
    }

    @Override
    public void close() {
        seals.close();
        reader.close();
        county.close();
    }
}
