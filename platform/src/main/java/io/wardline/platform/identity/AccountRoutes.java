package io.wardline.platform.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.identity.Identity.Origin;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.SessionCookie;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/identity/accounts} for administrators of the county, and an account's own sessions. */
final class AccountRoutes {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_CODE = 64;
    private static final int MOST_INSTITUTIONS = 500;
    private static final String ONE = "/api/identity/accounts/{name}";

    private final Identity identity;
    private final Accounts accounts;
    private final Acts acts;
    private final Function<String, Optional<Long>> items;

    AccountRoutes(Identity identity, Accounts accounts, Acts acts, Function<String, Optional<Long>> items) {
        this.identity = identity;
        this.accounts = accounts;
        this.acts = acts;
        this.items = items;
    }

    void register(Routes routes) {
        var administrators = Access.county(Role.ADMIN);
        routes.get("/api/identity/accounts", administrators, this::list);
        routes.post("/api/identity/accounts", administrators, this::create);
        routes.post("/api/identity/inspections", administrators, this::inspect);
        routes.post(ONE + "/state", administrators, this::changeState);
        routes.post(ONE + "/scope", administrators, this::changeScope);
        routes.post(ONE + "/duties", administrators, this::changeDuties);
        routes.post(ONE + "/reset", administrators, this::reset);
        routes.get(ONE + "/sessions", administrators, this::sessions);
        routes.delete(ONE + "/sessions/{session}", administrators, request -> endSession(request, request.path("name")));
        routes.get(ONE + "/tokens", administrators, this::tokens);
        routes.post(ONE + "/tokens", administrators, this::addToken);
        routes.delete(ONE + "/tokens/{token}", administrators, this::revokeToken);
        routes.get("/api/identity/sessions", Access.anyAccount(), this::ownSessions);
        routes.delete("/api/identity/sessions/{session}", Access.anyAccount(),
                request -> endSession(request, request.caller().account()));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Secret(String name, @Nullable String password, @Nullable String token, @Nullable Instant expiresAt) {}

    private record NewScope(boolean county, Set<String> institutions) {}

    private record Inspector(String name, String item) {}

    private enum State { ACTIVE, DISABLED }

    private enum Kind { PERSON, SERVICE }

    private enum SecondStepWish { KEEP, DROP }

    private enum Sees { COUNTY, INSTITUTIONS }

    private Answer list(Request request) {
        var page = request.query(Fields::page);
        return Answer.found(Listing.of(page, accounts.list(page), AccountView.Shown::name));
    }

    private Answer create(Request request) {
        var wish = request.body(fields -> {
            var scope = scope(fields);
            return new AccountWish(
                    fields.text("name", LONGEST_NAME),
                    fields.choice("role", Role.class),
                    scope.county() ? new AccountWish.Reach.County() : new AccountWish.Reach.Institutions(scope.institutions()),
                    duties(fields),
                    fields.optionalChoice("kind", Kind.class).orElse(Kind.PERSON) == Kind.SERVICE);
        });
        return answer(identity.create(origin(request), wish), wish, null);
    }

    private Answer inspect(Request request) {
        var wish = request.body(fields -> new Inspector(fields.text("name", LONGEST_NAME), fields.text("item", LONGEST_CODE)));
        var item = items.apply(wish.item());
        if (item.isEmpty()) {
            return Answer.refused("identity_inspection_item", Map.of("item", wish.item()));
        }
        var account = new AccountWish(
                wish.name(), Role.BUREAU, new AccountWish.Reach.Inspection(wish.item(), item.get()), Set.of(Duty.INSPECTOR), false);
        return answer(identity.create(origin(request), account), account, identity.inspectionEnds());
    }

    private static Answer answer(NewSecret created, AccountWish wish, @Nullable Instant expiresAt) {
        return switch (created) {
            case NewSecret.Drawn(var secret) -> Answer.created(new Secret(
                    wish.name(), wish.service() ? null : secret, wish.service() ? secret : null, expiresAt));
            case NewSecret.NameTaken() -> Answer.refused("identity_account_name_key", Map.of("account", wish.name()));
            case NewSecret.NoSuchInstitution() -> Answer.refused("identity_scope_institution_fkey", Map.of());
            case NewSecret.DutyOfPersons() -> Answer.refused("identity_duty_of_service", Map.of("account", wish.name()));
        };
    }

    private Answer changeState(Request request) {
        var state = request.body(fields -> fields.choice("state", State.class));
        return acts.perform(request, "identity.changeState", (tx, act) ->
                accounts.changeState(tx, act, request.path("name"), state == State.ACTIVE));
    }

    private Answer changeScope(Request request) {
        var scope = request.body(AccountRoutes::scope);
        return acts.perform(request, "identity.changeScope", (tx, act) ->
                accounts.changeScope(tx, act, request.path("name"), scope.county(), scope.institutions()));
    }

    private Answer changeDuties(Request request) {
        var duties = request.body(AccountRoutes::duties);
        return acts.perform(request, "identity.changeDuties", (tx, act) ->
                accounts.changeDuties(tx, act, request.path("name"), duties));
    }

    private Answer reset(Request request) {
        var secondStep = request.body(fields -> fields.optionalChoice("secondStep", SecondStepWish.class).orElse(SecondStepWish.KEEP));
        return Answer.of(accounts.reset(
                request.caller().account(), request.id(), request.path("name"), secondStep == SecondStepWish.DROP));
    }

    private Answer sessions(Request request) {
        return Answer.of(accounts.sessions(request.path("name"), cookieHash(request)).map(Listing::whole));
    }

    private Answer ownSessions(Request request) {
        return Answer.of(accounts.sessions(request.caller().account(), cookieHash(request)).map(Listing::whole));
    }

    private Answer endSession(Request request, String account) {
        var session = request.path("session");
        return acts.perform(request, "identity.endSession", (tx, act) -> accounts.endSession(tx, act, account, session));
    }

    private Answer tokens(Request request) {
        return Answer.of(accounts.tokens(request.path("name")).map(Listing::whole));
    }

    private Answer addToken(Request request) {
        request.body(_ -> true);
        return accounts.addToken(request.caller().account(), request.id(), request.path("name"))
                .<Answer>map(Answer::created)
                .orElseGet(Answer::absent);
    }

    private Answer revokeToken(Request request) {
        var token = request.pathNumber("token");
        if (token.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "identity.revokeToken", (tx, act) ->
                accounts.revokeToken(tx, act, request.path("name"), token.get()));
    }

    private static NewScope scope(Fields fields) {
        var county = fields.choice("scope", Sees.class) == Sees.COUNTY;
        return new NewScope(county, Set.copyOf(fields.texts("institutions", 0, county ? 0 : MOST_INSTITUTIONS, LONGEST_CODE)));
    }

    private static Set<Duty> duties(Fields fields) {
        return fields.texts("duties", 0, Duty.values().length, LONGEST_CODE).stream()
                .map(AccountRoutes::duty)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Duty duty(String word) {
        return Arrays.stream(Duty.values())
                .filter(duty -> duty.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the duties are "
                        + Arrays.stream(Duty.values()).map(Duty::word).collect(Collectors.joining(", "))));
    }

    private static byte[] cookieHash(Request request) {
        return request.cookie(SessionCookie.name(request.isEncrypted())).map(Secrets::hash).orElse(new byte[0]);
    }

    private static Origin origin(Request request) {
        return new Origin(request.caller().account(), request.id());
    }
}
