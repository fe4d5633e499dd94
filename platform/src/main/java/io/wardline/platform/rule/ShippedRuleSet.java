package io.wardline.platform.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The sets that come with the product, each in a file of its own that anybody can read. All are drafts: nobody is paid by
 * one before two persons of the county have compared it with its document.
 */
public enum ShippedRuleSet {
    JX_2022_23,
    GX_2023_24,
    SC_2020_11,
    FJ_2021_114,
    TJ_2021_116,
    ZJ_2019_12,
    RT_GENERIC,
    RT_SZ_2024_DRAFT,
    MON_DEFAULT,
    PRICE_DEFAULT;

    /** For example {@code JX-2022-23}. */
    public String code() {
        return name().replace('_', '-');
    }

    /** Reads the set from its file. */
    public RuleSet read() {
        var file = code() + ".json";
        try (var text = ShippedRuleSet.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException(file + " is not beside the classes");
            }
            return RuleSetText.read((Param.Group) Param.ofJson(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
