package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardline.sql.Role;
import io.wardline.sql.TestPostgres;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Row policies keep the indexes: the queries of the busiest pages reach every large table by a condition on an index, as
 * wl_platform and in every scope. A predicate that is not leakproof (LIKE, for example) would be asked after the policy, and a
 * policy that reads a table whole would be asked for every page.
 */
final class RowPolicyPlanTest {
    private static final List<String> QUERIES = List.of(
            "ledger.StockStore.UNIT",
            "ledger.StockStore.KNOWN",
            "ledger.StockStore.UNITS_IN_PLACE",
            "ledger.StockStore.MOVEMENTS_OF_UNIT",
            "ledger.StockCardStore.NAMED",
            "ledger.UnitStore.FIND",
            "cabinet.CabinetViewStore.LIST",
            "cabinet.CabinetViewStore.SOME",
            "cabinet.CabinetViewStore.STOCK",
            "cabinet.CabinetViewStore.SESSIONS",
            "cabinet.CabinetViewStore.LINES",
            "cabinet.CabinetViewStore.DISCREPANCIES",
            "trace.TraceStore.UNIT",
            "trace.TraceStore.UNIT_STEPS",
            "trace.TraceStore.UNIT_HOLDS",
            "trace.TraceStore.LOT_HOLDS",
            "trace.TraceStore.LOT_STEPS",
            "trace.TraceStore.STANDS",
            "trace.TraceStore.DISCREPANCIES");
    /** Those that grow without end, or with every piece in the county. */
    private static final Set<String> LARGE = Set.of(
            "ledger_unit", "ledger_standing", "ledger_movement", "ledger_balance", "cabinet_claim", "cabinet_session",
            "cabinet_session_line", "cabinet_discrepancy", "cabinet_step");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_large_table_is_reached_by_a_condition_on_an_index() throws Exception {
        try (var database = TestPostgres.fresh()) {
            var hospitals = new TwoHospitals(database);
            var complaints = new ArrayList<String>();
            for (var scope : List.of("county", "institutions:" + hospitals.institution(TwoHospitals.OWN_WORD), "item:1000")) {
                try (var connection = database.jdbc(Role.PLATFORM);
                        var statement = connection.createStatement()) {
                    statement.execute("select set_config('wl.scope', '" + scope + "', false)");
                    // Small tables are read whole for good reason; here the planner shows whether it could do otherwise.
                    statement.execute("set enable_seqscan = off; set plan_cache_mode = force_generic_plan");
                    for (var query : QUERIES) {
                        complain(plan(statement, text(query)), query + " in scope " + scope, complaints);
                    }
                }
            }
            assertThat(complaints).isEmpty();
        }
    }

    private static String text(String query) throws ReflectiveOperationException {
        var dot = query.lastIndexOf('.');
        var field = Class.forName("io.wardline.platform." + query.substring(0, dot)).getDeclaredField(query.substring(dot + 1));
        field.setAccessible(true);
        return String.valueOf(field.get(null));
    }

    private static JsonNode plan(Statement statement, String query) throws Exception {
        statement.execute("prepare one as " + query);
        try {
            return JSON.readTree(first(statement, "explain (format json) execute one (" + String.join(", ",
                    Collections.nCopies(parameters(statement), "null")) + ")")).get(0).get("Plan");
        } finally {
            statement.execute("deallocate one");
        }
    }

    private static int parameters(Statement statement) throws SQLException {
        return Integer.parseInt(first(statement, "select cardinality(parameter_types) from pg_prepared_statements where name = 'one'"));
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void complain(JsonNode node, String query, List<String> complaints) {
        var table = node.path("Relation Name").asText();
        // A bitmap's condition stands at the index below, beside what the policies ask once.
        var reached = node.has("Index Cond") || node.path("Plans").valueStream().anyMatch(child -> child.has("Index Cond"));
        if (LARGE.contains(table) && !reached) {
            complaints.add(query + ": " + node);
        }
        node.path("Plans").forEach(child -> complain(child, query, complaints));
    }
}
