package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.Places;
import io.wardline.platform.time.CountyTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is entered late (补录): a receipt or a return of a day more than {@value #USUAL_DAYS} days back, or of an agreement period that
 * has ended. It changes figures that people have judged by and paid after, so that a second person has to have released the day, with
 * a reason, before it is taken. No official source gives the days; they are ours.
 */
final class LateEntries {
    static final int USUAL_DAYS = 14;

    private final LateEntryStore store;
    private final Places places;
    private final Acts acts;
    private final CountyTime time;

    LateEntries(LateEntryStore store, Places places, Acts acts, CountyTime time) {
        this.store = store;
        this.places = places;
        this.acts = acts;
        this.time = time;
    }

    /** Releases days; refused as {@code place_institution_fkey}, and as {@code warehouse_late_entry_days} where they end before they begin. */
    ReceiptResult release(Tx tx, Act act, NewLateEntry wish) {
        var institution = places.named(tx, wish.institution());
        if (institution.isEmpty()) {
            return ReceiptResult.refused("place_institution_fkey", "institution", wish.institution());
        }
        if (wish.lastDay().isBefore(wish.firstDay())) {
            return ReceiptResult.refused("warehouse_late_entry_days", "lastDay", wish.lastDay().toString());
        }
        var id = store.add(tx, act, institution.get().id(), wish, time.today().plusDays(wish.usableDays()));
        acts.changed(tx, act, List.of(new Change(
                "lateEntry/" + id, "days", null, wish.institution() + " " + wish.firstDay() + " " + wish.lastDay(), wish.reason())));
        return new ReceiptResult.Accepted(id);
    }

    /** Whether a day lies further back than people usually take to enter what they have accepted. */
    boolean isLongPast(LocalDate day) {
        return day.isBefore(time.today().minusDays(USUAL_DAYS));
    }

    /**
     * The refusal of what is entered late and not released; what is released is noted with the release by which it was taken.
     *
     * @param subject of the audit's row
     * @param day on which it counts
     */
    Optional<ReceiptResult> refusal(Tx tx, Act act, String subject, long institution, LocalDate day) {
        var released = store.released(tx, institution, day, time.today(), act.account());
        if (released.isEmpty()) {
            return Optional.of(new ReceiptResult.Refused(
                    "warehouse_late_entry_not_released", Map.of("day", day.toString(), "days", USUAL_DAYS), true));
        }
        acts.changed(tx, act, List.of(new Change(
                subject, "lateEntry", null, Long.toString(released.get().id()), released.get().reason())));
        return Optional.empty();
    }
}
