package io.wardline.protocol.codes;

/**
 * 国家药品编码本位码, the NMPA's number of one drug: 86, 9 for drugs, 5 digits of the company, 5 of the product and GS1's
 * modulo 10 check digit. As 14 digits it has the form of a GTIN with indicator 8; a bare scan of it is read as both.
 */
public record DrugCode(String digits) {

    private static final String START = "869";
    private static final int LENGTH = 14;

    /** @throws IllegalArgumentException for any other text */
    public DrugCode {
        KeyDigits.require(digits, LENGTH);
        if (!digits.startsWith(START)) {
            throw new IllegalArgumentException("drug code " + digits);
        }
    }

    public static Parsed<DrugCode> parse(String text) {
        for (int i = 0; i < Math.min(START.length(), text.length()); i++) {
            if (text.charAt(i) != START.charAt(i)) {
                return Parsed.wrong(ErrorCode.DRUG_CODE, i);
            }
        }
        return KeyDigits.parse(text, LENGTH).map(DrugCode::new);
    }

    public String company() {
        return digits.substring(3, 8);
    }

    public String product() {
        return digits.substring(8, 13);
    }
}
