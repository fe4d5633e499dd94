package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A shipping unit's SSCC in 96 bits.
 *
 * @param filter 0 to 7
 * @param prefixDigits length of the company prefix, 6 to 12
 */
public record Sscc96(int filter, int prefixDigits, Sscc sscc) implements Epc {

    private static final int KEY_BITS = 58;
    private static final int UNUSED_BITS = 24;

    public Sscc96 {
        CompanyPartition.require(filter, prefixDigits);
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        int prefixBits = CompanyPartition.bits(prefixDigits);
        String prefix = bits.digits(prefixBits, prefixDigits);
        String serial = bits.digits(KEY_BITS - prefixBits, 17 - prefixDigits);
        bits.expect(bits.number(UNUSED_BITS) == 0);
        if (!bits.good() || !bits.endsWithPadding()) {
            return Optional.empty();
        }
        String body = serial.charAt(0) + prefix + serial.substring(1);
        return Optional.of(new Sscc96(filter, prefixDigits, new Sscc(CheckDigits.withMod10(body))));
    }

    @Override
    public String hex() {
        int prefixBits = CompanyPartition.bits(prefixDigits);
        return new EpcWriter().number(EpcSchemes.SSCC_96, 8).number(filter, 3)
                .number(CompanyPartition.number(prefixDigits), 3)
                .digits(prefix(), prefixBits).digits(serial(), KEY_BITS - prefixBits).number(0, UNUSED_BITS).hex();
    }

    private String prefix() {
        return sscc.digits().substring(1, 1 + prefixDigits);
    }

    /** The extension digit and the serial reference. */
    private String serial() {
        return sscc.digits().charAt(0) + sscc.digits().substring(1 + prefixDigits, 17);
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:sscc:" + prefix() + "." + serial());
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:sscc-96:" + filter + "." + prefix() + "." + serial());
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("00", sscc.digits()));
    }
}
