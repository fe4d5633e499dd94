package io.wardline.platform.rule;

/** What a rule set rules. */
public enum RuleKind {
    /** When an agreed volume counts as behind. */
    MONITORING,
    /** The retention incentive (集采结余留用). */
    RETENTION,
    /** How surplus and overspending of a package are shared (总额付费清算). */
    SETTLEMENT,
    /** How large a package is (总额预算). */
    BUDGET,
    /** Which prices are refused or asked about. */
    PRICE
}
