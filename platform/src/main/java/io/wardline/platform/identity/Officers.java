package io.wardline.platform.identity;

import io.wardline.platform.db.Db;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Handler;
import io.wardline.platform.web.Role;

/**
 * Who may set up, calculate and review where figures are computed. Officers of the bureau calculate, reviewers approve; administrators
 * set up, and calculate, pay or review only with the duty of those who do. Both permissions belong to privileged duties, which only
 * persons with a second step are given, so that neither a service nor a password alone moves money.
 */
public final class Officers {
    private final Db db;
    private final Duties duties;

    public Officers(Db db, Duties duties) {
        this.db = db;
        this.duties = duties;
    }

    /** The handler of what is set up: batches, products, mappings, rule sets. */
    public Handler entering(Handler handler) {
        return request -> request.caller().role() == Role.ADMIN || holds(request.caller(), Permission.CALCULATE)
                ? handler.handle(request)
                : new Answer.Forbidden();
    }

    /** The handler behind the permission to review. */
    public Handler reviewing(Handler handler) {
        return request -> holds(request.caller(), Permission.APPROVE) ? handler.handle(request) : new Answer.Forbidden();
    }

    /** The handler of what money follows from: its inputs, runs, payments. An administrator needs the permission like everybody. */
    public Handler calculating(Handler handler) {
        return request -> holds(request.caller(), Permission.CALCULATE) ? handler.handle(request) : new Answer.Forbidden();
    }

    /** The handler behind either of both permissions. */
    public Handler calculatingOrReviewing(Handler handler) {
        return request -> holds(request.caller(), Permission.CALCULATE) || holds(request.caller(), Permission.APPROVE)
                ? handler.handle(request)
                : new Answer.Forbidden();
    }

    private boolean holds(Caller caller, Permission permission) {
        return db.reading(caller.scope(), tx -> duties.holds(tx, caller.accountId(), permission));
    }
}
