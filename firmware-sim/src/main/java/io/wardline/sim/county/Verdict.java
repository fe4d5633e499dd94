package io.wardline.sim.county;

import java.util.List;

/// What the judge found.
///
/// @param line        the line that replays the county
/// @param differences what does not hold, in words; empty when everything does
/// @param entries     journal entries that were judged
/// @param sessions    door sessions that were judged
/// @param open        discrepancies that must be open
public record Verdict(String line, List<String> differences, long entries, int sessions, int open) {
    public Verdict {
        differences = List.copyOf(differences);
    }

    /// Whether everything holds.
    public boolean holds() {
        return differences.isEmpty();
    }

    @Override
    public String toString() {
        String summary = "%d entries, %d sessions, %d open discrepancies: %s".formatted(
                entries, sessions, open, holds() ? "the judge agrees" : "the judge disagrees");
        return holds() ? summary + " (" + line + ")" : summary + "\n  " + String.join("\n  ", differences) + "\n  replay: " + line;
    }
}
