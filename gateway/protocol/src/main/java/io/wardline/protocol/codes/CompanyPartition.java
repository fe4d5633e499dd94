package io.wardline.protocol.codes;

/**
 * The split between company prefix and reference that older EPC schemes write into the tag (TDS 2.3, section 14.3): a
 * prefix of 12 digits down to 6 is partition 0 to 6. The length of a prefix is read from the tag or given by whoever
 * commissions it; it is never derived from the number.
 */
final class CompanyPartition {

    private static final int[] PREFIX_BITS = {40, 37, 34, 30, 27, 24, 20};
    private static final int LONGEST = 12;
    private static final int SHORTEST = 6;

    private CompanyPartition() {}

    static int number(int prefixDigits) {
        return LONGEST - prefixDigits;
    }

    static int bits(int prefixDigits) {
        return PREFIX_BITS[number(prefixDigits)];
    }

    /** Reads a partition and gives the digits of the prefix that follows. */
    static int read(EpcBits bits) {
        int partition = (int) bits.number(3);
        bits.expect(partition < PREFIX_BITS.length);
        return LONGEST - Math.min(partition, PREFIX_BITS.length - 1);
    }

    static void require(int filter, int prefixDigits) {
        requireFilter(filter);
        if (prefixDigits < SHORTEST || prefixDigits > LONGEST) {
            throw new IllegalArgumentException("company prefix of " + prefixDigits + " digits");
        }
    }

    static void requireFilter(int filter) {
        if (filter < 0 || filter > 7) {
            throw new IllegalArgumentException("filter " + filter);
        }
    }

    static void requireSerial(long serial, int bits) {
        if (serial < 0 || serial >>> bits != 0) {
            throw new IllegalArgumentException("serial " + serial + " does not fit " + bits + " bits");
        }
    }
}
