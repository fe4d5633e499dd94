package io.wardline.platform.alarm;

import io.wardline.platform.alarm.AlarmStore.Held;
import io.wardline.platform.alarm.AlarmStore.What;
import io.wardline.platform.alarm.Telling.Happened;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.time.OfficeHours;
import io.wardline.platform.web.Messages;
import io.wardline.platform.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The door of alarms and tasks: rooms hand in what they watch, people acknowledge, assign and resolve. */
public final class Alarms {
    /** The channel on which the database says that alarms have changed: the institution's number, or {@code county}. */
    public static final String CHANNEL = "wl_alarm";

    private final AlarmStore store = new AlarmStore();
    private final PeopleStore people = new PeopleStore();
    private final Db db;
    private final Acts acts;
    private final Calendar calendar;
    private final CountyTime time;
    private final OfficeHours office;
    private final Channels channels;
    private final Telling telling;
    private final List<AlarmSource> sources;
    private final Map<String, AlarmKind> kinds = new HashMap<>();

    /**
     * With everything that is watched.
     *
     * @param db as {@code wl_platform}
     * @param channels by what ways people and programs are told
     * @throws IllegalStateException when two rooms declare one kind, or a kind has no text
     */
    public Alarms(Db db, Acts acts, Calendar calendar, CountyTime time, Channels channels, List<AlarmSource> sources) {
        this.db = db;
        this.acts = acts;
        this.calendar = calendar;
        this.time = time;
        this.office = OfficeHours.usual(time.zone());
        this.channels = channels;
        this.telling = new Telling(channels.mail() != null);
        this.sources = Stream.concat(Stream.of(new CalendarSource(calendar, time)), sources.stream()).toList();
        for (var kind : this.sources.stream().flatMap(source -> source.kinds().stream()).toList()) {
            if (kinds.put(kind.code(), kind) != null) {
                throw new IllegalStateException("the kind " + kind.code() + " is declared twice");
            }
            if (!Messages.EN.has("alarm." + kind.code()) || !Messages.ZH.has("alarm." + kind.code())) {
                throw new IllegalStateException("the kind " + kind.code() + " has no text in both languages");
            }
        }
    }

    /** Its tables whose rows are facts and are sealed. */
    public static List<SealedTable> sealedTables() {
        return AlarmStore.SEALED;
    }

    /** Declares {@code /api/alarm}. */
    public void declareRoutes(Routes routes) {
        new AlarmRoutes(this, acts, db, time).register(routes);
        new ChannelRoutes(acts, db, time, channels).register(routes);
    }

    /**
     * Looks again and again and tells whom it concerns, until it is closed.
     *
     * @param nanos nanoseconds from any fixed point, for pacing
     */
    public AutoCloseable watch(LongSupplier nanos) {
        var delivery = new NoticeDelivery(db, time, channels);
        var watch = AlarmWatch.start(this, sources, delivery, nanos);
        return () -> {
            delivery.close();
            watch.close();
        };
    }

    /** Asks every source once and lets what is due go up, whatever their pace: for whoever does not want to wait. */
    public void round() {
        sources.forEach(this::look);
        goUp();
    }

    /** Asks one source; of several platforms one does, and the others find nothing to do. */
    void look(AlarmSource source) {
        db.inTransaction(RowScope.PRODUCT, tx -> {
            if (store.isMyTurn(tx)) {
                reconcile(tx, source);
            }
            return source;
        });
    }

    private void reconcile(Tx tx, AlarmSource source) {
        var codes = source.kinds().stream().map(AlarmKind::code).toList();
        var outcome = ReconciliationCalculation.compare(store.standing(tx, codes), source.look(tx));
        var now = time.now();
        store.end(tx, outcome.over(), now);
        outcome.over().stream().filter(ReconciliationCalculation.Standing::open)
                .forEach(gone -> telling.programs(tx, new Happened(
                        gone.id(), store.note(tx, gone.id(), now, What.RESOLVED, null, null), gone.institution(), gone.severity(), now)));
        outcome.repeated().forEach(again -> store.repeat(tx, again, now));
        if (!outcome.raised().isEmpty()) {
            var days = calendar.workingDays(tx);
            for (var sighting : outcome.raised()) {
                var kind = sighting.kind();
                var escalates = EscalationCalculation.leaves(kind.steps(), 0, now, office, days);
                var id = store.raise(tx, sighting, now, escalates.orElse(null));
                var event = store.note(tx, id, now, What.RAISED, null, null);
                telling.owner(tx, new Happened(id, event, sighting.institution(), kind.severity(), now), kind.owner());
            }
        }
    }

