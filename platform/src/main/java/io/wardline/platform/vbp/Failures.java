package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.vbp.FailureStore.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's failure (供应原因): somebody reports with evidence what was ordered in time and not delivered, and two other persons
 * approve it before any rule may let it count.
 */
final class Failures {
    private final FailureStore store;
    private final VbpStore names;
    private final Measures measures;
    private final CountyTime time;
    private final Acts acts;

    Failures(FailureStore store, VbpStore names, Measures measures, CountyTime time, Acts acts) {
        this.store = store;
        this.names = names;
        this.measures = measures;
        this.time = time;
        this.acts = acts;
    }

    /** What became of a report. */
    sealed interface Reported {
        /** It stands under this number, and nobody has judged it. */
        record Waiting(long id) implements Reported {}

        /** It cannot be meant. */
        record Unfit(String code, Map<String, Object> parameters) implements Reported {
            public Unfit {
                parameters = Map.copyOf(parameters);
            }
        }
    }

    /** Reports a failure, after the deadlines of the rule that was in force on the day of the order. */
    Reported report(Tx tx, Act act, long reporter, NewFailure wish) {
        @Nullable Long institution = names.institutions(tx, List.of(wish.institution())).get(wish.institution());
        if (institution == null) {
            return unfit("place_institution_fkey", "institution", wish.institution());
        }
        var batch = names.batch(tx, wish.batch());
        var agreement = batch.flatMap(found -> names.agreement(tx, found, wish.agreement()));
        if (agreement.isEmpty()) {
            return unfit("vbp_volume_agreement_fkey", "agreement", wish.batch() + " " + wish.agreement());
        }
        var product = names.product(tx, batch.orElseThrow(), wish.product());
        if (product.isEmpty()) {
            return unfit("vbp_product_item_product_fkey", "product", wish.product());
        }
        var supplier = store.selected(tx, product.get(), wish.supplier());
        if (supplier.isEmpty()) {
            return unfit("vbp_failure_supplier_selected", "supplier", wish.supplier());
        }
        var period = store.period(tx, agreement.get());
        var orderedOn = time.dateOf(wish.orderedAt());
        if (orderedOn.isBefore(period.start()) || orderedOn.isAfter(period.end())) {
            return unfit("vbp_failure_in_period", "agreement", wish.agreement());
        }
        var attachment = wish.attachment();
        if (attachment != null && !store.hasAttachment(tx, attachment, institution)) {
            return unfit("vbp_failure_attachment_fkey", "attachment", attachment);
        }
        return write(tx, act, reporter, wish, new Cell(agreement.get(), institution, product.get()), supplier.get());
    }

    private Reported write(Tx tx, Act act, long reporter, NewFailure wish, Cell cell, long supplier) {
        if (wish.orderedAt().isAfter(time.now())) {
            return unfit("vbp_failure_due", "deliverBy", wish.orderedAt().toString());
        }
        var counting = measures.of(tx, time.dateOf(wish.orderedAt())).rule().counting();
        var deliverBy = wish.orderedAt().plus(Duration.ofHours(counting.deliveryHours()));
        if (deliverBy.isAfter(time.now())) {
            return unfit("vbp_failure_due", "deliverBy", deliverBy.toString());
        }
        var deadlines = new Deadlines(
                wish.orderedAt().plus(Duration.ofHours(counting.confirmationHours())), deliverBy, time.dateOf(deliverBy));
        var id = store.add(tx, act, cell, supplier, wish, deadlines, reporter);
        if (id.isEmpty()) {
            return unfit("vbp_failure_order_key", "order", wish.orderNo() + " " + wish.orderLine());
        }
        acts.changed(tx, act, List.of(new Change(
                "failure/" + id.get(), "quantity", null, wish.institution() + " " + wish.product() + " " + wish.quantity(), wish.words())));
        return new Reported.Waiting(id.get());
    }

    /** Says whether the evidence proves a failure; who reported it does not, and nobody says it twice. */
    VbpResult judge(Tx tx, Act act, long judge, long id, boolean approved, String words) {
        var known = store.find(tx, id);
        if (known.isEmpty()) {
            return new VbpResult.Absent();
        }
        if (known.get().reporter() == judge) {
            return VbpResult.refused("vbp_failure_verdict_other_person", "order", known.get().orderNo());
        }
        if (!store.judge(tx, act, known.get(), judge, time.today(), approved, words)) {
            return VbpResult.refused("vbp_failure_verdict_pkey", "order", known.get().orderNo());
        }
        acts.changed(tx, act, List.of(new Change("failure/" + id, "approved", null, Boolean.toString(approved), words)));
        return new VbpResult.Entered();
    }

    private static Reported.Unfit unfit(String code, String name, Object value) {
        return new Reported.Unfit(code, Map.of(name, value));
    }
}
