package io.wardline.platform.rule;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.rule.RuleResult.Absent;
import io.wardline.platform.rule.RuleResult.Done;
import io.wardline.platform.rule.RuleResult.Refused;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule sets of the county: entered, read by two others, put in force, ended. */
public final class Rules {
    /** How many persons besides the author have to read a set. */
    private static final int REVIEWERS = 2;

    private final RuleStore store = new RuleStore();
    private final Acts acts;
    private final Map<RuleKind, RuleForm> forms;
    private final String region;

    /**
     * With the book of acts.
     *
     * @param forms what the parameters of every kind have to look like, each from the room that computes with them
     * @param region of the county, as rule sets name it
     */
    public Rules(Acts acts, Map<RuleKind, RuleForm> forms, String region) {
        this.acts = acts;
        this.region = region;
        this.forms = Map.copyOf(forms);
        if (this.forms.size() < RuleKind.values().length) {
            throw new IllegalArgumentException("every kind has a form, not only " + this.forms.keySet());
        }
    }

    /** Declares {@code /api/rule}. */
    public void declareRoutes(Routes routes, Db db, Officers officers) {
        new RuleRoutes(this, officers, acts, db).register(routes);
    }

    /** The tables whose rows are facts. */
    public static List<SealedTable> sealedTables() {
        return RuleStore.SEALED;
    }

    /** The set by which this county computes a day: its region's own, otherwise one that no region owns. */
    public Optional<KeptRuleSet> inForce(Tx tx, RuleKind kind, LocalDate day) {
        return inForce(tx, kind, region, day);
    }

    /** The set by which a day is computed in a region: its own, otherwise one that no region owns. */
    public Optional<KeptRuleSet> inForce(Tx tx, RuleKind kind, String ofRegion, LocalDate day) {
        return store.inForce(tx, kind, ofRegion, day);
    }

    /** Every version of every set, by name and version. */
    List<KeptRuleSet> all(Tx tx) {
        return store.all(tx);
    }

    /** One version. */
    Optional<KeptRuleSet> find(Tx tx, long id) {
        return store.find(tx, id);
    }

    /** Enters a version as a draft; what may not be put in force yet may be entered, so that others can see it. */
    RuleResult enter(Tx tx, Act act, long author, RuleSet set) {
        store.lock(tx);
        var next = store.nextVersion(tx, set.name());
        if (set.version() != next) {
            return new Refused("rule_set_version_key", Map.of("name", set.name(), "next", next), false);
        }
        var id = store.add(tx, act, author, set);
        acts.changed(tx, act, List.of(Change.added(subject(set), "hash", set.hash())));
        return new Done(id);
    }

    /** Somebody has read a set and found it right; the second of them makes it reviewed. */
    RuleResult review(Tx tx, Act act, long reviewer, long id) {
        store.lock(tx);
        var found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Absent();
        }
        var kept = found.get();
        if (kept.set().status() != RuleStatus.DRAFT) {
            return standsElsewhere(kept);
        }
        if (kept.author().equals(act.account()) || (kept.authorId() != null && kept.authorId() == reviewer)) {
            return new Refused("rule_review_not_by_author", Map.of("name", kept.set().name()), false);
        }
        if (kept.reviewers().contains(act.account()) || kept.reviewerIds().contains(reviewer)) {
            return new Refused("rule_review_pkey", Map.of("name", kept.set().name()), false);
        }
        store.addReview(tx, act, reviewer, kept);
        acts.changed(tx, act, List.of(Change.added(subject(kept.set()), "reviewer", act.account())));
        if (kept.reviewers().size() + 1 >= REVIEWERS) {
            move(tx, act, kept, RuleStatus.REVIEWED, null);
        }
        return new Done(id);
    }

    /** Puts a reviewed set in force for its days. */
    RuleResult putInForce(Tx tx, Act act, long id) {
        store.lock(tx);
        var found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Absent();
        }
        var kept = found.get();
        if (kept.set().status() != RuleStatus.REVIEWED) {
            return standsElsewhere(kept);
        }
        var active = store.all(tx).stream().filter(each -> each.set().status() == RuleStatus.ACTIVE).map(KeptRuleSet::untilLastDay).toList();
        var form = forms.get(kept.set().kind());
        if (form == null) {
            throw new IllegalStateException("no form for " + kept.set().kind());
        }
        var flaws = RuleSetCalculation.flaws(kept.untilLastDay(), active, form);
        if (!flaws.isEmpty()) {
            var first = flaws.getFirst();
            return new Refused("rule_set_impossible",
                    Map.of("flaw", first.code(), "path", first.path(), "why", first.message(), "flaws", flaws.size()), true);
        }
        move(tx, act, kept, RuleStatus.ACTIVE, null);
        return new Done(id);
    }

    /** Ends a set that is in force, so that a newer version can follow it. */
    RuleResult end(Tx tx, Act act, long id, LocalDate lastDay, String reason) {
        store.lock(tx);
        var found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Absent();
        }
        var kept = found.get();
        if (kept.set().status() != RuleStatus.ACTIVE) {
            return standsElsewhere(kept);
        }
        if (lastDay.isBefore(kept.set().effectiveFrom()) || (kept.lastDay() != null && lastDay.isAfter(kept.lastDay()))) {
            return new Refused("rule_state_last_day_after_first", Map.of("from", kept.set().effectiveFrom()), false);
        }
        if (!lastDay.equals(kept.lastDay())) {
            store.setLastDay(tx, id, lastDay);
            var before = kept.lastDay() == null ? null : kept.lastDay().toString();
            acts.changed(tx, act, List.of(new Change(subject(kept.set()), "lastDay", before, lastDay.toString(), reason)));
        }
        return new Done(id);
    }

    /** Takes a set out of use; what was computed by it stays. */
    RuleResult retire(Tx tx, Act act, long id, String reason) {
        store.lock(tx);
        var found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Absent();
        }
        if (found.get().set().status() == RuleStatus.RETIRED) {
            return standsElsewhere(found.get());
        }
        move(tx, act, found.get(), RuleStatus.RETIRED, reason);
        return new Done(id);
    }

    private void move(Tx tx, Act act, KeptRuleSet kept, RuleStatus status, @Nullable String reason) {
        store.setStatus(tx, kept.id(), status);
        acts.changed(tx, act, List.of(
                new Change(subject(kept.set()), "status", kept.set().status().name(), status.name(), reason)));
    }

    private static Refused standsElsewhere(KeptRuleSet kept) {
        return new Refused("rule_state_elsewhere", Map.of("name", kept.set().name(), "status", kept.set().status().name()), true);
    }

    private static String subject(RuleSet set) {
        return "rule/" + set.name() + "/" + set.version();
    }
}
