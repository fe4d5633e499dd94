package io.wardline.platform.settlement;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ImpossibleRule;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleFlaw;
import java.util.List;
import java.util.Optional;

/**
 * Tiers that are counted one after the other (分段累计): each rate applies to the part within its tier, never to the whole.
 * Beyond the last tier the rate is 0.
 *
 * @param tiers from 0 upwards without holes
 */
public record MarginalTiers(List<Tier> tiers) {
    private static final int MOST_TIERS = 20;
    private static final int DECIMALS = 8;

    /**
     * One tier.
     *
     * @param above share of the package at which it begins, from 0
     * @param upTo share at which it ends, more than {@code above}
     * @param upToIncluded whether its end has its name or the next one's; no amount depends on it
     * @param rate 0 to 1
     */
    public record Tier(Ratio above, Ratio upTo, boolean upToIncluded, Ratio rate) {
        public Tier {
            if (upTo.compareTo(above) <= 0) {
                throw new ImpossibleRule(RuleFlaw.TIERS_OUT_OF_ORDER, "a tier from " + above + " ends at " + upTo);
            }
            if (rate.signum() < 0 || rate.isAbove(Ratio.ONE)) {
                throw new ImpossibleRule(RuleFlaw.RATE_OUT_OF_RANGE, "a rate is from 0 to 1, not " + rate);
            }
        }

        /** The part of a share that lies within this tier. */
        Ratio within(Ratio share) {
            return share.min(upTo).minus(above).floored();
        }

        private boolean holds(Ratio share) {
            var order = share.compareTo(upTo);
            return order < 0 || (order == 0 && upToIncluded);
        }
    }

    public MarginalTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new ImpossibleRule(RuleFlaw.TIERS_HAVE_A_HOLE, "there is no tier");
        }
        var end = Ratio.ZERO;
        for (var tier : tiers) {
            if (tier.above().isAbove(end)) {
                throw new ImpossibleRule(RuleFlaw.TIERS_HAVE_A_HOLE, "no tier holds what is between " + end + " and " + tier.above());
            }
            if (tier.upTo().compareTo(end) <= 0) {
                throw new ImpossibleRule(RuleFlaw.TIERS_OUT_OF_ORDER, "the tier up to " + tier.upTo() + " stands behind that up to " + end);
            }
            if (tier.above().isBelow(end)) {
                throw new ImpossibleRule(RuleFlaw.TIERS_OVERLAP, "two tiers hold what is between " + tier.above() + " and " + end);
            }
            end = tier.upTo();
        }
    }

    /** The sum over all tiers of their rate times what of the share lies within: M(x). */
    public Ratio integral(Ratio share) {
        return tiers.stream().map(tier -> tier.within(share).times(tier.rate())).reduce(Ratio.ZERO, Ratio::plus);
    }

    /** The tier whose name the share bears; empty beyond the last. */
    public Optional<Tier> reached(Ratio share) {
        return tiers.stream().filter(tier -> tier.holds(share)).findFirst();
    }

    /** Reads tiers and names their fault; an empty list is one. */
    static MarginalTiers read(ParamReading params, String name) {
        return params.made(name, () -> new MarginalTiers(params.groups(name, 0, MOST_TIERS, fields -> new Tier(
                        share(fields, "above"), share(fields, "upTo"),
                        fields.optionalFlag("upToIncluded").orElse(true),
                        fields.decimal("rate", Ratio.of(-1_000), Ratio.of(1_000), DECIMALS)))))
                .orElseGet(MarginalTiers::sharingNothing);
    }

    private static MarginalTiers sharingNothing() {
        return new MarginalTiers(List.of(new Tier(Ratio.ZERO, Ratio.ONE, true, Ratio.ZERO)));
    }

    private static Ratio share(ParamReading fields, String name) {
        return fields.decimal(name, Ratio.ZERO, Ratio.of(1_000), DECIMALS);
    }
}
