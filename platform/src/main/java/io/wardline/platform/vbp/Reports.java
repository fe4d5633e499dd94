package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.ReportStore.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reporting volumes: an institution says what it needs, another person approves, and then it stays as it is, or sends it back. */
final class Reports {
    private final ReportStore store;
    private final CorrectionStore corrections;
    private final ReturnStore returns = new ReturnStore();
    private final VbpStore names;
    private final Acts acts;

    Reports(ReportStore store, CorrectionStore corrections, VbpStore names, Acts acts) {
        this.store = store;
        this.corrections = corrections;
        this.names = names;
        this.acts = acts;
    }

    /** What is named: its cell, or why there is none. */
    private sealed interface Place {
        record Found(Cell cell) implements Place {}

        record Unknown(VbpResult refusal) implements Place {}
    }

    VbpResult report(Tx tx, Act act, long reporter, NewReport wish) {
        return switch (place(tx, wish.batch(), wish.agreement(), wish.institution(), wish.product())) {
            case Place.Unknown(var refusal) -> refusal;
            case Place.Found(var cell) -> {
                var before = store.standing(tx, cell);
                if (before.filter(Standing::approved).isPresent()) {
                    yield VbpResult.refused("vbp_report_frozen", "product", wish.product());
                }
                if (wish.reason() == null && ReportRule.needsReason(wish.reportedUnits(), wish.meanUnits())) {
                    yield VbpResult.refused("vbp_report_low_has_reason", "mean", wish.meanUnits());
                }
                store.put(tx, act, cell, wish, reporter);
                note(tx, act, wish, before);
                yield new VbpResult.Entered();
            }
        };
    }

    /** Approves what somebody else has reported, where it still is what the approver has seen. */
    VbpResult approve(Tx tx, Act act, long approver, SeenReport seen) {
        return judged(tx, approver, seen, (cell, _) -> {
            store.approve(tx, act, cell, approver, seen.words());
            acts.changed(tx, act, List.of(new Change(subject(seen), "approved", null, "true", seen.words())));
        });
    }

    /** Sends back what somebody else has reported, with the reason; until it is reported anew, it waits for nobody here. */
    VbpResult giveBack(Tx tx, Act act, long reviewer, SeenReport seen) {
        return judged(tx, reviewer, seen, (cell, standing) -> {
            returns.add(tx, act, cell, seen, standing.reporter(), reviewer);
            acts.changed(tx, act, List.of(new Change(subject(seen), "returned", null, "true", seen.words())));
        });
    }

    private interface Judgement {
        void on(Cell cell, Standing standing);
    }

    private VbpResult judged(Tx tx, long reviewer, SeenReport seen, Judgement judgement) {
        var product = seen.product();
        return switch (place(tx, seen.batch(), seen.agreement(), seen.institution(), product)) {
            case Place.Unknown(var refusal) -> refusal;
            case Place.Found(var cell) -> {
                var known = store.standing(tx, cell);
                if (known.isEmpty()) {
                    yield VbpResult.refused("vbp_report_missing", "product", product);
                }
                var standing = known.get();
                if (standing.approved()) {
                    yield VbpResult.refused("vbp_report_frozen", "product", product);
                }
                if (standing.returned()) {
                    yield VbpResult.refused("vbp_report_returned", "product", product);
                }
                if (standing.reporter() == reviewer) {
                    yield VbpResult.refused("vbp_report_two_persons", "product", product);
                }
                if (standing.reported() != seen.reportedUnits() || standing.mean() != seen.meanUnits()) {
                    yield VbpResult.refused("vbp_report_changed", "product", product);
                }
                judgement.on(cell, standing);
                yield new VbpResult.Entered();
            }
        };
    }

    /** What became of a correction. */
    sealed interface Proposed {
        /** It waits under this number for another person. */
        record Waiting(long id) implements Proposed {}

        /** It cannot be meant. */
        record Unfit(VbpResult refusal) implements Proposed {}
    }

