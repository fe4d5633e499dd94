package io.wardline.platform.incentive;

import io.wardline.platform.web.Fields;

/**
 * What was bought of one brand before the procurement.
 *
 * @param institution its code, or {@link #REGION} where it is the whole region's purchase
 * @param units minimal units
 * @param priceTenThousandths yuan a minimal unit, times 10,000
 */
record BrandEntry(String institution, LineKey line, String brand, long units, long priceTenThousandths, String source) {
    /** The county's own code stands for the region. */
    static final String REGION = "COUNTY";

    private static final int LONGEST_BRAND = 200;
    private static final long MOST_UNITS = 1_000_000_000_000L;

    static BrandEntry read(Fields fields) {
        return new BrandEntry(
                fields.text("institution", LineKey.LONGEST), LineKey.read(fields), fields.text("brand", LONGEST_BRAND),
                fields.number("units", 1, MOST_UNITS), Scaled.read(fields, "price", Scaled.TEN_THOUSANDTHS, Scaled.MOST_PRICE),
                fields.text("source", LineKey.LONGEST_SOURCE));
    }
}
