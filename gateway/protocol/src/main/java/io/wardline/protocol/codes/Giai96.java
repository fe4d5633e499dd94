package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * An individual asset, such as a cabinet, in 96 bits.
 *
 * @param filter 0 to 7
 * @param companyPrefix 6 to 12 digits
 * @param reference a number that fits the 82 bits which the prefix leaves over
 */
public record Giai96(int filter, String companyPrefix, long reference) implements Epc {

    private static final int KEY_BITS = 82;

    public Giai96 {
        CompanyPartition.require(filter, companyPrefix.length());
        CompanyPartition.requireSerial(reference, KEY_BITS - CompanyPartition.bits(companyPrefix.length()));
        if (!CharacterSet.DIGITS.holds(companyPrefix)) {
            throw new IllegalArgumentException("company prefix " + companyPrefix);
        }
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        int prefixBits = CompanyPartition.bits(prefixDigits);
        String prefix = bits.digits(prefixBits, prefixDigits);
        long reference = bits.number(KEY_BITS - prefixBits);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Giai96(filter, prefix, reference)) : Optional.empty();
    }

    @Override
    public String hex() {
        int prefixBits = CompanyPartition.bits(companyPrefix.length());
        return new EpcWriter().number(EpcSchemes.GIAI_96, 8).number(filter, 3)
                .number(CompanyPartition.number(companyPrefix.length()), 3)
                .digits(companyPrefix, prefixBits).number(reference, KEY_BITS - prefixBits).hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:giai:" + companyPrefix + "." + reference);
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:giai-96:" + filter + "." + companyPrefix + "." + reference);
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("8004", companyPrefix + reference));
    }
}