    /** Lets every alarm go up whose time has come while nobody acknowledged it. */
    void goUp() {
        db.inTransaction(RowScope.PRODUCT, tx -> {
            var now = time.now();
            var due = store.due(tx, now);
            var days = due.isEmpty() ? null : calendar.workingDays(tx);
            for (var alarm : due) {
                var kind = kinds.get(alarm.kind());
                if (kind == null || days == null || alarm.level() >= kind.steps().size()) {
                    // A kind or a step that this version does not know any more: the alarm stays where it is.
                    store.goUp(tx, alarm.id(), alarm.level(), null);
                } else {
                    var next = EscalationCalculation.leaves(kind.steps(), alarm.level() + 1, now, office, days);
                    store.goUp(tx, alarm.id(), alarm.level() + 1, next.orElse(null));
                    var to = kind.steps().get(alarm.level()).to();
                    var event = store.note(tx, alarm.id(), now, What.ESCALATED, null, to.word());
                    telling.owner(tx, new Happened(alarm.id(), event, alarm.institution(), alarm.severity(), now), to);
                }
            }
            return due;
        });
    }

    /** What became of a person's step. */
    sealed interface Step {
        /** It is taken, or was taken before. */
        record Taken() implements Step {}

        /** There is no such alarm in sight. */
        record NotThere() implements Step {}

        /** It is resolved already. */
        record Over() implements Step {}

        /** There is no such person in sight who could answer it. */
        record NoSuchPerson() implements Step {}
    }

    Step acknowledge(Tx tx, Act act, long id, @Nullable String note) {
        return onOpen(tx, id, alarm -> {
            if (alarm.state().equals("OPEN")) {
                store.acknowledge(tx, id, act.account(), act.at());
                store.note(tx, id, act.at(), What.ACKNOWLEDGED, act.account(), note);
                acts.changed(tx, act, List.of(new Change("alarm/" + id, "state", "OPEN", "ACKNOWLEDGED", note)));
            }
            return new Step.Taken();
        });
    }

    Step assign(Tx tx, Act act, long id, String account) {
        return onOpen(tx, id, alarm -> {
            var person = people.colleague(tx, account, alarm.institution(), act.at());
            if (person.isEmpty()) {
                return new Step.NoSuchPerson();
            }
            if (!account.equals(alarm.assignee())) {
                store.assign(tx, id, person.get());
                var event = store.note(tx, id, act.at(), What.ASSIGNED, act.account(), account);
                telling.persons(tx, new Happened(id, event, alarm.institution(), alarm.severity(), act.at()), List.of(person.get()));
                acts.changed(tx, act, List.of(new Change("alarm/" + id, "assignee", alarm.assignee(), account, null)));
            }
            return new Step.Taken();
        });
    }

    Step resolve(Tx tx, Act act, long id, String reason) {
        return onOpen(tx, id, alarm -> {
            store.resolve(tx, id, act.account(), act.at(), reason);
            var event = store.note(tx, id, act.at(), What.RESOLVED, act.account(), reason);
            telling.programs(tx, new Happened(id, event, alarm.institution(), alarm.severity(), act.at()));
            acts.changed(tx, act, List.of(new Change("alarm/" + id, "state", alarm.state(), "RESOLVED", reason)));
            return new Step.Taken();
        });
    }

    private interface Deed {
        Step on(Held alarm);
    }

    private Step onOpen(Tx tx, long id, Deed deed) {
        Optional<Held> alarm = store.hold(tx, id);
        if (alarm.isEmpty()) {
            return new Step.NotThere();
        }
        return alarm.get().state().equals("RESOLVED") ? new Step.Over() : deed.on(alarm.get());
    }
}
