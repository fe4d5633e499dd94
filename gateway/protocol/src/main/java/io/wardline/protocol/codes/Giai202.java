package io.wardline.protocol.codes;

import java.util.List;
import java.util.Optional;

/**
 * An individual asset with a reference of letters in 202 bits.
 *
 * @param filter 0 to 7
 * @param companyPrefix 6 to 12 digits
 * @param reference 1 to 30 characters of GS1's set of 82 less the prefix's digits
 */
public record Giai202(int filter, String companyPrefix, String reference) implements Epc {

    private static final int KEY_BITS = 188;
    private static final int KEY_CHARACTERS = 30;

    public Giai202 {
        CompanyPartition.require(filter, companyPrefix.length());
        if (!CharacterSet.DIGITS.holds(companyPrefix) || reference.isEmpty()
                || reference.length() > KEY_CHARACTERS - companyPrefix.length() || !CharacterSet.CSET_82.holds(reference)) {
            throw new IllegalArgumentException("asset " + companyPrefix + "." + reference);
        }
    }

    static Optional<Epc> read(EpcBits bits) {
        int filter = (int) bits.number(3);
        int prefixDigits = CompanyPartition.read(bits);
        int prefixBits = CompanyPartition.bits(prefixDigits);
        String prefix = bits.digits(prefixBits, prefixDigits);
        String reference = bits.text(KEY_BITS - prefixBits, KEY_CHARACTERS - prefixDigits);
        return bits.good() && bits.endsWithPadding()
                ? Optional.of(new Giai202(filter, prefix, reference)) : Optional.empty();
    }

    @Override
    public String hex() {
        int prefixBits = CompanyPartition.bits(companyPrefix.length());
        return new EpcWriter().number(EpcSchemes.GIAI_202, 8).number(filter, 3)
                .number(CompanyPartition.number(companyPrefix.length()), 3)
                .digits(companyPrefix, prefixBits).text(reference, KEY_BITS - prefixBits).hex();
    }

    @Override
    public Optional<String> identityUri() {
        return Optional.of("urn:epc:id:giai:" + companyPrefix + "." + EpcUri.escape(reference));
    }

    @Override
    public Optional<String> tagUri() {
        return Optional.of("urn:epc:tag:giai-202:" + filter + "." + companyPrefix + "." + EpcUri.escape(reference));
    }

    @Override
    public List<Element> elements() {
        return List.of(Element.of("8004", companyPrefix + reference));
    }
}