    /** Proposes what is to stand in the place of a frozen report; until another person accepts it, the report stands. */
    Proposed correct(Tx tx, Act act, long proposer, NewCorrection wish) {
        return switch (place(tx, wish.batch(), wish.agreement(), wish.institution(), wish.product())) {
            case Place.Unknown(var refusal) -> new Proposed.Unfit(refusal);
            case Place.Found(var cell) -> {
                var frozen = store.standing(tx, cell);
                if (frozen.filter(Standing::approved).isEmpty()) {
                    yield unfit("vbp_report_not_frozen", wish);
                }
                var before = corrections.corrections(tx, List.of(cell)).stream().map(CorrectionStore.Of::correction).toList();
                if (before.stream().anyMatch(each -> each.review() == null)) {
                    yield unfit("vbp_report_correction_waits", wish);
                }
                var id = corrections.add(tx, act, cell, wish, proposer);
                acts.changed(tx, act, List.of(new Change(
                        subject(wish.batch(), wish.agreement(), wish.institution(), wish.product()), "correction/" + id, null,
                        wish.reportedUnits() + " " + wish.meanUnits(), wish.reason())));
                yield new Proposed.Waiting(id);
            }
        };
    }

    /** Another person accepts a correction, which counts from the next calculation on, or does not. */
    VbpResult review(Tx tx, Act act, long reviewer, long id, boolean accepted, String words) {
        var found = corrections.find(tx, id);
        if (found.isEmpty()) {
            return new VbpResult.Absent();
        }
        var waiting = found.get();
        if (waiting.reviewed()) {
            return VbpResult.refused("vbp_report_correction_review_pkey", "product", waiting.product());
        }
        if (waiting.proposer() == reviewer) {
            return VbpResult.refused("vbp_report_correction_review_two_persons", "product", waiting.product());
        }
        corrections.review(tx, act, id, waiting, reviewer, accepted, words);
        acts.changed(tx, act, List.of(new Change(
                "report/" + waiting.code(), "correction/" + id + "/accepted", null, Boolean.toString(accepted), words)));
        return new VbpResult.Entered();
    }

    private static Proposed.Unfit unfit(String code, NewCorrection wish) {
        return new Proposed.Unfit(VbpResult.refused(code, "product", wish.product()));
    }

    private Place place(Tx tx, String batch, String agreement, String institution, String product) {
        var known = names.institutions(tx, List.of(institution)).get(institution);
        if (known == null) {
            return new Place.Unknown(VbpResult.refused("place_institution_fkey", "institution", institution));
        }
        var number = names.batch(tx, batch);
        var period = number.flatMap(found -> names.agreement(tx, found, agreement));
        if (period.isEmpty()) {
            return new Place.Unknown(VbpResult.refused("vbp_volume_agreement_fkey", "agreement", batch + " " + agreement));
        }
        return names.product(tx, number.orElseThrow(), product)
                .<Place>map(found -> new Place.Found(new Cell(period.get(), known, found)))
                .orElseGet(() -> new Place.Unknown(VbpResult.refused("vbp_product_item_product_fkey", "product", product)));
    }

    private void note(Tx tx, Act act, NewReport wish, Optional<Standing> before) {
        var subject = subject(wish.batch(), wish.agreement(), wish.institution(), wish.product());
        var changes = new ArrayList<Change>();
        note(changes, subject, "reportedUnits", before.map(Standing::reported), wish.reportedUnits(), wish);
        note(changes, subject, "meanUnits", before.map(Standing::mean), wish.meanUnits(), wish);
        acts.changed(tx, act, changes);
    }

    private static void note(
            List<Change> changes, String subject, String field, Optional<Long> before, long after, NewReport wish) {
        if (before.filter(stood -> stood == after).isEmpty()) {
            changes.add(new Change(
                    subject, field, before.map(String::valueOf).orElse(null), Long.toString(after), wish.reason()));
        }
    }

    private static String subject(SeenReport seen) {
        return subject(seen.batch(), seen.agreement(), seen.institution(), seen.product());
    }

    private static String subject(String batch, String agreement, String institution, String product) {
        return "report/" + batch + "/" + agreement + "/" + institution + "/" + product;
    }
}
