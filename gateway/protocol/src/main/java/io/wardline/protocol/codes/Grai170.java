package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A returnable asset with a serial of letters in 170 bits.
 *
 * @param filter 0 to 7
 * @param prefixDigits length of the company prefix, 6 to 12
 * @param type 13 digits with their check digit
 * @param serial 1 to 16 characters of GS1's set of 82
 */
public record Grai170(int filter, int prefixDigits, String type, String serial) implements Epc {

    private static final int SERIAL_BITS = 112;
    private static final int SERIAL_CHARACTERS = 16;

    public Grai170 {
        CompanyPartition.require(filter, prefixDigits);
        GraiType.require(type);
        if (serial.isEmpty() || serial.length() > SERIAL_CHARACTERS || !CharacterSet.CSET_82.holds(serial)) {
            throw new IllegalArgumentException("serial " + serial);
        }
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        String type = GraiType.read(bits, prefixDigits);
        String serial = bits.text(SERIAL_BITS, SERIAL_CHARACTERS);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Grai170(filter, prefixDigits, type, serial)) : Optional.empty();
    }

    @Override
    public String hex() {
        return GraiType.write(EpcSchemes.GRAI_170, filter, prefixDigits, type).text(serial, SERIAL_BITS).hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:grai:" + GraiType.uri(type, prefixDigits) + "." + EpcUri.escape(serial));
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:grai-170:" + filter + "." + GraiType.uri(type, prefixDigits) + "."
                + EpcUri.escape(serial));
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("8003", "0" + type + serial));
    }
}
