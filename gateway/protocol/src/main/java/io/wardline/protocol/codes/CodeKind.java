package io.wardline.protocol.codes;

/** The family of a code; the names are those of the command line's answers. */
public enum CodeKind {
    GS1("gs1"),
    GS1_DIGITAL_LINK("gs1-digital-link"),
    UDI_MA("udi-ma"),
    TRACE_CODE("trace-code"),
    INSURANCE_CODE("insurance-code"),
    EPC("epc"),
    OPAQUE("opaque");

    private final String code;

    CodeKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
