package io.wardline.platform.audit;

import io.wardline.platform.audit.AuditStore.Claim;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.IdempotencyKey;
import io.wardline.platform.web.Json;
import io.wardline.platform.web.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Every write that a person or a service asks for goes through {@link #perform}: one transaction holds the act, what it
 * changed, and the answer under its idempotency key. A retry with the same key gets the same answer and changes nothing.
 */
public final class Acts {
    /** How long an answer is kept under its key. */
    public static final Duration ANSWERS_KEPT = Duration.ofDays(30);

    /** Whoever sits at the machine itself: the operating system has let that person in. */
    public static final String OPERATOR = "operator";

    /** Whoever has not shown who that is. */
    public static final String NOBODY = "nobody";

    private final AuditStore store = new AuditStore();
    private final Db db;
    private final CountyTime time;
    private final ActIds ids;

    /** With the source of the random parts of the acts' identities. */
    public Acts(Db db, CountyTime time, RandomGenerator random) {
        this.db = db;
        this.time = time;
        this.ids = new ActIds(random);
    }

    /**
     * Performs an act. It is remembered when it is accepted; a refusal leaves no trace but its answer, and that only
     * where the same request can never succeed.
     *
     * @param request whose body has been read, so it is well formed
     * @param kind feature and deed in camelCase, for example {@code ledger.bindUnits}
     */
    public Answer perform(Request request, String kind, Performance performance) {
        var account = request.caller().account();
        var key = request.idempotencyKey();
        var answer = db.inTransaction(request.caller().scope(), tx -> {
            var known = key.flatMap(present -> known(tx, account, present));
            return known.orElseGet(() -> performOnce(tx, request, kind, key, performance));
        });
        keepForGood(account, key, answer);
        return answer;
    }

    /** Notes what an act changed, in the act's transaction. */
    public void changed(Tx tx, Act act, List<Change> changes) {
        store.insertRows(tx, act, changes);
    }

    /**
     * Notes an act that did not come as a request whose body may be kept: one of the command line, or one whose body holds
     * a secret.
     *
     * @param account who acts; {@link #OPERATOR} for whoever sits at the machine itself, {@link #NOBODY} for a stranger
     * @param requestId the request that brought it, or the command
     * @param kind as in {@link #perform}
     * @param words what was asked for, without any secret
     */
    public void note(
            Tx tx, String account, String requestId, String kind, Map<String, String> words, List<Change> changes) {
        var at = time.now();
        var act = new Act(ids.draw(at), account, requestId, at);
        store.insert(tx, act, kind, CanonicalJson.of(Json.write(words)));
        store.insertRows(tx, act, changes);
    }

    /** Drops the answers that are older than {@link #ANSWERS_KEPT} and returns how many. */
    public int forgetOldAnswers() {
        return db.inTransaction(RowScope.PRODUCT, tx -> store.forget(tx, time.now().minus(ANSWERS_KEPT)));
    }

    private Optional<Answer> known(Tx tx, String account, IdempotencyKey key) {
        return switch (store.claim(tx, account, key, time.now())) {
            case Claim.Ours() -> Optional.empty();
            case Claim.Answered(var answer) -> Optional.of(answer.again());
            case Claim.Reused() -> Optional.of(Answer.refused("key_reused", Map.of("key", key.key())));
        };
    }

    private Answer performOnce(
            Tx tx, Request request, String kind, Optional<IdempotencyKey> key, Performance performance) {
        var at = time.now();
        var act = new Act(ids.draw(at), request.caller().account(), request.id(), at);
        store.insert(tx, act, kind, CanonicalJson.of(request.bodyBytes()));
        var answer = performance.perform(tx, act);
        var accepted = KeptAnswer.of(answer).filter(KeptAnswer::accepted);
        if (accepted.isEmpty()) {
            tx.rollBackOnly();
        }
        accepted.ifPresent(kept ->
                key.ifPresent(present -> store.keep(tx, act.account(), present, act.id(), kept)));
        return answer;
    }

    /** A refusal for good is kept after its transaction was rolled back; should that fail, it is simply found again. */
    private void keepForGood(String account, Optional<IdempotencyKey> key, Answer answer) {
        var refused = KeptAnswer.of(answer).filter(kept -> !kept.accepted());
        if (key.isEmpty() || refused.isEmpty()) {
            return;
        }
        db.inTransaction(RowScope.PRODUCT, tx -> {
            var claim = store.claim(tx, account, key.get(), time.now());
            if (claim instanceof Claim.Ours) {
                store.keep(tx, account, key.get(), null, refused.get());
            }
            return claim;
        });
    }
}
