package io.wardline.platform.device;

/// What an item asks for cannot be: the ledger refuses it. The pump passes the item over and keeps it for a person.
public final class InvariantBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code the name of the rule, stable
    public InvariantBroken(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
