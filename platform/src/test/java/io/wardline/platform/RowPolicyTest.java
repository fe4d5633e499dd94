package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The row policies alone, with every predicate of the product's queries dropped: plain statements as {@code wl_platform}.
 * The tables are found in the database's catalogue, so that a new one without a policy fails here.
 */
final class RowPolicyTest {
    /** Columns by which a row belongs to somebody. */
    private static final String BOUND_TABLES =
            """
            select c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
              and has_table_privilege('wl_platform', c.oid, 'select')
              and exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname in (
                  'did', 'institution_id', 'place_id', 'from_place_id', 'unit_id', 'owner_id', 'hold_id'))
            order by 1
            """;
    private static final String SCOPED_TABLES =
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relrowsecurity and c.relforcerowsecurity order by 1
            """;
    /** Read before anybody knows who calls, by the account's number alone. */
    private static final Set<String> OF_ACCOUNTS = Set.of("identity_scope");

    private static TestDatabase database;
    private static TwoHospitals hospitals;

    @BeforeAll
    static void open() throws SQLException {
        database = TestPostgres.fresh();
        hospitals = new TwoHospitals(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Runs as wl_platform in a transaction of a scope, which is rolled back. */
    private static <T> T within(String scope, Asking<T> asking) throws SQLException {
        return within(database, scope, asking);
    }

    private static <T> T within(TestDatabase county, String scope, Asking<T> asking) throws SQLException {
        try (var connection = county.jdbc(Role.PLATFORM)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select set_config('wl.scope', '" + scope + "', true)");
            }
            var answer = asking.ask(connection);
            connection.rollback();
            return answer;
        }
    }

    /** The first column of what a query of wl_platform finds in a scope. */
    private static List<String> read(String scope, String query) throws SQLException {
        return read(database, scope, query);
    }

    private static List<String> read(TestDatabase county, String scope, String query) throws SQLException {
        return within(county, scope, connection -> rows(connection, query));
    }

    private interface Asking<T> {
        T ask(Connection connection) throws SQLException;
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static int change(Connection connection, String statement) throws SQLException {
        try (var changing = connection.createStatement()) {
            return changing.executeUpdate(statement);
        }
    }

    private static List<String> tables(String query) throws SQLException {
        try (var connection = database.jdbc(Role.READ)) {
            return rows(connection, query);
        }
    }

    private static String own() throws SQLException {
        return "institutions:" + hospitals.institution(TwoHospitals.OWN_WORD);
    }

    @Test
    void every_table_that_holds_rows_of_institutions_has_policies_that_bind_its_owner_too() throws SQLException {
        var scoped = tables(SCOPED_TABLES);
        assertThat(tables(BOUND_TABLES).stream().filter(table -> !OF_ACCOUNTS.contains(table)))
                .as("enable and force row level security on it, with a policy for wl_platform").isSubsetOf(scoped);
        assertThat(scoped).hasSizeGreaterThan(25);
    }

    @Test
    void a_hospital_reads_its_own_rows_and_none_of_another() throws SQLException {
        for (var table : tables(SCOPED_TABLES)) {
            var whole = read("county", "select t::text from " + table + " t");
            var mine = read(own(), "select t::text from " + table + " t");
            assertThat(mine).as(table).isNotEmpty().hasSizeLessThan(whole.size());
            assertThat(mine.stream().filter(TwoHospitals::isForeign)).as(table).isEmpty();
        }
    }

    @Test
    void two_hospitals_share_no_row_but_those_of_the_county() throws SQLException {
        var other = "institutions:" + hospitals.institution(TwoHospitals.FOREIGN_WORD);
        for (var table : tables(SCOPED_TABLES)) {
            var nobodys = read("institutions:", "select t::text from " + table + " t");
            var mine = read(own(), "select t::text from " + table + " t");
            var theirs = read(other, "select t::text from " + table + " t");
            assertThat(mine.stream().filter(theirs::contains).sorted()).as(table).isEqualTo(nobodys.stream().sorted().toList());
            var both = read(own() + "," + other.substring("institutions:".length()), "select t::text from " + table + " t");
            assertThat(both).as(table).hasSize(mine.size() + theirs.size() - nobodys.size());
        }
    }

    @Test
    void a_transaction_without_a_scope_is_refused_and_never_shown_an_empty_shelf() throws SQLException {
        try (var connection = database.jdbc(Role.PLATFORM)) {
            assertThatThrownBy(() -> rows(connection, "select code from place")).hasMessageContaining("wl.scope");
            try (var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select set_config('wl.scope', 'county', true)");
                assertThat(rows(connection, "select code from place")).isNotEmpty();
                connection.commit();
            }
            // The setting was the transaction's own; what the connection keeps of it is an empty text.
            assertThatThrownBy(() -> rows(connection, "select code from place")).hasMessageContaining("wl.scope");
            connection.rollback();
        }
        for (var nonsense : List.of("", "everything", "institutions:x", "item:", "COUNTY", "institutions:1 or 1=1")) {
            assertThatThrownBy(() -> read(nonsense.replace("'", "''"), "select code from place"))
                    .as(nonsense).hasMessageContaining("wl.scope");
        }
    }

    @Test
    void a_write_that_names_a_foreign_row_meets_none() throws SQLException {
        var changes = List.of(
                "update ledger_standing set place_id = 1 where unit_id = (select unit_id from ledger_standing limit 1 offset 1)",
                "update ledger_balance set quantity = 0 where place_id <> all (select id from place where code like 'OWN%')",
                "update device_registry set state = 'DISABLED' where did = 'FOREIGN-DID'",
                "update device_certificate set revoked_at = now() where did = 'FOREIGN-DID'",
                "update cabinet set door = 'OPEN' where did = 'FOREIGN-DID'",
                "update device_outbox set state = 'CANCELLED' where did = 'FOREIGN-DID'");
        for (var statement : changes) {
            int changed = within(own(), connection -> change(connection, statement));
            assertThat(changed).as(statement).isZero();
        }
    }

    @Test
    void a_row_for_another_hospital_cannot_be_written() throws SQLException {
        var foreign = hospitals.institution(TwoHospitals.FOREIGN_WORD);
        var shelf = database.number(Role.READ, "select id from place where code = 'FOREIGN-SHELF'");
        var inserts = List.of(
                "insert into place (code, name, kind, institution_id) values ('X', 'X', 'WARD', " + foreign + ")",
                "insert into ledger_owner (code, name, institution_id) values ('X', 'X', " + foreign + ")",
                "insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)"
                        + " values ('X', 'SCANNER', " + shelf + ", 'ACTIVE', 0, 0, now())",
                "insert into device_alarm (did, at, code, detail) values ('FOREIGN-DID', now(), 'x', 'x')",
                "insert into device_outbox (id, did, delivery, type, body, state, created_at)"
                        + " values (gen_random_uuid(), 'FOREIGN-DID', 'DURABLE', 'x', '', 'QUEUED', now())");
        for (var insert : inserts) {
            assertThatThrownBy(() -> within(own(), connection -> change(connection, insert)))
                    .as(insert).hasMessageContaining("row-level security");
        }
    }

    @Test
    void an_inspection_reads_everything_of_one_item_and_nothing_of_another() throws SQLException {
        database.execute(Role.OWNER, "insert into catalog_item (code, name, base_unit, class, maker) values ('GAUZE', 'Gauze', 'piece', 'GENERAL', 'ACME')");
        var stent = "item:" + database.number(Role.READ, "select id from catalog_item where code = 'STENT'");
        var gauze = "item:" + database.number(Role.READ, "select id from catalog_item where code = 'GAUZE'");
        for (var table : List.of("ledger_unit", "ledger_standing", "ledger_movement", "ledger_balance")) {
            assertThat(read(stent, "select t::text from " + table + " t")).as(table).hasSize(2);
            assertThat(read(gauze, "select t::text from " + table + " t")).as(table).isEmpty();
        }
        assertThat(read(stent, "select did from device_registry")).isEmpty();
    }

    @Test
    void what_left_a_hospital_last_stays_in_its_sight_until_another_has_it() throws SQLException {
        var unit = "(select id from ledger_unit where epc = '" + TwoHospitals.OWN_EPC + "')";
        var consigned = "insert into ledger_owner (code, name) values ('SUPPLIER', 'Supplier')";
        try (var another = TestPostgres.fresh()) {
            var two = new TwoHospitals(another);
            var mine = "institutions:" + two.institution(TwoHospitals.OWN_WORD);
            var theirs = "institutions:" + two.institution(TwoHospitals.FOREIGN_WORD);
            another.execute(Role.OWNER, consigned);
            // A supplier's piece, so that nobody sees it as its own.
            move(another, unit, "OWN-SHELF", "OUT");
            assertThat(standing(another, mine)).isEqualTo("OUT");
            assertThat(standing(another, theirs)).isEqualTo("none");
            move(another, unit, "OUT", "FOREIGN-SHELF");
            assertThat(standing(another, mine)).isEqualTo("none");
            assertThat(standing(another, theirs)).isEqualTo("FOREIGN-SHELF");
            move(another, unit, "FOREIGN-SHELF", "OUT");
            assertThat(standing(another, mine)).isEqualTo("none");
            assertThat(standing(another, theirs)).isEqualTo("OUT");
        }
    }

    @Test
    void of_what_the_region_bought_before_a_hospital_reads_what_its_published_statement_cites() throws SQLException {
        try (var another = TestPostgres.fresh()) {
            var two = new TwoHospitals(another);
            TwoStatements.ofRegion(another);
            var query = "select i.code || ' ' || p.code from incentive_brand w join place_institution i on i.id = w.institution_id"
                    + " join vbp_product p on p.id = w.product_id order by 1";
            var mine = "institutions:" + two.institution(TwoHospitals.OWN_WORD);
            var theirs = "institutions:" + two.institution(TwoHospitals.FOREIGN_WORD);
            assertThat(read(another, "county", query))
                    .containsExactly("COUNTY SALINE", "COUNTY UNCITED", "FOREIGN SALINE", "OWN SALINE");
            assertThat(read(another, mine, query)).containsExactly("OWN SALINE");
            TwoStatements.publishOfRegion(another, TwoHospitals.OWN_WORD);
            assertThat(read(another, mine, query)).containsExactly("COUNTY SALINE", "OWN SALINE");
            assertThat(read(another, theirs, query)).containsExactly("FOREIGN SALINE");
            assertThat(read(another, "institutions:", query)).isEmpty();
            int changed = within(another, mine, connection -> change(connection, "update incentive_brand set units = 1 where institution_id = 1"));
            assertThat(changed).as("it reads, and changes nothing").isZero();
        }
    }

    private static void move(TestDatabase county, String unit, String from, String to) throws SQLException {
        county.execute(Role.OWNER, ("update ledger_standing set place_id = (select id from place where code = '%3$s'),"
                        + " owner_id = (select id from ledger_owner where code = 'SUPPLIER') where unit_id = %1$s;"
                        + "insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, unit_id, quantity,"
                        + " recorded_at, occurred_at, posted_on, reason, cause, actor)"
                        + " select gen_random_uuid(), f.id, t.id, u.item_id, u.lot_id, o.id, u.id, 1, now(), now(), now()::date,"
                        + " 'MOVED', 'act:9', 'nurse' from ledger_unit u, place f, place t, ledger_owner o"
                        + " where u.id = %1$s and f.code = '%2$s' and t.code = '%3$s' and o.code = 'SUPPLIER'")
                .formatted(unit, from, to));
    }

    private static String standing(TestDatabase county, String scope) throws SQLException {
        try (var connection = county.jdbc(Role.PLATFORM)) {
            connection.setAutoCommit(false);
            rows(connection, "select set_config('wl.scope', '" + scope + "', true)");
            return rows(connection, "select p.code from ledger_standing s join place p on p.id = s.place_id join ledger_unit u"
                            + " on u.id = s.unit_id where u.epc = '" + TwoHospitals.OWN_EPC + "'")
                    .stream().findFirst().orElse("none");
        }
    }
}
