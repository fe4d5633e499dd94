package io.wardline.platform.incentive;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.incentive.FindingStore.SplitRow;
import io.wardline.platform.incentive.Findings.Sharer;
import io.wardline.platform.incentive.RetentionStore.CountyRow;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/incentive}: runs, what-if, the county's table, findings and divisions. */
final class IncentiveRoutes {
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_SHARER = 64;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_PARAMS = 50_000;
    private static final int LONGEST_LINE = 200;
    private static final int USUAL_AT_ONCE = 100;
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_TRIES = 1_000;
    private static final int MOST_SHARERS = 1_000;
    private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,15}([.][0-9]{1,6})?");

    private final Runs runs;
    private final WhatIf whatIf;
    private final RetentionStore retention;
    private final Findings findings;
    private final Withdrawals withdrawals;
    private final FindingStore store;
    private final Officers officers;
    private final Acts acts;
    private final Db db;
    private final CountyTime time;

    IncentiveRoutes(
            Runs runs, WhatIf whatIf, RetentionStore retention, Findings findings, Withdrawals withdrawals, FindingStore store,
            Officers officers, Acts acts, Db db, CountyTime time) {
        this.runs = runs;
        this.whatIf = whatIf;
        this.retention = retention;
        this.findings = findings;
        this.withdrawals = withdrawals;
        this.store = store;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
        this.time = time;
    }

    void register(Routes routes) {
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        routes.post("/api/incentive/runs", bureau, officers.calculating(this::run));
        routes.post("/api/incentive/what-if", bureau, officers.calculating(this::whatIf));
        routes.get("/api/incentive/county", Access.scopedOffices(), this::county);
        routes.get("/api/incentive/county/total", Access.scopedOffices(), this::countyTotal);
        routes.get("/api/incentive/findings", Access.scopedOffices(), this::findings);
        routes.post("/api/incentive/findings", bureau, officers.calculating(this::find));
        routes.post("/api/incentive/findings/{id}/review", bureau, officers.reviewing(this::review));
        routes.post("/api/incentive/findings/{id}/withdrawal", bureau, officers.calculating(this::withdraw));
        routes.post("/api/incentive/withdrawals/{id}/review", bureau, officers.reviewing(this::reviewWithdrawal));
        routes.get("/api/incentive/splits", Access.scopedOffices(), this::splits);
        routes.post("/api/incentive/splits", Access.scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE, Role.WARD), this::split);
    }

    private record OfYear(Page page, int year) {}

    private record FindingsOf(Page page, @Nullable Integer year, @Nullable String institution) {}

    private record Verdict(boolean accepted, String words) {}

    private record Division(long statement, List<Sharer> parts, String words) {}

    private record ShownPart(String code, String name, String weight, long amountFen) {}

    private record ShownSplit(long id, int no, long totalFen, String words, String account, Instant at, List<ShownPart> parts) {}

    private Answer run(Request request) {
        var wish = request.body(fields -> new Runs.Wish(
                year(fields), fields.optionalText("institution", LONGEST_CODE).orElse(null),
                fields.optionalText("after", LONGEST_CODE).orElse(null),
                fields.optionalNumber("most", 1, MOST_AT_ONCE).map(Long::intValue).orElse(USUAL_AT_ONCE),
                fields.optionalText("reason", LONGEST_WORDS).orElse(null)));
        return acts.perform(
                request, "incentive.run", (tx, act) -> runs.run(tx, act, request.caller().accountId(), wish).answer());
    }

    /** Reads only: nothing of it is an act. */
    private Answer whatIf(Request request) {
        var wish = request.body(fields -> new WhatIf.Wish(
                year(fields), fields.optionalText("institution", LONGEST_CODE).orElse(null),
                fields.optionalParsed("params", LONGEST_PARAMS, IncentiveRoutes::object).orElse(null),
                fields.objects("tries", 0, MOST_TRIES, each -> new WhatIf.Try(
                        each.optionalText("line", LONGEST_LINE).orElse(null), each.text("name", LONGEST_SHARER),
                        each.text("value", LONGEST_SHARER)))));
        return switch (db.reading(request.caller().scope(), tx -> whatIf.assess(tx, wish))) {
            case IncentiveResult.Done(var body) -> Answer.found(body);
            case IncentiveResult.Absent absent -> absent.answer();
            case IncentiveResult.Refused refused -> refused.answer();
        };
    }

    private Answer county(Request request) {
        var asked = request.query(fields -> new OfYear(fields.page(), year(fields)));
        var found = db.reading(request.caller().scope(), tx -> retention.county(
                tx, asked.year(), time.today(), asked.page().after().orElse(""), asked.page().fetch()));
        return Answer.found(Listing.of(asked.page(), found, CountyRow::institution));
    }

    private Answer countyTotal(Request request) {
        var year = request.query(IncentiveRoutes::year);
        return Answer.found(db.reading(request.caller().scope(), tx -> retention.countyTotal(tx, year)));
    }

    private Answer findings(Request request) {
        var asked = request.query(fields -> new FindingsOf(
                fields.page(), fields.optionalNumber("year", 2000, 2999).map(Long::intValue).orElse(null),
                fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        var found = db.reading(
                request.caller().scope(), tx -> store.findings(tx, asked.page(), asked.year(), asked.institution()));
        return Answer.found(Listing.of(asked.page(), found, finding -> Long.toString(finding.id())));
    }

    private Answer find(Request request) {
        var wish = request.body(fields -> new Findings.Wish(
                fields.text("institution", LONGEST_CODE), year(fields), fields.choice("veto", Veto.class),
                fields.text("evidence", LONGEST_WORDS)));
        return acts.perform(
                request, "incentive.find", (tx, act) -> findings.find(tx, act, request.caller().accountId(), wish).answer());
    }

    private Answer review(Request request) {
        var verdict = request.body(fields -> new Verdict(fields.flag("accepted"), fields.text("words", LONGEST_WORDS)));
        return request.pathNumber("id")
                .map(id -> acts.perform(request, "incentive.reviewFinding", (tx, act) -> findings
                        .review(tx, act, request.caller().accountId(), id, verdict.accepted(), verdict.words())
                        .answer()))
                .orElseGet(Answer::absent);
    }

    private Answer withdraw(Request request) {
        var words = request.body(fields -> fields.text("words", LONGEST_WORDS));
        return request.pathNumber("id")
                .map(id -> acts.perform(request, "incentive.withdrawFinding", (tx, act) -> withdrawals
                        .propose(tx, act, request.caller().accountId(), id, words)
                        .answer()))
                .orElseGet(Answer::absent);
    }

    private Answer reviewWithdrawal(Request request) {
        var verdict = request.body(fields -> new Verdict(fields.flag("accepted"), fields.text("words", LONGEST_WORDS)));
        return request.pathNumber("id")
                .map(id -> acts.perform(request, "incentive.reviewWithdrawal", (tx, act) -> withdrawals
                        .review(tx, act, request.caller().accountId(), id, verdict.accepted(), verdict.words())
                        .answer()))
                .orElseGet(Answer::absent);
    }

    private Answer splits(Request request) {
        var statement = request.query(fields -> fields.number("statement", 1, Long.MAX_VALUE));
        var rows = db.reading(request.caller().scope(), tx -> store.splits(tx, statement));
        var splits = new LinkedHashMap<Long, List<SplitRow>>();
        rows.forEach(row -> splits.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
        return Answer.found(Listing.whole(splits.values().stream().map(IncentiveRoutes::shown).toList()));
    }

    private static ShownSplit shown(List<SplitRow> rows) {
        var first = rows.getFirst();
        return new ShownSplit(
                first.id(), first.no(), first.totalFen(), first.words(), first.account(), first.at(),
                rows.stream()
                        .map(SplitRow::part)
                        .map(part -> new ShownPart(part.code(), part.name(), part.weight(), part.amountFen()))
                        .toList());
    }

    private Answer split(Request request) {
        var wish = request.body(fields -> new Division(
                fields.number("statement", 1, Long.MAX_VALUE),
                fields.objects("parts", 1, MOST_SHARERS, part -> new Sharer(
                        part.text("code", LONGEST_SHARER), part.text("name", LONGEST_NAME), part.shaped("weight", WEIGHT, "decimal"))),
                fields.text("words", LONGEST_WORDS)));
        return acts.perform(request, "incentive.split", (tx, act) ->
                findings.split(tx, act, request.caller(), wish.statement(), wish.parts(), wish.words()).answer());
    }

    private static int year(Fields fields) {
        return (int) fields.number("year", 2000, 2999);
    }

    /** The text of a JSON object; what it says is judged by the rule. */
    private static String object(String json) {
        try {
            if (Param.ofJson(json) instanceof Param.Group) {
                return json;
            }
        } catch (ParamFault fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
        throw new IllegalArgumentException("parameters are a JSON object");
    }
}
