package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A migration that ran somewhere cannot be taken back there, so a merged one never changes. */
final class FrozenMigrationsTest {
    private static final String FOLDER = "sql/migrations/";

    @Test
    void a_merged_migration_keeps_its_text_for_ever() throws IOException {
        assertThat(listed().entrySet())
                .as("a listed migration may not change or vanish: restore it, and correct what it did by a new migration")
                .isSubsetOf(present().entrySet());
    }

    @Test
    void every_migration_is_listed_with_its_digest() throws IOException {
        var missing = present();
        listed().keySet().forEach(missing::remove);
        assertThat(missing.entrySet().stream().map(entry -> entry.getValue() + "  " + entry.getKey()))
                .as("add this line to sql/migrations/FROZEN.sha256 in the commit that merges the migration")
                .isEmpty();
    }

    private static Map<String, String> listed() throws IOException {
        return Files.readString(House.root().resolve(FOLDER + "FROZEN.sha256")).lines()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }

    private static Map<String, String> present() {
        var digests = new TreeMap<String, String>();
        for (var source : Sources.endingWith("sql")) {
            if (source.path().startsWith(FOLDER)) {
                digests.put(source.name(), sha256(source.text()));
            }
        }
        return digests;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
