package io.wardline.platform.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version, and where it stands on a day.
 *
 * @param ruleSet id of the rule set's version
 * @param figures exact values of the whole, by name
 * @param reason why a published version was corrected by this one; null where none was
 * @param approvals 0 to 2
 * @param lastDay on which an objection is taken; null before the publication
 * @param number of the printed document; null before the publication
 * @param attachment the paper; null before the publication
 * @param undecided objections
 * @param upheld objections
 * @param paidFen on this version
 * @param paidBeforeFen on earlier versions of the same statement
 * @param dueFen what is still to be paid; below 0: to be reclaimed
 * @param latestVersion of the same statement
 */
record Standing(
        long id, StatementKind kind, String institution, String institutionName, int year, int version, LocalDate asOf, long ruleSet,
        String ruleName, int ruleVersion, String ruleHash, String inputsHash, String resultHash, SortedMap<String, String> figures,
        long payableFen, Payee payee, @Nullable String reason, StatementState state, String calculatedBy, Instant calculatedAt,
        int approvals, @Nullable LocalDate publishedOn, @Nullable LocalDate lastDay, @Nullable String number,
        @Nullable Long attachment, int undecided, int upheld, long paidFen, long paidBeforeFen, long dueFen, int latestVersion) {
    Standing {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** Whether people have seen it outside of the bureau. */
    boolean isPublished() {
        return publishedOn != null;
    }

    /** As the book of acts names it. */
    String subject() {
        return subject(kind, year, institution, version);
    }

    static String subject(StatementKind kind, int year, String institution, int version) {
        return "statement/" + kind + "/" + year + "/" + institution + "/" + version;
    }

    /** What a refusal names. */
    Map<String, Object> named() {
        return Map.of("institution", institution, "year", year, "version", version, "state", state.name());
    }

    /** The order of lists. */
    String key() {
        return "%d/%s/%s/%05d".formatted(year, kind, institution, version);
    }
}
