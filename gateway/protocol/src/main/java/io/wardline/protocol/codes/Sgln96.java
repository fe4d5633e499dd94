package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in 96 bits.
 *
 * @param filter 0 to 7
 * @param prefixDigits length of the company prefix, 6 to 12
 * @param gln without an extension of its own
 * @param extension below 2^41; 0 says that there is none
 */
public record Sgln96(int filter, int prefixDigits, Gln gln, long extension) implements Epc {

    private static final int KEY_BITS = 41;
    private static final int EXTENSION_BITS = 41;

    public Sgln96 {
        CompanyPartition.require(filter, prefixDigits);
        CompanyPartition.requireSerial(extension, EXTENSION_BITS);
        if (!gln.extension().isEmpty()) {
            throw new IllegalArgumentException("the extension of an SGLN-96 is a number, not " + gln.extension());
        }
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        int prefixBits = CompanyPartition.bits(prefixDigits);
        String body = bits.digits(prefixBits, prefixDigits) + bits.digits(KEY_BITS - prefixBits, 12 - prefixDigits);
        long extension = bits.number(EXTENSION_BITS);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Sgln96(filter, prefixDigits, new Gln(CheckDigits.withMod10(body), ""), extension))
                : Optional.empty();
    }

    @Override
    public String hex() {
        int prefixBits = CompanyPartition.bits(prefixDigits);
        return new EpcWriter().number(EpcSchemes.SGLN_96, 8).number(filter, 3)
                .number(CompanyPartition.number(prefixDigits), 3)
                .digits(gln.digits().substring(0, prefixDigits), prefixBits)
                .digits(gln.digits().substring(prefixDigits, 12), KEY_BITS - prefixBits)
                .number(extension, EXTENSION_BITS).hex();
    }

    private String uri() {
        return gln.digits().substring(0, prefixDigits) + "." + gln.digits().substring(prefixDigits, 12) + "." + extension;
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:sgln:" + uri());
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:sgln-96:" + filter + "." + uri());
    }

    @Override
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>(List.of(Element.of("414", gln.digits())));
        if (extension != 0) {
            elements.add(Element.of("254", Long.toString(extension)));
        }
        return List.copyOf(elements);
    }
}
