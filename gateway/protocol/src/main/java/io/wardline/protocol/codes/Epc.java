package io.wardline.protocol.codes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An electronic product code as a tag carries it (GS1 EPC Tag Data Standard 2.3). Decoding says what GS1 key a tag
 * carries; the identity of a unit is the code bound to it when it was tagged, decoded or not.
 */
public sealed interface Epc
        permits Sgtin96, Sgtin198, Sscc96, Sgln96, Grai96, Grai170, Giai96, Giai202, SgtinPlus, SsccPlus, OpaqueEpc {

    /** The longest EPC that Gen2 tag memory can hold, in hexadecimal digits (496 bits). */
    int MAX_HEX_LENGTH = 124;

    /** The code in upper-case hexadecimal digits, zero bits added to whole 16-bit words. */
    String hex();

    /** {@code urn:epc:id:…}; empty for the newer schemes, whose standard form is a Digital Link, and for opaque codes. */
    Optional<String> identityUri();

    /** {@code urn:epc:tag:…} with the filter; empty where {@link #identityUri()} is. */
    Optional<String> tagUri();

    /** The GS1 elements that the code stands for; empty for opaque codes. */
    List<Element> elements();

    /** The canonical GS1 Digital Link of the code's elements. */
    default Optional<String> digitalLink() {
        return elements().isEmpty() ? Optional.empty() : DigitalLink.print(DigitalLink.CANONICAL_STEM, elements());
    }

    /**
     * Reads hexadecimal digits of either case. Whatever is not of a scheme known here, or breaks a rule of its scheme,
     * is an {@link OpaqueEpc}: a legal key. The one error is text that is not 1 to {@value #MAX_HEX_LENGTH} digits.
     */
    static Parsed<Epc> decode(String text) {
        int length = text.length();
        for (int i = 0; i < Math.min(length, MAX_HEX_LENGTH); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                return Parsed.wrong(ErrorCode.HEXADECIMAL, i);
            }
        }
        if (length == 0 || length > MAX_HEX_LENGTH) {
            return length == 0 ? Parsed.wrong(ErrorCode.EMPTY, 0) : Parsed.wrong(ErrorCode.TOO_LONG, MAX_HEX_LENGTH);
        }
        String hex = text.toUpperCase(Locale.ROOT);
        return new Parsed.Right<>(EpcSchemes.decode(hex).orElseGet(() -> new OpaqueEpc(hex)));
    }
}
