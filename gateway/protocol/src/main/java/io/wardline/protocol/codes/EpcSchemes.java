package io.wardline.protocol.codes;

import java.util.Optional;

/** The headers of TDS 2.3, table 14-1, that this package decodes. */
final class EpcSchemes {

    static final int SGTIN_96 = 0x30;
    static final int SSCC_96 = 0x31;
    static final int SGLN_96 = 0x32;
    static final int GRAI_96 = 0x33;
    static final int GIAI_96 = 0x34;
    static final int SGTIN_198 = 0x36;
    static final int GRAI_170 = 0x37;
    static final int GIAI_202 = 0x38;
    static final int SGTIN_PLUS = 0xF7;
    static final int SSCC_PLUS = 0xF9;

    private EpcSchemes() {}

    static Optional<Epc> decode(String hex) {
        EpcBits bits = new EpcBits(hex);
        int header = (int) bits.number(8);
        if (!bits.good()) {
            return Optional.empty();
        }
        return switch (header) {
            case SGTIN_96 -> Sgtin96.read(bits);
            case SSCC_96 -> Sscc96.read(bits);
            case SGLN_96 -> Sgln96.read(bits);
            case GRAI_96 -> Grai96.read(bits);
            case GIAI_96 -> Giai96.read(bits);
            case SGTIN_198 -> Sgtin198.read(bits);
            case GRAI_170 -> Grai170.read(bits);
            case GIAI_202 -> Giai202.read(bits);
            case SGTIN_PLUS -> SgtinPlus.read(bits);
            case SSCC_PLUS -> SsccPlus.read(bits);
            default -> Optional.empty();
        };
    }
}
