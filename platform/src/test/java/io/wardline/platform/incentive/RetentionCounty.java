package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.HeldPermissions;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Deed;
import io.wardline.platform.file.Deeds;
import io.wardline.platform.file.Files;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.place.Places;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.statement.Statements;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.vbp.ProgressSource;
import io.wardline.platform.vbp.Vbp;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Request;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A county with hospitals whose agreement year has ended, a rule in force, a clock that is set, and the doors of statements and of
 * retention. A person is a number: 1 calculates.
 */
public final class RetentionCounty implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public final TestCounty county = TestCounty.open();
    public final TestDoor door;
    public final Incentive incentive;
    public final Statements statements;
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);

    /** With a rule in force, or with none; everybody holds every permission. */
    public RetentionCounty(boolean ruled) {
        this(ruled, HeldPermissions.all());
    }

    /** The same where permissions are held as somebody says. */
    public RetentionCounty(boolean ruled, HeldPermissions held) {
        var time = new CountyTime(ZONE, clock::get);
        var acts = new Acts(county.platform(), time, new Random(1));
        var heavyWork = new HeavyWork(county.vertx(), 1, 8);
        var places = new Places(acts);
        var files = new Files(new Book(acts), places::named, heavyWork, new Random(2), time);
        var rules = new Rules(
                acts,
                Arrays.stream(RuleKind.values()).collect(Collectors.toMap(Function.identity(), _ -> RuleForm.of(_ -> {}))),
                "SZ");
        statements = new Statements(acts, new Calendar(acts), files.printing(), time);
        incentive = new Incentive(acts, rules, statements, heavyWork, time);
        var officers = new Officers(county.platform(), held);
        var vbp = new Vbp(new Ledger(time), new Catalog(acts), rules, acts, time);
        door = new TestDoor(county, routes -> {
            vbp.declareRoutes(routes, county.platform(), heavyWork, officers, Incentive.citations());
            statements.declareRoutes(routes, county.platform(), officers, List.of(incentive.reckoner()));
            incentive.declareRoutes(routes, county.platform(), officers);
        });
        today("2026-09-28");
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL'), ('H2', 'Second hospital', 'HOSPITAL');
                insert into vbp_batch (code, name, source) values ('B1', 'First batch', 'OWN');
                insert into vbp_product (batch_id, code, name, unit) select id, 'P', 'Saline', 'bag' from vbp_batch;
                insert into vbp_agreement (batch_id, code, starts_on, ends_on)
                select id, y.code, y.first, y.last from vbp_batch,
                    (values ('Y1', date '2025-09-01', date '2026-08-31'), ('Y2', '2026-09-01', '2026-12-30')) as y (code, first, last);
                insert into vbp_volume (agreement_id, institution_id, product_id, quantity)
                select a.id, i.id, p.id, 900 from vbp_agreement a, place_institution i, vbp_product p where i.code in ('H1', 'H2');
                insert into vbp_report (agreement_id, institution_id, product_id, reported, mean, reporter_id, reported_by, reported_at,
                    approver_id, approved_by, approved_at, words)
                select agreement_id, institution_id, product_id, 1000, 900, 1, 'pharmacist', now(), 2, 'reviewer', now(), 'right' from vbp_volume;
                insert into vbp_progress (agreement_id, institution_id, product_id, own_accepted, own_returned)
                select agreement_id, institution_id, product_id, 950, 10 from vbp_volume;
                insert into audit_act (id, account, kind, body, at, request_id)
                values (md5('x')::uuid, 'officer', 'rule.enter', '\\x7b7d', now(), 'request');
                """);
        if (ruled) {
            rule();
        }
    }

    /** Hands the book of acts down, as the wiring does. */
    private record Book(Acts acts) implements Deeds {
        @Override
        public Answer perform(Request request, String kind, Work work) {
            throw new AssertionError("no file is attached here");
        }

        @Override
        public void added(Tx tx, Deed deed, String subject, String field, String value) {
            acts.changed(tx, new Act(deed.act(), deed.account(), deed.requestId(), deed.at()), List.of(Change.added(subject, field, value)));
        }
    }

    private void rule() {
        inForce(ShippedRuleSet.RT_SZ_2024_DRAFT.read());
    }

    /** Puts a monitoring rule in force by which that fact counts. */
    public void monitoring(ProgressSource source) {
        var usual = ShippedRuleSet.MON_DEFAULT.read();
        inForce(new RuleSet(
                usual.name(), usual.kind(), usual.region(), usual.version(), usual.effectiveFrom(), usual.effectiveTo(), usual.source(),
                usual.remarks(), usual.status(), usual.params().with("progressSource", new Param.Text(source.name()))));
    }

    /** Puts a retention rule in force in the place of the one before, which says the same but for these parameters. */
    public void retention(String name, Map<String, Param> params) {
        var usual = ShippedRuleSet.RT_SZ_2024_DRAFT.read();
        var changed = usual.params();
        for (var param : params.entrySet()) {
            changed = changed.with(param.getKey(), param.getValue());
        }
        county.execute("update rule_state set status = 'RETIRED' where kind = 'RETENTION'");
        inForce(new RuleSet(
                name, usual.kind(), usual.region(), usual.version(), usual.effectiveFrom(), usual.effectiveTo(), usual.source(),
                usual.remarks(), usual.status(), changed));
    }

    private void inForce(RuleSet set) {
        county.execute("insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)"
                + " values ('" + set.name() + "', '" + set.kind() + "', 'SZ', 1, '2024-01-01', '" + set.content().canonical().replace("'", "''")
                + "', '" + set.hash() + "', 0, 'author', md5('x')::uuid, now());"
                + " insert into rule_state (set_id, kind, region, effective_from, status) select id, kind, region, effective_from, 'ACTIVE'"
                + " from rule_set where name = '" + set.name() + "'");
    }

    /** Moves the clock to noon of a day. */
    public void today(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
    }

    /** Everything that both hospitals need: P0 is 3.60 yuan, P1 1.35, N 12.50, r 0.7, s 0.9, the score 92. */
    public void enterAll() {
        done(1, "/api/incentive/brands", brand("ACME", 400, "3"));
        done(1, "/api/incentive/brands", brand("BEST", 600, "4"));
        for (var hospital : List.of("H1", "H2")) {
            done(1, "/api/incentive/lines", line(hospital));
            done(1, "/api/incentive/scores", Map.of("institution", hospital, "year", 2026, "score", "92", "evidence", "sheet 3"));
        }
    }

    public static Map<String, Object> brand(String brand, long units, String price) {
        return Map.of(
                "institution", "COUNTY", "batch", "B1", "agreement", "Y1", "product", "P", "brand", brand, "units", units, "price", price,
                "source", "orders");
    }

    public static Map<String, Object> line(String hospital) {
        var line = new HashMap<String, Object>(Map.of(
                "institution", hospital, "batch", "B1", "agreement", "Y1", "product", "P", "selectedPrice", "1.35", "otherAmount", "12.50",
                "otherDearerAmount", "12.5", "otherEvaluatedAmount", "0", "fundRatio", "0.7", "insuredShare", "0.9"));
        line.put("retainedBefore", "NO");
        line.put("source", "sheet 4");
        return line;
    }

    /** So many lines of the platform in a period, of a code that is mapped to nothing. */
    public void unmapped(String hospital, String agreement, String day, int lines) {
        county.execute(
                """
                insert into vbp_file (sha256, rows, account, act_id, at)
                select sha256(convert_to('%1$s %2$s', 'UTF8')), %4$s, 'officer', md5('x')::uuid, now();
                insert into vbp_line (file_id, row_no, agreement_id, institution_id, order_no, order_line, delivery_no, platform_code, quantity,
                    unit, accepted_on)
                select f.id, n, a.id, i.id, '%1$s %2$s', n, '', '33-0', 10, 'BOX', '%3$s'
                from vbp_agreement a, place_institution i, generate_series(1, %4$s) as n, (select max(id) as id from vbp_file) f
                where a.code = '%2$s' and i.code = '%1$s';
                """.formatted(hospital, agreement, day, lines));
    }

    /** Somebody wants other units to stand in the place of a frozen report, and somebody else accepts that or does not. */
    public void correctReport(String hospital, long units, boolean accepted) {
        county.execute(
                """
                insert into vbp_report_correction (agreement_id, institution_id, product_id, reported, mean, reason, proposer_id, proposed_by,
                    act_id, at)
                select r.agreement_id, r.institution_id, r.product_id, %2$s, r.mean, 'counted twice', 1, 'officer', md5('x')::uuid, now()
                from vbp_report r join place_institution i on i.id = r.institution_id join vbp_agreement a on a.id = r.agreement_id
                where i.code = '%1$s' and a.code = 'Y1';
                insert into vbp_report_correction_review (correction_id, institution_id, proposer_id, reviewer_id, accepted, words,
                    reviewed_by, act_id, at)
                select id, institution_id, proposer_id, 2, %3$s, 'seen', 'reviewer of ' || reported, md5('x')::uuid, now()
                from vbp_report_correction where reported = %2$s;
                """.formatted(hospital, units, accepted));
    }

    /** Calculates as person 1; returns the latest version of a hospital. */
    public long calculate(String hospital) {
        done(1, "/api/incentive/runs", Map.of("year", 2026, "institution", hospital));
        return latest(hospital);
    }

    public long latest(String hospital) {
        return number("select max(v.id) from statement_version v join place_institution i on i.id = v.institution_id where i.code = '" + hospital + "'");
    }

    /** Calculates, has 2 and 3 approve, and publishes. */
    public long publish(String hospital) {
        var id = calculate(hospital);
        approveAndPublish(id);
        return id;
    }

    public void approveAndPublish(long id) {
        done(2, of(id) + "/approvals", Map.of());
        done(3, of(id) + "/approvals", Map.of());
        done(1, of(id) + "/publication", Map.of());
    }

    public static String of(long statement) {
        return "/api/statement/statements/" + statement;
    }

    /** The account of a hospital's person. */
    public String own(long person, String hospital) {
        return "person-" + person + "-of-" + number("select id from place_institution where code = '" + hospital + "'");
    }

    public JsonNode standing(long statement) {
        return door.get(of(statement)).body().path("standing");
    }

    public TestDoor.Reply done(long person, String path, Map<String, ?> body) {
        var reply = as(person, path, body);
        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(201);
        return reply;
    }

    public TestDoor.Reply as(long person, String path, Map<String, ?> body) {
        return door.postAs("person-" + person, path, body);
    }

    /** The code of a refusal. */
    public static String code(TestDoor.Reply reply) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(409);
        return reply.body().path("code").asText();
    }

    public TestDoor.Reply bring(String path, String csv) {
        return door.upload(path, csv.getBytes(StandardCharsets.UTF_8));
    }

    public long number(String query) {
        try {
            return county.database().number(Role.READ, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** Alters what nobody may alter: only the owner of the database can, by switching its guard off. */
    public void forge(String statement) {
        county.execute("alter table statement_version disable trigger statement_version_append_only; " + statement
                + "; alter table statement_version enable trigger statement_version_append_only");
    }

    /** The claims of both rooms; what stands here of procurement was written by hand. */
    public void claimsHold() {
        try (var reader = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(reader))
                    .filteredOn(claim -> claim.name().startsWith("statement_") || claim.name().startsWith("incentive_"))
                    .hasSizeGreaterThan(8)
                    .allMatch(Checks.Outcome::holds);
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
