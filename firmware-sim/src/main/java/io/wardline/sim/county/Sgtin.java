package io.wardline.sim.county;

import io.wardline.protocol.device.TagId;
import java.math.BigInteger;

/// SGTIN-96 as GS1's Tag Data Standard lays it out: header 0x30, filter, partition, company prefix, item reference with the
/// indicator in front, serial. Written here a second time, so that a tag of the county is not made by the code that reads it.
public final class Sgtin {
    /// Company prefixes of seven digits: partition 5 gives them 24 bits and the item reference 20.
    private static final int PARTITION = 5;

    private Sgtin() {}

    /// @param prefix    company prefix, 0 to 9,999,999
    /// @param indicator first digit of the GTIN, 0 to 9
    /// @param item      item reference, 0 to 99,999
    /// @param serial    0 to 2^38 - 1
    public static TagId epc(int filter, int prefix, int indicator, int item, long serial) {
        BigInteger bits = BigInteger.valueOf(0x30)
                .shiftLeft(3).or(BigInteger.valueOf(filter))
                .shiftLeft(3).or(BigInteger.valueOf(PARTITION))
                .shiftLeft(24).or(BigInteger.valueOf(prefix))
                .shiftLeft(20).or(BigInteger.valueOf(indicator * 100_000L + item))
                .shiftLeft(38).or(BigInteger.valueOf(serial));
        return new TagId("%024X".formatted(bits));
    }

    /// The GTIN-14 of the same item, check digit included.
    public static String gtin(int prefix, int indicator, int item) {
        String digits = "%d%07d%05d".formatted(indicator, prefix, item);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
