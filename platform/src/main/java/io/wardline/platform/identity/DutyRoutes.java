package io.wardline.platform.identity;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/identity/deputies} and {@code /api/identity/roster}: who stands in for whom, and who is on duty. */
final class DutyRoutes {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TIME = 40;

    private final DutyStore store;
    private final Acts acts;
    private final Db db;
    private final InstantSource clock;

    DutyRoutes(DutyStore store, Acts acts, Db db, InstantSource clock) {
        this.store = store;
        this.acts = acts;
        this.db = db;
        this.clock = clock;
    }

    void register(Routes routes) {
        var administrators = Access.county(Role.ADMIN);
        routes.get("/api/identity/deputies", administrators, this::deputies);
        routes.post("/api/identity/deputies", administrators, this::appoint);
        routes.delete("/api/identity/deputies/{id}", administrators, this::dismiss);
        routes.get("/api/identity/roster", administrators, this::roster);
        routes.post("/api/identity/roster", administrators, this::putOnRoster);
        routes.delete("/api/identity/roster/{id}", administrators, this::takeOffRoster);
    }

    private record Appointment(String account, String deputy, Period period) {}

    private record Watch(Duty duty, String account, Period period) {}

    private record Id(long id) {}

    private Answer deputies(Request request) {
        var page = request.query(Fields::page);
        var before = page.afterNumber().orElse(Long.MAX_VALUE);
        return Answer.found(Listing.of(
                page, db.reading(RowScope.PRODUCT, tx -> store.deputies(tx, before, page.fetch())),
                deputy -> Long.toString(deputy.id())));
    }

    private Answer appoint(Request request) {
        var wish = request.body(fields -> new Appointment(
                fields.text("account", LONGEST_NAME), fields.text("deputy", LONGEST_NAME), period(fields)));
        return acts.perform(request, "identity.appointDeputy", (tx, act) -> appoint(tx, act, wish));
    }

    private Answer appoint(Tx tx, Act act, Appointment wish) {
        var account = store.active(tx, wish.account(), clock.instant());
        var deputy = store.active(tx, wish.deputy(), clock.instant());
        if (account.isEmpty() || deputy.isEmpty()) {
            return noAccount(account.isEmpty() ? wish.account() : wish.deputy());
        }
        if (account.equals(deputy)) {
            return Answer.refused("identity_deputy_is_another", Map.of("account", wish.account()));
        }
        var id = store.appoint(tx, account.get(), deputy.get(), wish.period());
        acts.changed(tx, act, List.of(Change.added(
                "account/" + wish.account(), "deputy", wish.deputy() + " " + wish.period().from() + " " + wish.period().until())));
        return Answer.created(new Id(id));
    }

    private Answer dismiss(Request request) {
        return end(request, "identity.dismissDeputy", "deputy", store::dismiss);
    }

    private Answer roster(Request request) {
        var page = request.query(Fields::page);
        var before = page.afterNumber().orElse(Long.MAX_VALUE);
        return Answer.found(Listing.of(
                page, db.reading(RowScope.PRODUCT, tx -> store.roster(tx, before, page.fetch())),
                watch -> Long.toString(watch.id())));
    }

    private Answer putOnRoster(Request request) {
        var wish = request.body(fields -> new Watch(
                fields.parsed("duty", LONGEST_NAME, AccountRoutes::duty), fields.text("account", LONGEST_NAME), period(fields)));
        return acts.perform(request, "identity.putOnRoster", (tx, act) -> {
            var account = store.active(tx, wish.account(), clock.instant());
            if (account.isEmpty()) {
                return noAccount(wish.account());
            }
            if (!store.duties(tx, account.get()).contains(wish.duty())) {
                return Answer.refused("identity_roster_duty", Map.of("account", wish.account(), "duty", wish.duty().word()));
            }
            var id = store.putOnRoster(tx, wish.duty(), account.get(), wish.period());
            acts.changed(tx, act, List.of(Change.added("account/" + wish.account(), "roster",
                    wish.duty().word() + " " + wish.period().from() + " " + wish.period().until())));
            return Answer.created(new Id(id));
        });
    }

    private Answer takeOffRoster(Request request) {
        return end(request, "identity.takeOffRoster", "roster", store::takeOffRoster);
    }

    private interface Ending {
        boolean end(Tx tx, long id, Instant now);
    }

    /** Nothing is deleted: what was in force until now stays to be read. */
    private Answer end(Request request, String kind, String subject, Ending ending) {
        Optional<Long> id = request.pathNumber("id");
        if (id.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, kind, (tx, act) -> {
            if (!ending.end(tx, id.get(), clock.instant())) {
                return Answer.absent();
            }
            acts.changed(tx, act, List.of(Change.added(subject + "/" + id.get(), "endedAt", act.at().toString())));
            return Answer.done();
        });
    }

    private static Period period(Fields fields) {
        return new Period(fields.parsed("from", LONGEST_TIME, DutyRoutes::instant), fields.parsed("until", LONGEST_TIME, DutyRoutes::instant));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a time like 2026-11-22T08:00:00Z");
        }
    }

    private static Answer noAccount(String account) {
        return Answer.refused("identity_account_unknown", Map.of("account", account));
    }
}
