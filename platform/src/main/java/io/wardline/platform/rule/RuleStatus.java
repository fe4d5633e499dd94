package io.wardline.platform.rule;

/** How far a rule set has come; nothing is computed for payment but by an active one. */
public enum RuleStatus {
    /** Entered, and open to change. */
    DRAFT,
    /** Two persons other than its author have read it. */
    REVIEWED,
    /** In force between its dates. */
    ACTIVE,
    /** No longer used; what was computed by it stays. */
    RETIRED
}
