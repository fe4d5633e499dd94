package io.wardline.platform.file;

import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Issues numbered documents, and says of a printed one whether it was issued. */
public final class Documents {
    private final FileStore store = new FileStore();
    private final DocumentNumbers numbers = new DocumentNumbers();
    private final Deeds deeds;
    private final RandomGenerator secrets;

    /**
     * With the book of acts.
     *
     * @param secrets draws verification codes; nobody may foresee it
     */
    public Documents(Deeds deeds, RandomGenerator secrets) {
        this.deeds = deeds;
        this.secrets = secrets;
    }

    /**
     * What is to be issued.
     *
     * @param issuer the institution that issues it, with the name that the paper shows
     * @param type 2 to 6 upper-case letters
     * @param year of issue, by the county's calendar
     * @param title its kind in words, 1 to 200 characters
     * @param lines what stands on it, in the order of the paper
     */
    public record Wish(Institutions.Named issuer, String type, int year, String title, List<String> lines) {
        public Wish {
            lines = List.copyOf(lines);
        }

        /** SHA-256, lower-case hex, over title and lines, each followed by a line feed; line feeds within are spaces. */
        String sha256() {
            var canonical = new StringBuilder(title.replace('\n', ' ')).append('\n');
            lines.forEach(line -> canonical.append(line.replace('\n', ' ')).append('\n'));
            return HexFormat.of().formatHex(Digests.sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** A number, and the code under which anybody finds what was issued. */
    public record Issued(DocumentNumber number, VerificationCode code, String sha256) {}

    /** Takes the next number and remembers what it was given to. Whoever issues in the same series waits for this act. */
    public Issued issue(Tx tx, Deed deed, Wish wish) {
        var code = VerificationCode.draw(secrets);
        var sha256 = wish.sha256();
        var number = numbers.take(tx, wish.issuer(), wish.type(), wish.year());
        store.issue(tx, deed, number, wish, code);
        deeds.added(tx, deed, "document/" + number, "sha256", sha256);
        return new Issued(number, code, sha256);
    }

    /** The document of a code, or empty where none was issued under it. */
    Optional<IssuedDocument> issued(Tx tx, VerificationCode code) {
        return store.issued(tx, code);
    }
}
