package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A returnable asset, such as a tote, in 96 bits.
 *
 * @param filter 0 to 7
 * @param prefixDigits length of the company prefix, 6 to 12
 * @param type 13 digits with their check digit
 * @param serial below 2^38
 */
public record Grai96(int filter, int prefixDigits, String type, long serial) implements Epc {

    private static final int SERIAL_BITS = 38;

    public Grai96 {
        CompanyPartition.require(filter, prefixDigits);
        GraiType.require(type);
        CompanyPartition.requireSerial(serial, SERIAL_BITS);
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        String type = GraiType.read(bits, prefixDigits);
        long serial = bits.number(SERIAL_BITS);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Grai96(filter, prefixDigits, type, serial)) : Optional.empty();
    }

    @Override
    public String hex() {
        return GraiType.write(EpcSchemes.GRAI_96, filter, prefixDigits, type).number(serial, SERIAL_BITS).hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:grai:" + GraiType.uri(type, prefixDigits) + "." + serial);
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:grai-96:" + filter + "." + GraiType.uri(type, prefixDigits) + "." + serial);
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("8003", "0" + type + serial));
    }
}
