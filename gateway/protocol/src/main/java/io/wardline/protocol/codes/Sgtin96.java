package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A GTIN with a numeric serial in 96 bits.
 *
 * @param filter 0 to 7
 * @param prefixDigits length of the company prefix, 6 to 12
 * @param serial below 2^38; without leading zeros by its nature
 */
public record Sgtin96(int filter, int prefixDigits, Gtin gtin, long serial) implements Epc {

    private static final int SERIAL_BITS = 38;

    public Sgtin96 {
        CompanyPartition.require(filter, prefixDigits);
        CompanyPartition.requireSerial(serial, SERIAL_BITS);
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        Gtin gtin = SgtinKey.read(bits, prefixDigits);
        long serial = bits.number(SERIAL_BITS);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Sgtin96(filter, prefixDigits, gtin, serial)) : Optional.empty();
    }

    @Override
    public String hex() {
        return SgtinKey.write(EpcSchemes.SGTIN_96, filter, prefixDigits, gtin).number(serial, SERIAL_BITS).hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:sgtin:" + SgtinKey.uri(gtin, prefixDigits) + "." + serial);
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:sgtin-96:" + filter + "." + SgtinKey.uri(gtin, prefixDigits) + "." + serial);
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("01", gtin.digits()), Element.of("21", Long.toString(serial)));
    }
}
