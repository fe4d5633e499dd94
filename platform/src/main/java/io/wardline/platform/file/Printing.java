package io.wardline.platform.file;

import io.wardline.platform.db.Tx;
import io.wardline.platform.file.paper.Paper;
import io.wardline.platform.file.paper.PaperPdf;
import io.wardline.platform.file.paper.Typeface;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Digests;
import io.wardline.platform.web.HeavyWork;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues what a feature wants to have on paper: a numbered A4 document, verifiable by its QR, kept as an attachment of the
 * institution that issues it.
 */
public final class Printing {
    private final Attachments attachments;
    private final Documents documents;
    private final Institutions institutions;
    private final HeavyWork heavyWork;
    private final CountyTime time;

    /** With everything that a document goes through. */
    public Printing(
            Attachments attachments, Documents documents, Institutions institutions, HeavyWork heavyWork, CountyTime time) {
        this.attachments = attachments;
        this.documents = documents;
        this.institutions = institutions;
        this.heavyWork = heavyWork;
        this.time = time;
    }

    /**
     * What is to be printed.
     *
     * @param institution code of the one that issues it
     * @param keeper code of the one whose attachment the PDF becomes, so that its people can read it
     * @param type of the number, 2 to 6 upper-case letters
     * @param title in words, 1 to 200 characters
     * @param facts above the table
     * @param rows at most {@link Paper#MOST_ROWS}, a text for each column
     * @param remarks below the table
     * @param signatures names of the boxes at the end
     */
    public record Wish(
            String institution,
            String keeper,
            String type,
            String title,
            List<Paper.Fact> facts,
            List<Paper.Column> columns,
            List<List<String>> rows,
            List<String> remarks,
            List<String> signatures) {
        public Wish {
            facts = List.copyOf(facts);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            remarks = List.copyOf(remarks);
            signatures = List.copyOf(signatures);
        }

        /** What its issuer keeps, without remarks. */
        public Wish(
                String institution, String type, String title, List<Paper.Fact> facts, List<Paper.Column> columns,
                List<List<String>> rows, List<String> signatures) {
            this(institution, institution, type, title, facts, columns, rows, List.of(), signatures);
        }
    }

    /**
     * What was printed.
     *
     * @param number of the document
     * @param code that verifies it
     * @param attachment under which the PDF is downloaded
     */
    public record Printed(String number, String code, long attachment) {}

    /**
     * Issues and prints in the act's transaction; empty where there is no such issuer or keeper. The number is taken before the
     * paper is drawn, because it stands on it, so do everything else first. What is printed by or for an institution of a
     * demonstration says so on every page.
     *
     * @param address of this server as the caller reaches it, for the QR: {@code https://host:port}
     * @throws io.wardline.platform.file.paper.FontMissing when the machine has no Chinese font
     */
    public Optional<Printed> print(Tx tx, Deed deed, Wish wish, String address) {
        // The font is looked for before anybody waits for a number.
        var face = heavyWork.run(() -> Typeface.open(Typeface.PLACES));
        var keeper = institutions.find(tx, wish.keeper());
        return institutions.find(tx, wish.institution()).filter(_ -> keeper.isPresent()).map(issuer -> {
            var year = time.dateOf(deed.at()).getYear();
            var fictional = issuer.isFictional() || keeper.orElseThrow().isFictional();
            var unnumbered = paper(wish, issuer.name(), fictional, "", null);
            var issued = documents.issue(tx, deed, new Documents.Wish(
                    issuer, wish.type(), year, wish.title(), unnumbered.lines()));
            var proof = new Paper.Proof(
                    issued.code().grouped(), address + "/api/file/verify/" + issued.code().text(), issued.sha256());
            var paper = paper(wish, issuer.name(), fictional, issued.number().toString(), proof);
            var pdf = heavyWork.run(() -> drawn(paper, face));
            var id = attachments.keep(
                    tx, deed, keeper.orElseThrow(), issued.number() + ".pdf", MediaKind.PDF, pdf, HexFormat.of().formatHex(Digests.sha256(pdf)));
            return new Printed(issued.number().toString(), issued.code().grouped(), id);
        });
    }

    private static Paper paper(Wish wish, String issuer, boolean fictional, String number, Paper.@Nullable Proof proof) {
        return new Paper(issuer, wish.title(), number, wish.facts(), wish.columns(), wish.rows(), wish.remarks(),
                wish.signatures(), proof, fictional);
    }

    private static byte[] drawn(Paper paper, Typeface face) {
        var file = new Draft();
        PaperPdf.write(paper, face, file);
        return file.content();
    }
}
