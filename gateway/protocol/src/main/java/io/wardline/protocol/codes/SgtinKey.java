package io.wardline.protocol.codes;

/** The part that SGTIN-96 and SGTIN-198 share: partition, company prefix, indicator with item reference. */
final class SgtinKey {

    private static final int KEY_BITS = 44;

    private SgtinKey() {}

    /** Reads prefix and item reference and gives the GTIN; the check digit is not on the tag. */
    static Gtin read(EpcBits bits, int prefixDigits) {
        int prefixBits = CompanyPartition.bits(prefixDigits);
        String prefix = bits.digits(prefixBits, prefixDigits);
        String item = bits.digits(KEY_BITS - prefixBits, 13 - prefixDigits);
        return Gtin.ofBody(item.charAt(0) + prefix + item.substring(1));
    }

    static EpcWriter write(int header, int filter, int prefixDigits, Gtin gtin) {
        int prefixBits = CompanyPartition.bits(prefixDigits);
        return new EpcWriter().number(header, 8).number(filter, 3).number(CompanyPartition.number(prefixDigits), 3)
                .digits(prefix(gtin, prefixDigits), prefixBits)
                .digits(item(gtin, prefixDigits), KEY_BITS - prefixBits);
    }

    /** {@code prefix.item}, as URIs write it. */
    static String uri(Gtin gtin, int prefixDigits) {
        return prefix(gtin, prefixDigits) + "." + item(gtin, prefixDigits);
    }

    private static String prefix(Gtin gtin, int prefixDigits) {
        return gtin.digits().substring(1, 1 + prefixDigits);
    }

    private static String item(Gtin gtin, int prefixDigits) {
        return gtin.digits().charAt(0) + gtin.digits().substring(1 + prefixDigits, 13);
    }
}
