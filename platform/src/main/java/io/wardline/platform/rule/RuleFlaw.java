package io.wardline.platform.rule;

/** Why a rule set is impossible, whatever it was meant to say. The name is the refusal's code. */
public enum RuleFlaw {
    /** Two sets would be in force for one kind, region and day. */
    DATES_OVERLAP,
    /** It would end before it begins. */
    DATES_REVERSED,
    /** Between two tiers is something that belongs to none. */
    TIERS_HAVE_A_HOLE,
    /** Two tiers claim the same. */
    TIERS_OVERLAP,
    /** Tiers or grades do not stand in their order. */
    TIERS_OUT_OF_ORDER,
    /** A rate beyond what its document allows. */
    RATE_OUT_OF_RANGE,
    /** Expenditure by the smaller of actual and agreed volume rewards not buying, unless who does not buy gets nothing. */
    MIN_WITHOUT_COMPLETION_VETO,
    /** No grade is entered, so no score has a rate. */
    GRADES_MISSING,
    /** Thresholds do not stand in their order. */
    THRESHOLDS_OUT_OF_ORDER,
    /** A counting point whose facts are not kept here. */
    COUNTING_POINT_NOT_KEPT,
    /** A value that each region has to decide for itself is not entered. */
    LOCAL_VALUE_MISSING
}
