package io.wardline.platform.rule;

/**
 * One difference between two versions.
 *
 * @param path of the value, for example {@code params.gradeTable[1].rate}
 * @param before canonical form; empty where it was not there
 * @param after canonical form; empty where it is gone
 */
public record RuleChange(String path, String before, String after) {
    @Override
    public String toString() {
        return path + ": " + (before.isEmpty() ? "(absent)" : before) + " → " + (after.isEmpty() ? "(absent)" : after);
    }
}
