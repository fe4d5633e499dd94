package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * A whole SSCC without a company prefix (TDS 2.x, SSCC+). Data that follows the EPC on the tag is not read.
 *
 * @param filter 0 to 7
 */
public record SsccPlus(int filter, Sscc sscc) implements Epc {

    public SsccPlus {
        CompanyPartition.requireFilter(filter);
    }

    static Optional<Epc> read(EpcBits bits) {
        boolean dataFollows = bits.number(1) == 1;
        int filter = (int) bits.number(3);
        String sscc = bits.nibbles(18);
        bits.expect(CheckDigits.endsWithMod10(sscc, 0, sscc.length()));
        return bits.good() && (dataFollows || bits.endsWithZeros())
                ? Optional.of(new SsccPlus(filter, new Sscc(sscc))) : Optional.empty();
    }

    @Override
    public String hex() {
        return new EpcWriter().number(EpcSchemes.SSCC_PLUS, 8).number(0, 1).number(filter, 3).nibbles(sscc.digits()).hex();
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
        return List.of(Element.of("00", sscc.digits()));
    }
}
