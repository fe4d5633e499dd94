package io.wardline.platform.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param seals read
 * @param rows compared with their seals
 * @param unsealed rows that are younger than the newest seal of their table
 * @param heads read from files
 * @param findings the first {@value #MOST_FINDINGS}, in the order in which they were met
 * @param furtherFindings how many more there were
 * @param knownLosses a sentence for each loss that the asker knows of
 * @param notes what a person should know, and what is no fault
 */
public record VerificationResult(
        long seals, long rows, long unsealed, long heads, List<SealFinding> findings, long furtherFindings,
        List<String> knownLosses, List<String> notes) {
    /** More than these are counted only. */
    public static final int MOST_FINDINGS = 1_000;

    public VerificationResult {
        findings = List.copyOf(findings);
        knownLosses = List.copyOf(knownLosses);
        notes = List.copyOf(notes);
    }

    /** Whether everything sealed is as it was. */
    public boolean holds() {
        return findings.isEmpty();
    }
}
