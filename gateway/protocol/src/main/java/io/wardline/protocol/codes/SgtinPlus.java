package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A whole GTIN with a serial in the shortest of six encodings, without a company prefix (TDS 2.x, SGTIN+). Data that
 * follows the EPC on the tag (+AIDC data, announced by a toggle bit) is not read.
 *
 * @param filter 0 to 7
 */
public record SgtinPlus(int filter, Gtin gtin, Serial serial) implements Epc {

    public SgtinPlus {
        CompanyPartition.requireFilter(filter);
        if (serial.value().length() > SerialEncoding.MAX_CHARACTERS) {
            throw new IllegalArgumentException("serial " + serial);
        }
    }

    static Optional<Epc> read(EpcBits bits) {
        boolean dataFollows = bits.number(1) == 1;
        int filter = (int) bits.number(3);
        String gtin = bits.nibbles(14);
        bits.expect(CheckDigits.endsWithMod10(gtin, 0, gtin.length()));
        String serial = SerialEncoding.read(bits);
        return bits.good() && (dataFollows || bits.endsWithZeros())
                ? Optional.of(new SgtinPlus(filter, new Gtin(gtin), new Serial(serial))) : Optional.empty();
    }

    @Override
    public String hex() {
        EpcWriter bits = new EpcWriter().number(EpcSchemes.SGTIN_PLUS, 8).number(0, 1).number(filter, 3).nibbles(gtin.digits());
        SerialEncoding.write(bits, serial.value());
        return bits.hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.empty();
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.empty();
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("01", gtin.digits()), Element.of("21", serial.value()));
    }
}
