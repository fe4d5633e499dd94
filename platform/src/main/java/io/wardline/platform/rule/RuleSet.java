package io.wardline.platform.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule set: what a bureau decided, from when until when, and after which document.
 *
 * @param name for example {@code JX-2022-23}; the same in all its versions
 * @param region short code of the region whose rule it is, or {@code *} where no region owns it
 * @param version from 1; a change is a new version, never a new text of an old one
 * @param effectiveFrom its first day
 * @param effectiveTo its last day, not before the first; null until further notice
 * @param remarks what we add, in words of ours: doubts, choices, what was not checked
 * @param params what the calculation of its kind reads
 */
public record RuleSet(
        String name, RuleKind kind, String region, int version, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
        RuleSource source, List<String> remarks, RuleStatus status, Param.Group params) {
    /** Of a set that no region owns; it holds where the county's region has none of its own. */
    public static final String NOBODYS_REGION = "*";

    public RuleSet {
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1, not " + version);
        }
        if (effectiveTo != null && effectiveTo.isBefore(effectiveFrom)) {
            throw new ImpossibleRule(RuleFlaw.DATES_REVERSED, "it would end on " + effectiveTo + ", before " + effectiveFrom);
        }
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads the canonical form of {@link #content()}, or the text of a shipped file; what is read is a draft.
     *
     * @throws ParamFault with everything that is wrong
     */
    public static RuleSet read(String content) {
        return RuleSetText.read((Param.Group) Param.ofJson(content));
    }

    /** Whether it says what holds on a day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    /** Whether some day has both. */
    public boolean overlaps(RuleSet other) {
        return (effectiveTo == null || !other.effectiveFrom.isAfter(effectiveTo))
                && (other.effectiveTo == null || !effectiveFrom.isAfter(other.effectiveTo));
    }

    /**
     * SHA-256 in lower hexadecimal over the UTF-8 bytes of {@link #content()} in its canonical form: every result names by it
     * what it was computed with.
     */
    public String hash() {
        try {
            var bytes = content().canonical().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Everything that was decided; the status is not part of it, since a review changes no word. */
    public Param.Group content() {
        var entries = new ArrayList<Param.Entry>();
        entries.add(new Param.Entry("name", new Param.Text(name)));
        entries.add(new Param.Entry("kind", new Param.Text(kind.name())));
        entries.add(new Param.Entry("region", new Param.Text(region)));
        entries.add(new Param.Entry("version", new Param.Numeral(Integer.toString(version))));
        entries.add(new Param.Entry("effectiveFrom", new Param.Text(effectiveFrom.toString())));
        entries.add(new Param.Entry("effectiveTo", text(effectiveTo == null ? null : effectiveTo.toString())));
        entries.add(new Param.Entry("source", RuleSetText.source(source)));
        entries.add(new Param.Entry("remarks", RuleSetText.texts(remarks)));
        entries.add(new Param.Entry("params", params));
        return new Param.Group(entries);
    }

    /** The same at another stage. */
    RuleSet as(RuleStatus stage) {
        return new RuleSet(name, kind, region, version, effectiveFrom, effectiveTo, source, remarks, stage, params);
    }

    /** The same with another last day; what it is computed with does not change, its hash does. */
    RuleSet until(@Nullable LocalDate lastDay) {
        return new RuleSet(name, kind, region, version, effectiveFrom, lastDay, source, remarks, status, params);
    }

    static Param text(@Nullable String value) {
        return value == null ? new Param.Nothing() : new Param.Text(value);
    }
}
