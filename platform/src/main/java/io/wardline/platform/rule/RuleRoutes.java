package io.wardline.platform.rule;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/rule}: rule sets, from the draft to the end. */
final class RuleRoutes {
    private static final int LONGEST_CONTENT = 100_000;
    private static final int LONGEST_REASON = 500;

    private final Rules rules;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    RuleRoutes(Rules rules, Officers officers, Acts acts, Db db) {
        this.rules = rules;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        routes.get("/api/rule/sets", Access.sharedReaders(), this::sets);
        routes.get("/api/rule/shipped", bureau, this::shipped);
        routes.get("/api/rule/changes", bureau, this::changes);
        routes.post("/api/rule/sets", bureau, officers.entering(this::enter));
        routes.post("/api/rule/reviews", bureau, officers.reviewing(this::review));
        routes.post("/api/rule/in-force", bureau, officers.reviewing(this::putInForce));
        routes.post("/api/rule/ends", bureau, officers.reviewing(this::end));
        routes.post("/api/rule/retirements", bureau, officers.reviewing(this::retire));
    }

    /** A set as it is shown. */
    private record Shown(long id, String name, RuleKind kind, String region, int version, LocalDate effectiveFrom,
            @Nullable LocalDate lastDay, RuleStatus status, String source, String hash, String author,
            @Nullable Long authorId, List<String> reviewers, List<Long> reviewerIds, String content) {
        static Shown of(KeptRuleSet kept) {
            var set = kept.set();
            return new Shown(kept.id(), set.name(), set.kind(), set.region(), set.version(), set.effectiveFrom(), kept.lastDay(),
                    set.status(), set.source().cited(), set.hash(), kept.author(), kept.authorId(),
                    kept.reviewers(), kept.reviewerIds(), set.content().canonical());
        }
    }

    private record Shipped(String name, String source, String content) {}

    private record Number(long id) {}

    private record Pair(long former, long latter) {}

    private record Ending(long set, LocalDate lastDay, String reason) {}

    private record Retirement(long set, String reason) {}

    private Answer sets(Request request) {
        return Answer.found(Listing.whole(
                db.reading(request.caller().scope(), tx -> rules.all(tx).stream().map(Shown::of).toList())));
    }

    private Answer shipped(Request request) {
        return Answer.found(Listing.whole(Arrays.stream(ShippedRuleSet.values())
                .map(ShippedRuleSet::read)
                .map(set -> new Shipped(set.name(), set.source().cited(), set.content().canonical()))
                .toList()));
    }

    private Answer changes(Request request) {
        var pair = request.query(fields -> new Pair(
                fields.number("former", 1, Long.MAX_VALUE), fields.number("latter", 1, Long.MAX_VALUE)));
        return Answer.of(db.reading(request.caller().scope(), tx -> rules.find(tx, pair.former()).flatMap(former ->
                rules.find(tx, pair.latter()).map(latter ->
                        Listing.whole(RuleSetCalculation.changes(former.set(), latter.set()))))));
    }

    private Answer enter(Request request) {
        var set = set(request.body(fields -> fields.text("content", LONGEST_CONTENT)));
        return acts.perform(request, "rule.enter", (tx, act) -> answer(rules.enter(tx, act, request.caller().accountId(), set)));
    }

    private Answer review(Request request) {
        var id = number(request);
        return acts.perform(request, "rule.review", (tx, act) -> answer(rules.review(tx, act, request.caller().accountId(), id)));
    }

    private Answer putInForce(Request request) {
        var id = number(request);
        return acts.perform(request, "rule.putInForce", (tx, act) -> answer(rules.putInForce(tx, act, id)));
    }

    private Answer end(Request request) {
        var wish = request.body(fields -> new Ending(
                fields.number("set", 1, Long.MAX_VALUE), fields.date("lastDay"), fields.text("reason", LONGEST_REASON)));
        return acts.perform(request, "rule.end", (tx, act) -> answer(rules.end(tx, act, wish.set(), wish.lastDay(), wish.reason())));
    }

    private Answer retire(Request request) {
        var wish = request.body(fields ->
                new Retirement(fields.number("set", 1, Long.MAX_VALUE), fields.text("reason", LONGEST_REASON)));
        return acts.perform(request, "rule.retire", (tx, act) -> answer(rules.retire(tx, act, wish.set(), wish.reason())));
    }

    private static long number(Request request) {
        return request.body(fields -> fields.number("set", 1, Long.MAX_VALUE));
    }

    /** What the file of a shipped set states, too; whatever is wrong with it is told at once. */
    private static RuleSet set(String json) {
        try {
            if (Param.ofJson(json) instanceof Param.Group content) {
                return RuleSetText.read(content);
            }
        } catch (ParamFault fault) {
            throw RuleForm.malformed("content", fault.faults());
        } catch (IllegalArgumentException impossible) {
            throw RuleForm.malformed("content", List.of(new ParamFault.Fault("", "range", String.valueOf(impossible.getMessage()))));
        }
        throw RuleForm.malformed("content", List.of(new ParamFault.Fault("", "type", "is no JSON object")));
    }

    private static Answer answer(RuleResult result) {
        return switch (result) {
            case RuleResult.Done(var id) -> Answer.created(new Number(id));
            case RuleResult.Absent() -> Answer.absent();
            case RuleResult.Refused(var code, var parameters, var mayHoldLater) -> new Answer.Refused(code, parameters, mayHoldLater);
        };
    }
}
