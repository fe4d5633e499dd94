package io.wardline.protocol.codes;

/** A code of the national insurance: what is paid for, never which piece. */
public sealed interface InsuranceCode {

    String value();

    /** 医保医用耗材代码: C and 19 digits down to the maker, or 26 with the model. */
    record Consumable(String value) implements InsuranceCode {
        public Consumable {
            require(value, 'C');
        }

        public boolean namesModel() {
            return value.length() == CONSUMABLE_WITH_MODEL;
        }
    }

    /** 医保药品代码 of a western drug: X and 22 letters or digits. */
    record WesternDrug(String value) implements InsuranceCode {
        public WesternDrug {
            require(value, 'X');
        }
    }

    /** 医保药品代码 of a Chinese patent drug: Z and 19 letters or digits. */
    record PatentDrug(String value) implements InsuranceCode {
        public PatentDrug {
            require(value, 'Z');
        }
    }

    int CONSUMABLE_TO_MAKER = 20;
    int CONSUMABLE_WITH_MODEL = 27;
    int WESTERN_LENGTH = 23;
    int PATENT_LENGTH = 20;

    static Parsed<InsuranceCode> parse(String text) {
        int error = error(text);
        if (error >= 0) {
            return Parsed.wrong(ErrorCode.INSURANCE_CODE, error);
        }
        return new Parsed.Right<>(switch (text.charAt(0)) {
            case 'C' -> new Consumable(text);
            case 'X' -> new WesternDrug(text);
            default -> new PatentDrug(text);
        });
    }

    private static int error(String text) {
        char kind = text.isEmpty() ? ' ' : text.charAt(0);
        if (kind != 'C' && kind != 'X' && kind != 'Z') {
            return 0;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean right = c >= '0' && c <= '9' || kind != 'C' && c >= 'A' && c <= 'Z';
            if (!right) {
                return i;
            }
        }
        int length = text.length();
        boolean right = switch (kind) {
            case 'C' -> length == CONSUMABLE_TO_MAKER || length == CONSUMABLE_WITH_MODEL;
            case 'X' -> length == WESTERN_LENGTH;
            default -> length == PATENT_LENGTH;
        };
        return right ? -1 : length;
    }

    private static void require(String text, char kind) {
        if (error(text) >= 0 || text.charAt(0) != kind) {
            throw new IllegalArgumentException("insurance code " + text);
        }
    }
}
