package io.wardline.platform.cabinet;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.cabinet.CabinetView.Discrepancy;
import io.wardline.platform.cabinet.CabinetViewStore.Wanted;
import io.wardline.platform.cabinet.CabinetViewStore.Which;
import io.wardline.platform.cabinet.Explanations.Outcome;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/api/cabinet/discrepancies`: where shelf and book disagree, the evidence, and how two people close it.
final class DiscrepancyRoutes {
    private static final int LONGEST_DID = 64;
    private static final int LONGEST_WORDS = 1_000;

    private final Acts acts;
    private final Db db;
    private final CabinetViewStore views = new CabinetViewStore();
    private final ExplanationStore store = new ExplanationStore();
    private final Explanations explanations;

    DiscrepancyRoutes(Explanations explanations, Acts acts, Db db) {
        this.explanations = explanations;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var resolvers = Access.scoped(Role.ADMIN, Role.WAREHOUSE, Role.WARD);
        routes.get("/api/cabinet/discrepancies", Access.scopedReaders(), this::list);
        routes.get("/api/cabinet/discrepancies/{id}", Access.scopedReaders(), this::one);
        routes.post("/api/cabinet/discrepancies/{id}/explanation", resolvers, this::explain);
        routes.post("/api/cabinet/discrepancies/{id}/verdict", resolvers, this::judge);
    }

    private Answer list(Request request) {
        var wanted = request.query(fields -> new Wanted(
                fields.optionalText("cabinet", LONGEST_DID).orElse(null),
                fields.optionalChoice("kind", DiscrepancyKind.class).orElse(null),
                fields.optionalParsed("state", 8, DiscrepancyRoutes::which).orElse(Which.OPEN),
                fields.page()));
        var found = db.reading(request.caller().scope(), tx -> views.discrepancies(tx, wanted));
        return Answer.found(Listing.of(wanted.page(), found, Discrepancy::id));
    }

    private static Which which(String state) {
        return switch (state) {
            case "open" -> Which.OPEN;
            case "waiting" -> Which.WAITING;
            case "resolved" -> Which.RESOLVED;
            case "all" -> Which.ALL;
            case String _ -> throw new WrongForm("discrepancy_state");
        };
    }

    private Answer one(Request request) {
        return Answer.of(request.pathNumber("id")
                .flatMap(id -> db.reading(request.caller().scope(), tx -> evidence(tx, id))));
    }

    private Optional<DiscrepancyCase> evidence(Tx tx, long id) {
        return store.subject(tx, id).flatMap(subject -> views.discrepancy(tx, id).map(discrepancy -> {
            var number = subject.session();
            var session = number == null
                    ? null
                    : views.sessions(tx, discrepancy.did(), number + 1, 1).getFirst().session();
            return new DiscrepancyCase(
                    discrepancy, session, store.snapshots(tx, subject), store.stands(tx, discrepancy.tag()).orElse(null),
                    store.stood(tx, subject).orElse(null), store.of(tx, id));
        }));
    }

    private record Reason(Ground ground, String words) {}

    private Answer explain(Request request) {
        var reason = request.body(
                fields -> new Reason(fields.choice("ground", Ground.class), fields.text("words", LONGEST_WORDS)));
        return perform(request, "cabinet.explainDiscrepancy", (tx, act, id) -> explanations.give(
                tx, act, request.caller().accountId(), id, reason.ground(), reason.words()),
                key -> new Change(subject(key), "explanation", null, reason.ground().name(), reason.words()));
    }

    /// Yes or no to a reason.
    enum Verdict { ACCEPT, REJECT }

    private record Judgement(Verdict verdict, @Nullable String words) {}

    private Answer judge(Request request) {
        var judgement = request.body(fields -> {
            var verdict = fields.choice("verdict", Verdict.class);
            return new Judgement(verdict, verdict == Verdict.REJECT
                    ? fields.text("words", LONGEST_WORDS)
                    : fields.optionalText("words", LONGEST_WORDS).orElse(null));
        });
        var accepted = judgement.verdict() == Verdict.ACCEPT;
        return perform(request, "cabinet.judgeExplanation", (tx, act, id) -> explanations.judge(
                tx, act, request.caller().accountId(), id, accepted, judgement.words()),
                key -> new Change(subject(key), "verdict", null, judgement.verdict().name(), judgement.words()));
    }

    private interface Step {
        Outcome take(Tx tx, Act act, long id);
    }

    private Answer perform(Request request, String kind, Step step, Function<DiscrepancyKey, Change> change) {
        var id = request.pathNumber("id");
        if (id.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, kind, (tx, act) -> switch (step.take(tx, act, id.get())) {
            case Outcome.Done(var key) -> {
                acts.changed(tx, act, List.of(change.apply(key)));
                yield Answer.done();
            }
            case Outcome.Unknown() -> Answer.absent();
            case Outcome.Refused(var code) -> Answer.refusedForNow(code, Map.of());
        });
    }

    private static String subject(DiscrepancyKey key) {
        return "discrepancy/" + key.did() + "/" + key.tag() + "/" + key.kind();
    }
}
