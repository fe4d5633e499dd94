package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.HeldPermissions;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.place.Places;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.warehouse.Warehouse;
import io.wardline.platform.web.HeavyWork;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two hospitals and the county's warehouse, a supplier, and one door to receipts and procurement. Each test makes a batch of its
 * own with an item of its own, so that one county does for all of them.
 */
final class VbpCounty implements AutoCloseable {
    static final String HEAD = "批次,订单号,行号,采购账户,产品编码,产品名称,数量,单位,验收日期\n";

    static final String REGION = "HERE";
    private static final Map<RuleKind, RuleForm> FORMS = Arrays.stream(RuleKind.values())
            .collect(Collectors.toMap(Function.identity(), _ -> ProgressRule.FORM));

    final TestCounty county = TestCounty.open();
    final Ledger ledger = new Ledger(TestCounty.TIME);
    final Rules rules;
    final TestDoor door;
    private int batches;

    VbpCounty() {
        county.execute(
                """
                insert into place_institution (code, name, kind) values
                    ('H1', 'First hospital', 'HOSPITAL'), ('H2', 'Second hospital', 'HOSPITAL'), ('CW', 'Warehouse', 'WAREHOUSE');
                insert into place (code, name, kind, institution_id)
                select p.code, p.code, p.kind, i.id
                from (values ('H1-STORE', 'HOSPITAL_STORE', 'H1'), ('H1-WARD', 'WARD', 'H1'), ('H2-STORE', 'HOSPITAL_STORE', 'H2'),
                             ('CENTRAL', 'COUNTY_STORE', 'CW')) as p (code, kind, institution)
                join place_institution i on i.code = p.institution;
                insert into ledger_owner (code, name) values ('MAKER', 'Selected'), ('OTHER', 'Not selected');
                insert into audit_act (id, account, kind, body, at, request_id)
                values (md5('release')::uuid, 'releaser', 'warehouse.releaseLateEntry', '\\x7b7d', now(), 'request');
                insert into warehouse_late_entry (institution_id, first_day, last_day, usable_until, reason, released_by, act_id, at)
                select id, '2020-01-01', '2999-12-31', '2999-12-31', 'moved from paper', 'releaser', md5('release')::uuid, now()
                from place_institution;
                """);
        var acts = new Acts(county.platform(), TestCounty.TIME, new Random(1));
        rules = new Rules(acts, FORMS, REGION);
        var vbp = new Vbp(ledger, new Catalog(acts), rules, acts, TestCounty.TIME);
        var warehouse = new Warehouse(
                ledger, new Tagging(ledger, TestCounty.TIME, (_, _, _, _, _) -> { }), new Places(acts), acts, TestCounty.TIME, vbp);
        var heavyWork = new HeavyWork(county.vertx(), 1, 8);
        var officers = new Officers(county.platform(), HeldPermissions.all());
        door = new TestDoor(county, routes -> {
            vbp.declareRoutes(routes, county.platform(), heavyWork, officers, (_, _) -> List.of());
            warehouse.declareRoutes(routes, county.platform(), officers);
            rules.declareRoutes(routes, county.platform(), officers);
        });
    }

    /** A batch of the year 2026 with one product, whose selected item has the batch's code, and another item with an X behind it. */
    String batch(String source) {
        var code = "B" + ++batches;
        county.execute("insert into catalog_item (code, name, base_unit, class, maker) values ('%1$s', 'Saline %1$s', 'bag', 'GENERAL', 'A'), ('%1$sX', 'Other %1$s', 'bag', 'GENERAL', 'A')"
                .formatted(code));
        done("/api/vbp/batches", Map.of("code", code, "name", "Batch " + code, "source", source));
        done("/api/vbp/products", Map.of("batch", code, "code", "P", "name", "Saline", "unit", "bag"));
        done("/api/vbp/items", Map.of("batch", code, "product", "P", "item", code, "supplier", "MAKER"));
        done("/api/vbp/items", Map.of("batch", code, "product", "P", "item", code + "X"));
        done("/api/vbp/agreements", Map.of("batch", code, "code", "Y1", "startsOn", "2026-01-01", "endsOn", "2026-12-31"));
        return code;
    }

    TestDoor.Reply done(String path, Map<String, ?> body) {
        var reply = door.post(path, body);
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(201);
        return reply;
    }

    void agree(String batch, String institution, long quantity) {
        done("/api/vbp/volumes", Map.of(
                "batch", batch, "agreement", "Y1", "institution", institution, "product", "P", "quantity", quantity));
    }

    /** A receipt; returns its number. */
    long receive(String institution, String place, String item, String order, String day, long quantity) {
        return done("/api/warehouse/receipts", Map.of(
                        "institution", institution, "place", place, "supplier", "MAKER", "orderNo", order, "acceptedOn", day,
                        "lines", List.of(Map.of("orderLine", 1, "item", item, "lot", "L1", "quantity", quantity))))
                .body().get("id").asLong();
    }

    /** Puts a set of the kind MONITORING in force for this county's region on one day, as two persons besides its author would. */
    void inForce(String name, String day, String params) {
        var set = "{\"name\":\"" + name + "\",\"kind\":\"MONITORING\",\"region\":\"" + REGION + "\",\"version\":1,\"effectiveFrom\":\""
                + day + "\",\"effectiveTo\":\"" + day + "\",\"source\":{\"origin\":\"OPERATORS_CHOICE\"},\"remarks\":[],\"params\":" + params + "}";
        var id = done("/api/rule/sets", Map.of("content", set)).body().get("id").asLong();
        county.execute("insert into rule_review (set_id, author, author_id, account, reviewer_id, act_id, at)"
                + " select s.id, s.account, s.author_id, r.name, r.number, s.act_id, now() from rule_set s,"
                + " (values ('second', 2), ('third', 3)) as r (name, number) where s.id = " + id + ";"
                + " update rule_state set status = 'REVIEWED' where set_id = " + id);
        done("/api/rule/in-force", Map.of("set", id));
    }

    TestDoor.Reply bring(String query, String csv) {
        return door.upload("/api/vbp/lines/import" + query, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Proposes a mapping as the first account and has the second one accept it. */
    void map(String code, String item, long factor, String startsOn) {
        var id = done("/api/vbp/mappings", Map.of(
                "code", code, "item", item, "packFactor", factor, "startsOn", startsOn, "source", "leaflet")).body().get("id").asLong();
        assertThat(door.postAs("reviewer", "/api/vbp/mappings/" + id + "/review", Map.of("accepted", true, "words", "right")).status())
                .isEqualTo(201);
    }

    /** The figures of one institution in a batch. */
    TestDoor.Reply explained(String batch, String institution) {
        return door.get("/api/vbp/progress/explanation" + cell(batch, institution));
    }

    static String cell(String batch, String institution) {
        return "?batch=" + batch + "&agreement=Y1&institution=" + institution + "&product=P";
    }

    long number(String query) {
        try {
            return county.database().number(Role.READ, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    void allClaimsHold() {
        try (var reader = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(reader)).allMatch(Checks.Outcome::holds);
        } catch (SQLException e) {
            throw new AssertionError("the checks cannot be asked", e);
        }
    }

    @Override
    public void close() {
        door.close();
        county.close();
    }
}
