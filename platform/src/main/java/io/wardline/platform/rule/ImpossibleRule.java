package io.wardline.platform.rule;

/** A rule that no institution could be paid by; thrown by the constructors of rules. */
public final class ImpossibleRule extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final RuleFlaw flaw;

    public ImpossibleRule(RuleFlaw flaw, String message) {
        super(message);
        this.flaw = flaw;
    }

    public RuleFlaw flaw() {
        return flaw;
    }
}
