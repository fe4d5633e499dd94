package io.wardline.protocol.codes;

/** The part that GRAI-96 and GRAI-170 share: the 13 digits of the asset type, and how URIs and tags write them. */
final class GraiType {

    private static final int KEY_BITS = 44;

    private GraiType() {}

    static void require(String type) {
        KeyDigits.require(type, 13);
    }

    static String read(EpcBits bits, int prefixDigits) {
        int prefixBits = CompanyPartition.bits(prefixDigits);
        String prefix = bits.digits(prefixBits, prefixDigits);
        return CheckDigits.withMod10(prefix + bits.digits(KEY_BITS - prefixBits, 12 - prefixDigits));
    }

    static EpcWriter write(int header, int filter, int prefixDigits, String type) {
        int prefixBits = CompanyPartition.bits(prefixDigits);
        return new EpcWriter().number(header, 8).number(filter, 3).number(CompanyPartition.number(prefixDigits), 3)
                .digits(type.substring(0, prefixDigits), prefixBits)
                .digits(type.substring(prefixDigits, 12), KEY_BITS - prefixBits);
    }

    static String uri(String type, int prefixDigits) {
        return type.substring(0, prefixDigits) + "." + type.substring(prefixDigits, 12);
    }
}
