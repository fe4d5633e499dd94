package io.wardline.protocol.codes;

/** Characters of serial numbers in EPC URIs (TDS 2.3, table A-1): a few are written with a percent sign. */
final class EpcUri {

    private static final String ESCAPED = "\"%&/<>?";

    private EpcUri() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ESCAPED.indexOf(c) >= 0) {
                out.append('%').append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
