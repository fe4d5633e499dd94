package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A GTIN with a serial of up to 20 characters in 198 bits.
 *
 * @param filter 0 to 7
 * @param prefixDigits length of the company prefix, 6 to 12
 */
public record Sgtin198(int filter, int prefixDigits, Gtin gtin, Serial serial) implements Epc {

    private static final int SERIAL_BITS = 140;
    private static final int SERIAL_CHARACTERS = 20;

    public Sgtin198 {
        CompanyPartition.require(filter, prefixDigits);
        if (serial.value().length() > SERIAL_CHARACTERS) {
            throw new IllegalArgumentException("serial " + serial);
        }
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        Gtin gtin = SgtinKey.read(bits, prefixDigits);
        String serial = bits.text(SERIAL_BITS, SERIAL_CHARACTERS);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Sgtin198(filter, prefixDigits, gtin, new Serial(serial))) : Optional.empty();
    }

    @Override
    public String hex() {
        return SgtinKey.write(EpcSchemes.SGTIN_198, filter, prefixDigits, gtin).text(serial.value(), SERIAL_BITS).hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:sgtin:" + SgtinKey.uri(gtin, prefixDigits) + "." + EpcUri.escape(serial.value()));
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:sgtin-198:" + filter + "." + SgtinKey.uri(gtin, prefixDigits) + "."
                + EpcUri.escape(serial.value()));
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("01", gtin.digits()), Element.of("21", serial.value()));
    }
}
