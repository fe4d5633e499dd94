package io.wardline.platform.alarm;

import io.wardline.platform.alarm.Alarms.Step;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Messages;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /api/alarm}: what waits for somebody. */
final class AlarmRoutes {
    private static final int LONGEST_KIND = 64;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_REASON = 500;

    private final TaskStore tasks = new TaskStore();
    private final Alarms alarms;
    private final Acts acts;
    private final Db db;
    private final CountyTime time;

    AlarmRoutes(Alarms alarms, Acts acts, Db db, CountyTime time) {
        this.alarms = alarms;
        this.acts = acts;
        this.db = db;
        this.time = time;
    }

    void register(Routes routes) {
        // Suppliers have no alarms of the county's institutions to answer.
        var answering = Access.scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE, Role.WARD, Role.DELIVERY);
        routes.get("/api/alarm/tasks", answering, this::list);
        routes.get("/api/alarm/tasks/{id}", answering, this::one);
        routes.post("/api/alarm/tasks/{id}/acknowledge", answering, this::acknowledge);
        routes.post("/api/alarm/tasks/{id}/assign", answering, this::assign);
        routes.post("/api/alarm/tasks/{id}/resolve", answering, this::resolve);
        routes.get("/api/alarm/total", answering, this::total);
    }

    private record Wanted(AlarmWish wish, Page page) {}

    private Answer list(Request request) {
        var caller = request.caller();
        var wanted = request.query(fields -> new Wanted(
                new AlarmWish(
                        caller.accountId(), caller.role() == Role.ADMIN,
                        word(fields, "whose", AlarmWish.Whose.class).orElse(AlarmWish.Whose.ALL),
                        word(fields, "state", AlarmWish.State.class).orElse(AlarmWish.State.OPEN),
                        word(fields, "severity", Severity.class).orElse(null),
                        fields.optionalText("kind", LONGEST_KIND).orElse(null)),
                fields.page()));
        var page = wanted.page();
        var before = page.afterNumber().orElse(Long.MAX_VALUE);
        var found = db.reading(caller.scope(), tx ->
                tasks.list(tx, wanted.wish(), before, page.fetch(), language(request), time.now()));
        return Answer.found(Listing.of(page, found, Task.Shown::id));
    }

    /** A query's words are in lower case, as everywhere in addresses. */
    private static <E extends Enum<E>> Optional<E> word(Fields fields, String name, Class<E> choices) {
        return fields.optionalParsed(name, LONGEST_KIND, text -> Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "one of " + Arrays.toString(choices.getEnumConstants()).toLowerCase(Locale.ROOT))));
    }

    private static Messages language(Request request) {
        return Messages.preferred(request.header("Accept-Language").orElse(""));
    }

    private Answer one(Request request) {
        return request.pathNumber("id")
                .map(id -> Answer.of(db.reading(request.caller().scope(), tx -> tasks.one(tx, id, language(request)))))
                .orElseGet(Answer::absent);
    }

    private Answer total(Request request) {
        var caller = request.caller();
        return Answer.found(db.reading(caller.scope(), tx ->
                tasks.total(tx, caller.accountId(), caller.role() == Role.ADMIN, time.now())));
    }

    private Answer acknowledge(Request request) {
        var note = request.body(fields -> fields.optionalText("note", LONGEST_REASON)).orElse(null);
        return step(request, "alarm.acknowledge", Map.of(), (tx, act, id) -> alarms.acknowledge(tx, act, id, note));
    }

    private Answer assign(Request request) {
        var account = request.body(fields -> fields.text("account", LONGEST_NAME));
        return step(request, "alarm.assign", Map.of("account", account), (tx, act, id) -> alarms.assign(tx, act, id, account));
    }

    private Answer resolve(Request request) {
        var reason = request.body(fields -> fields.text("reason", LONGEST_REASON));
        return step(request, "alarm.resolve", Map.of(), (tx, act, id) -> alarms.resolve(tx, act, id, reason));
    }

    private interface Taking {
        Step take(Tx tx, Act act, long id);
    }

    private Answer step(Request request, String kind, Map<String, Object> words, Taking taking) {
        var id = request.pathNumber("id");
        if (id.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, kind, (tx, act) -> switch (taking.take(tx, act, id.get())) {
            case Step.Taken() -> Answer.done();
            case Step.NotThere() -> Answer.absent();
            case Step.Over() -> Answer.refused("alarm_resolved", Map.of("id", id.get()));
            case Step.NoSuchPerson() -> Answer.refused("alarm_assignee_unknown", words);
        });
    }
}
