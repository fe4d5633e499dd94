package io.wardline.platform.ledger;

/** The ledger's refusals in their order of precedence: of several that hold, the first is given. */
public enum RefusalCode {
    /** The same identity stands in the ledger with other content. */
    MOVEMENT_ID_REUSED("ledger_movement_id_reused", false),
    /** There is no such movement. */
    MOVEMENT_UNKNOWN("ledger_movement_unknown", false),
    /** A reversal is not reversed; what it undid is posted anew. */
    MOVEMENT_IS_REVERSAL("ledger_movement_is_reversal", false),
    /** It was reversed before. */
    MOVEMENT_REVERSED("ledger_movement_reverses_key", false),
    /** There is no such place, or nothing can stand there. */
    PLACE_UNKNOWN("ledger_place_unknown", false),
    /** There is no such item. */
    ITEM_UNKNOWN("ledger_item_unknown", false),
    /** There is no such owner. */
    OWNER_UNKNOWN("ledger_owner_unknown", false),
    /** The lot is unknown or belongs to another item. */
    LOT_UNKNOWN("ledger_movement_lot_fkey", false),
    /** Pieces of a tagged lot move by their tags, those of a loose lot by quantity. */
    LOT_TAGGED("ledger_movement_lot_tagged", false),
    /** One lot has one expiry date. */
    LOT_EXPIRY("ledger_lot_expiry_differs", false),
    /** The tag is bound already. */
    EPC_BOUND("ledger_unit_epc_key", false),
    /** The tag's own serial number is bound already. */
    TID_BOUND("ledger_unit_tid_key", false),
    /** There is no such unit, or it is of another lot. */
    UNIT_UNKNOWN("ledger_movement_unit_fkey", false),
    /** The unit stands elsewhere. */
    UNIT_ELSEWHERE("ledger_unit_elsewhere", true),
    /** The unit belongs to another owner. */
    UNIT_OWNER("ledger_unit_owner_differs", true),
    /** More would leave a physical place than stands there. */
    OVERDRAWN("ledger_balance_not_negative", true);

    private final String code;
    private final boolean retryable;

    RefusalCode(String code, boolean retryable) {
        this.code = code;
        this.retryable = retryable;
    }

    /** The stable name; where a constraint of the database guards the same rule, the constraint's name. */
    public String code() {
        return code;
    }

    boolean retryable() {
        return retryable;
    }
}
