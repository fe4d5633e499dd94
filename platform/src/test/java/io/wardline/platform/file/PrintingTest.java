package io.wardline.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.paper.Paper;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an issued paper says of whoever issues it. */
final class PrintingTest {
    private static final Deed DEED = new Deed(new UUID(7, 7), "admin", "test", TestCounty.NOW);

    /** A book that is not read here. */
    private record Silent() implements Deeds {
        @Override
        public Answer perform(Request request, String kind, Work work) {
            throw new AssertionError("no request is performed here");
        }

        @Override
        public void added(Tx tx, Deed deed, String subject, String field, String value) {}
    }

    private static Optional<Institutions.Named> named(Tx tx, String code) {
        return tx.row("select id, name from place_institution where code = $1",
                row -> new Institutions.Named(row.getLong(0), code, row.getString(1)), code);
    }

    private static byte[] printed(TestCounty county, String issuer, String keeper) {
        var silent = new Silent();
        var heavyWork = new HeavyWork(county.vertx(), 1, 8);
        var printing = new Printing(new Attachments(silent, PrintingTest::named), new Documents(silent, new Random(5)), PrintingTest::named,
                heavyWork, TestCounty.TIME);
        var rows = IntStream.range(0, 100).mapToObj(row -> List.of("第 " + row + " 行")).toList();
        var wish = new Printing.Wish(issuer, keeper, "TEST", "结算单", List.of(), List.of(new Paper.Column("名称", 1, false)), rows, List.of(), List.of());
        return county.inTransaction(tx -> {
            var attachment = printing.print(tx, DEED, wish, "https://county.example").orElseThrow().attachment();
            return tx.row("select c.bytes from file_attachment a join file_content c on c.sha256 = a.sha256 where a.id = $1",
                    row -> row.getBuffer(0).getBytes(), attachment).orElseThrow();
        });
    }

    @ParameterizedTest
    @CsvSource({"H-1, H-1, false", "D-1, D-1, true", "H-1, D-1, true", "D-1, H-1, true"})
    void what_is_printed_by_or_for_a_demonstration_says_so_on_every_page(String issuer, String keeper, boolean says) throws IOException {
        try (var county = TestCounty.open()) {
            county.execute("insert into place_institution (code, name, kind) values ('H-1', '县人民医院', 'HOSPITAL'),"
                    + " ('D-1', '云岭县人民医院（演示）', 'HOSPITAL'); insert into audit_act (id, account, kind, body, at, request_id)"
                    + " values ('" + DEED.act() + "', 'admin', 'file.issue', '\\x7b7d', now(), 'test')");
            try (var pdf = Loader.loadPDF(printed(county, issuer, keeper))) {
                assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
                for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                    var stripper = new PDFTextStripper();
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    assertThat(stripper.getText(pdf).contains("演示数据")).as("page %d", page).isEqualTo(says);
                }
            }
        }
    }
}
