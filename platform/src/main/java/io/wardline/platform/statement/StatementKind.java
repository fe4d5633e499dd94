package io.wardline.platform.statement;

import io.wardline.platform.rule.RuleKind;

/** What a statement states. */
public enum StatementKind {
    /** What an institution retains of the fund's saving in an agreement year. */
    RETENTION("JYLY", "集采结余留用结算单", "VBP retention statement", RuleKind.RETENTION),
    /** How a consortium's package of a year is settled. */
    SETTLEMENT("ZEQS", "医共体总额清算单", "Package settlement statement", RuleKind.SETTLEMENT);

    private final String documentType;
    private final String zh;
    private final String en;
    private final RuleKind rule;

    StatementKind(String documentType, String zh, String en, RuleKind rule) {
        this.documentType = documentType;
        this.zh = zh;
        this.en = en;
        this.rule = rule;
    }

    /** The type in the number of the printed document. */
    String documentType() {
        return documentType;
    }

    /** The title of the printed document. */
    String title() {
        return zh + " " + en;
    }

    /** The kind of rule set by which it is reckoned. */
    public RuleKind rule() {
        return rule;
    }
}
