package io.wardline.platform.audit;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.Map;

/** {@code /api/audit/losses}: what restores have lost, and who has looked into it. */
final class LossRoutes {
    private static final int LONGEST_REASON = 500;

    private final LossStore store = new LossStore();
    private final Db db;
    private final Acts acts;

    LossRoutes(Db db, Acts acts) {
        this.db = db;
        this.acts = acts;
    }

    void register(Routes routes) {
        routes.get("/api/audit/losses", Access.county(Role.ADMIN), this::losses);
        routes.post("/api/audit/losses", Access.county(Role.ADMIN), this::acknowledge);
    }

    private record Wish(long seal, String reason) {
        static Wish read(Fields fields) {
            return new Wish(fields.number("seal", 1, Long.MAX_VALUE), fields.text("reason", LONGEST_REASON));
        }
    }

    private Answer losses(Request request) {
        return Answer.found(Listing.whole(db.reading(RowScope.PRODUCT, store::losses)));
    }

    private Answer acknowledge(Request request) {
        var wish = request.body(Wish::read);
        return acts.perform(request, "audit.acknowledgeLoss", (tx, act) -> acknowledge(tx, act, wish));
    }

    private Answer acknowledge(Tx tx, Act act, Wish wish) {
        var loss = store.loss(tx, wish.seal());
        if (loss.isEmpty()) {
            return Answer.refused("audit_loss_unknown", Map.of("seal", wish.seal()));
        }
        if (!store.insert(tx, wish.seal(), act, wish.reason())) {
            return Answer.refused("audit_known_loss_pkey", Map.of("seal", wish.seal()));
        }
        var lost = loss.get().firstLost() + " " + loss.get().lastLost();
        acts.changed(tx, act, List.of(new Change("seal/" + wish.seal(), "lost", null, lost, wish.reason())));
        return Answer.done();
    }
}
