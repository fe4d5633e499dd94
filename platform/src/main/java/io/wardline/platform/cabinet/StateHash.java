package io.wardline.platform.cabinet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/// The state of a county in one number: SHA-256 over sorted lines of natural keys, each followed by LF. Two runs that differ in
/// numbers, times, alarms or orders but not in what stands where give the same hash.
///
/// @param hex   64 characters, lower case
/// @param lines how many lines it covers
public record StateHash(String hex, int lines) {
    /// The hash over these lines, in whatever order they come.
    public static StateHash of(Collection<String> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.stream().sorted().forEach(line -> {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            });
            return new StateHash(HexFormat.of().formatHex(digest.digest()), lines.size());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /// A balance of a physical place that is not zero.
    static String balance(String place, String item, String lot, String owner, long quantity) {
        return "B|" + place + "|" + item + "|" + lot + "|" + owner + "|" + quantity;
    }

    /// Where a unit stands.
    static String unit(String tag, String place) {
        return "U|" + tag + "|" + place;
    }

    /// What became of a session.
    ///
    /// @param lines `tag:kind`, sorted, joined by commas
    static String session(String did, String session, String state, String lines) {
        return "S|" + did + "|" + session + "|" + state + "|" + lines;
    }

    /// A discrepancy that is open.
    static String discrepancy(String did, String tag, String kind) {
        return "D|" + did + "|" + tag + "|" + kind;
    }
}
