package io.wardline.protocol.codes;

/** What is wrong with a code. The {@link #code()} of each is an interface: programs compare it, so it never changes. */
public enum ErrorCode {
    EMPTY("empty", "there is nothing to read"),
    TOO_LONG("too_long", "the text is longer than any label"),
    PREFIX_WITHOUT_DATA("prefix_without_data", "nothing follows the symbology prefix"),
    PREFIX_DATA("prefix_data", "the text is not what its symbology prefix announces"),
    UNKNOWN_AI("unknown_ai", "no application identifier begins here"),
    TOO_MANY_ELEMENTS("too_many_elements", "more elements than a message may carry"),
    TOO_MANY_CHARACTERS("too_many_characters", "more data characters than the carrier allows"),
    VALUE_TOO_SHORT("value_too_short", "the value ends too early"),
    VALUE_TOO_LONG("value_too_long", "the value goes on too long"),
    CHARACTER("character", "this character is not allowed here"),
    PADDING("padding", "the base64 padding is wrong"),
    BRACKET("bracket", "a bracket does not enclose an application identifier"),
    CHECK_DIGIT("check_digit", "the check digit is wrong"),
    CHECK_PAIR("check_pair", "the check character pair is wrong"),
    COMPANY_PREFIX("company_prefix", "a GS1 company prefix cannot begin here"),
    MONTH("month", "there is no such month"),
    DAY("day", "there is no such day"),
    HOUR("hour", "there is no such hour"),
    MINUTE("minute", "there is no such minute"),
    SECOND("second", "there is no such second"),
    COUNTRY("country", "not an ISO 3166 country code"),
    CURRENCY("currency", "not an ISO 4217 currency code"),
    IBAN("iban", "not an international bank account number"),
    IMPORTER_INDEX("importer_index", "not an importer index"),
    LATITUDE("latitude", "not a latitude"),
    LONGITUDE("longitude", "not a longitude"),
    MEDIA_TYPE("media_type", "not a media type of AIDC"),
    PACKAGE_TYPE("package_type", "not a package type code"),
    PERCENT("percent", "a percent sign is not followed by two hexadecimal digits"),
    PIECE_OF_TOTAL("piece_of_total", "the piece number does not fit its total"),
    POSITION_IN_SEQUENCE("position_in_sequence", "not a position in a sequence"),
    SEX("sex", "not an ISO 5218 code"),
    WINDING("winding", "not a winding direction"),
    YES_NO("yes_no", "neither 0 nor 1"),
    ZERO("zero", "this may not be all zeros"),
    NOT_ZERO("not_zero", "this must be zero"),
    ZERO_PREFIX("zero_prefix", "a leading zero is not allowed"),
    HYPHEN("hyphen", "only a hyphen may stand here"),
    NON_DIGIT_REQUIRED("non_digit_required", "at least one character must not be a digit"),
    COUPON("coupon", "not a coupon code"),
    EXCLUSIVE_AI("exclusive_ai", "these application identifiers exclude each other"),
    REQUIRED_AI_MISSING("required_ai_missing", "a required companion is missing"),
    REPEATED_AI_DIFFERS("repeated_ai_differs", "an application identifier is repeated with another value"),
    SERIAL_MISSING("serial_missing", "a digital signature needs the serial component of this key"),
    URI("uri", "not a web address"),
    KEY_QUALIFIERS("key_qualifiers", "these qualifiers do not follow this key in this order"),
    NOT_AN_ATTRIBUTE("not_an_attribute", "this may not stand in the query"),
    DUPLICATE_ATTRIBUTE("duplicate_attribute", "this stands twice"),
    MA_SYNTAX("ma_syntax", "not of the form MA.156.M0.nnnnnn.PIIIIIIC"),
    MA_UNIT("ma_unit", "not a unit of an MA code"),
    MA_CHECK_UNPROVEN("ma_check_unproven", "the check character differs from the published algorithm"),
    HEXADECIMAL("hexadecimal", "not a hexadecimal digit"),
    INSURANCE_CODE("insurance_code", "not an insurance code"),
    TRACE_CODE("trace_code", "not a drug trace code"),
    DRUG_CODE("drug_code", "not a national drug code");

    private final String code;
    private final String text;

    ErrorCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The stable name in lower case with underscores. */
    public String code() {
        return code;
    }

    /** One English clause for logs and the command line; people read the console's message file instead. */
    public String text() {
        return text;
    }
}
