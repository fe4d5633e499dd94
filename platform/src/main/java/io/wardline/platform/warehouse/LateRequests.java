package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.Places;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asking for days to be released for entering late, and what a second person says to it: the release, or why not. */
final class LateRequests {
    private final LateRequestStore store;
    private final LateEntries late;
    private final Places places;
    private final Acts acts;

    LateRequests(LateRequestStore store, LateEntries late, Places places, Acts acts) {
        this.store = store;
        this.late = late;
        this.places = places;
        this.acts = acts;
    }

    /**
     * What a second person says.
     *
     * @param usableDays for how long the release holds; null refuses the request
     * @param words why
     */
    record Verdict(@Nullable Integer usableDays, String words) {}

    /** Refused as {@code place_institution_fkey}, and as {@code warehouse_late_request_days} where the days end before they begin. */
    ReceiptResult ask(Tx tx, Act act, long asker, NewLateRequest wish) {
        var institution = places.named(tx, wish.institution());
        if (institution.isEmpty()) {
            return ReceiptResult.refused("place_institution_fkey", "institution", wish.institution());
        }
        if (wish.lastDay().isBefore(wish.firstDay())) {
            return ReceiptResult.refused("warehouse_late_request_days", "lastDay", wish.lastDay().toString());
        }
        var id = store.add(tx, act, institution.get().id(), wish, asker);
        acts.changed(tx, act, List.of(new Change(
                subject(id), "days", null, wish.institution() + " " + wish.firstDay() + " " + wish.lastDay(), wish.reason())));
        return new ReceiptResult.Accepted(id);
    }

    /** Refused as {@code warehouse_late_answer_pkey} where it was answered, and as {@code warehouse_late_answer_two_persons} to who asked. */
    ReceiptResult answer(Tx tx, Act act, long answerer, long id, Verdict verdict) {
        store.lock(tx);
        var found = store.find(tx, id);
        if (found.isEmpty()) {
            return new ReceiptResult.Absent();
        }
        var waiting = found.get();
        if (waiting.answered()) {
            return ReceiptResult.refused("warehouse_late_answer_pkey", "institution", waiting.code());
        }
        if (waiting.asker() == answerer) {
            return ReceiptResult.refused("warehouse_late_answer_two_persons", "institution", waiting.code());
        }
        var usableDays = verdict.usableDays();
        if (usableDays == null) {
            return answered(tx, act, id, waiting, answerer, null, verdict.words());
        }
        var wish = new NewLateEntry(waiting.code(), waiting.firstDay(), waiting.lastDay(), usableDays, waiting.reason());
        return switch (late.release(tx, act, wish)) {
            case ReceiptResult.Accepted(var entry) -> answered(tx, act, id, waiting, answerer, entry, verdict.words());
            case ReceiptResult.Absent absent -> absent;
            case ReceiptResult.Refused refused -> refused;
        };
    }

    private ReceiptResult answered(
            Tx tx, Act act, long id, LateRequestStore.Waiting waiting, long answerer, @Nullable Long entry, String words) {
        store.answer(tx, act, id, waiting, answerer, entry, words);
        acts.changed(tx, act, List.of(new Change(
                subject(id), "answer", null, entry == null ? "refused" : "lateEntry/" + entry, words)));
        return new ReceiptResult.Accepted(id);
    }

    private static String subject(long id) {
        return "lateRequest/" + id;
    }
}
