package io.wardline.platform.incentive;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.incentive.FindingStore.Part;
import io.wardline.platform.incentive.IncentiveResult.Absent;
import io.wardline.platform.incentive.IncentiveResult.Done;
import io.wardline.platform.incentive.IncentiveResult.Refused;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What two persons find against an institution, and how an institution divides what it retains. */
final class Findings {
    private final FindingStore store;
    private final EntryStore entries;
    private final Acts acts;

    Findings(FindingStore store, EntryStore entries, Acts acts) {
        this.store = store;
        this.entries = entries;
        this.acts = acts;
    }

    /** What is found against an institution in a year. */
    record Wish(String institution, int year, Veto veto, String evidence) {}

    private record Number(long id) {}

    IncentiveResult find(Tx tx, Act act, long finder, Wish wish) {
        var institution = entries.institutions(tx, List.of(wish.institution())).get(wish.institution());
        if (institution == null || wish.institution().equals(BrandEntry.REGION)) {
            return new Refused("place_institution_fkey", Map.of("institution", wish.institution()), false);
        }
        var id = store.addFinding(tx, act, institution, wish.year(), wish.veto(), wish.evidence(), finder);
        acts.changed(tx, act, List.of(Change.added(
                "incentive/finding/" + wish.institution() + "/" + wish.year() + "/" + id, "veto", wish.veto().name())));
        return new Done(new Number(id));
    }

    /** A second person accepts a finding, which counts from then on, or does not. */
    IncentiveResult review(Tx tx, Act act, long reviewer, long id, boolean accepted, String words) {
        entries.lock(tx);
        var found = store.finding(tx, id);
        if (found.isEmpty()) {
            return new Absent();
        }
        var waiting = found.get();
        if (waiting.reviewed()) {
            return new Refused("incentive_finding_review_pkey", Map.of("institution", waiting.code()), false);
        }
        if (waiting.finder() == reviewer) {
            return new Refused("incentive_finding_review_two_persons", Map.of("institution", waiting.code()), false);
        }
        store.addReview(tx, act, id, waiting, reviewer, accepted, words);
        acts.changed(tx, act, List.of(new Change(
                "incentive/finding/" + waiting.code() + "/" + id, "accepted", null, Boolean.toString(accepted), words)));
        return new Done(new Number(id));
    }

    /** One who is to get a part. */
    record Sharer(String code, String name, String weight) {}

    /** Divides the amount of the own institution's published statement by weights; the last division counts. */
    IncentiveResult split(Tx tx, Act act, Caller caller, long statement, List<Sharer> sharers, String words) {
        entries.lock(tx);
        var found = store.divided(tx, statement);
        if (found.isEmpty()) {
            return new Absent();
        }
        var divided = found.get();
        // Whoever sees the whole county is nobody's own people.
        if (caller.scope().isWhole() || !caller.scope().covers(divided.institution())) {
            return new Refused("incentive_split_own_people", Map.of("statement", statement), false);
        }
        if (!divided.stands()) {
            return new Refused("incentive_split_published", Map.of("statement", statement), true);
        }
        SortedMap<String, Ratio> weights = new TreeMap<>();
        for (var sharer : sharers) {
            if (weights.put(sharer.code(), Ratio.parse(sharer.weight())) != null) {
                return new Refused("incentive_split_part_pkey", Map.of("code", sharer.code()), false);
            }
        }
        if (weights.values().stream().allMatch(weight -> weight.signum() == 0)) {
            return new Refused("incentive_split_weights", Map.of("statement", statement), false);
        }
        var result = SplitCalculation.split(divided.payableFen(), weights);
        var parts = sharers.stream()
                .map(sharer -> new Part(
                        sharer.code(), sharer.name(), sharer.weight(), result.partsFen().getOrDefault(sharer.code(), 0L)))
                .toList();
        var id = store.addSplit(tx, act, statement, divided, words, parts);
        acts.changed(tx, act, List.of(Change.added(
                "statement/RETENTION/" + divided.year() + "/" + divided.code() + "/" + divided.version(), "split",
                Long.toString(id))));
        return new Done(new Number(id));
    }
}
