package io.wardline.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.TestCounty;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers without gaps, and codes that find what was issued. */
final class DocumentsTest {
    private static final UUID ACT = new UUID(7, 7);
    private static final Deed DEED = new Deed(ACT, "admin", "test", TestCounty.NOW);

    private static TestCounty county;

    @BeforeAll
    static void open() {
        county = TestCounty.open();
        county.execute("insert into place_institution (code, name, kind) values ('H-1', '县<医>院', 'HOSPITAL'), ('H-2', 'b', 'HOSPITAL')");
        county.execute("insert into audit_act (id, account, kind, body, at, request_id)"
                + " values ('" + ACT + "', 'admin', 'file.issue', '\\x7b7d', now(), 'test')");
    }

    @AfterAll
    static void close() {
        county.close();
    }

    /** A book that is not read here. */
    private record Silent() implements Deeds {
        @Override
        public Answer perform(Request request, String kind, Work work) {
            throw new AssertionError("no request is performed here");
        }

        @Override
        public void added(Tx tx, Deed deed, String subject, String field, String value) {}
    }

    private static final Documents DOCUMENTS = new Documents(new Silent(), new Random(5));

    private static Institutions.Named named(Tx tx, String institution) {
        var id = tx.row("select id from place_institution where code = $1", row -> row.getLong(0), institution);
        return new Institutions.Named(id.orElseThrow(), institution, "县<医>院");
    }

    private static Documents.Issued issue(String institution, String type, int year) {
        return county.inTransaction(tx ->
                DOCUMENTS.issue(tx, DEED, new Documents.Wish(named(tx, institution), type, year, "目录清单", List.of("a", "b"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            file_numbers_without_gap | update file_number set last = last + 1 where type = 'HOLE'
            file_numbers_without_gap | update file_document set no = 9 where type = 'HOLE' and no = 1
            audit_row_of_an_act      | insert into audit_row (act_id, account, at, subject, field, new_value, request_id) select id, 'another', at, 's', 'f', 'v', request_id from audit_act limit 1
            audit_answer_given       | insert into audit_answer (account, key, route, body_hash, at) values ('admin', 'asked', '/api', sha256('x'), now())
            """)
    void a_claim_notices_what_got_past_the_guards(String claim, String damage) {
        issue("H-2", "HOLE", 2026);
        assertThat(county.claimsBrokenBy("")).doesNotContain(claim);
        assertThat(county.claimsBrokenBy("alter table file_document disable trigger user; alter table audit_row disable trigger user;" + damage))
                .contains(claim);
    }

    @Test
    void numbers_have_no_gap_although_every_third_act_is_rolled_back() throws Exception {
        List<Callable<Integer>> acts = new ArrayList<>();
        for (var i = 0; i < 45; i++) {
            var fails = i % 3 == 0;
            acts.add(() -> county.inTransaction(tx -> {
                var issued = DOCUMENTS.issue(tx, DEED, new Documents.Wish(named(tx, "H-1"), "GAP", 2026, "t", List.of()));
                if (fails) {
                    tx.rollBackOnly();
                }
                return fails ? 0 : issued.number().no();
            }));
        }
        var taken = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var act : threads.invokeAll(acts)) {
                taken.add(act.get());
            }
        }
        taken.removeIf(no -> no == 0);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
        try (var reader = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(reader)).filteredOn(outcome -> outcome.name().startsWith("file_")).allMatch(Checks.Outcome::holds);
        }
    }

    @Test
    void each_institution_type_and_year_counts_for_itself() {
        assertThat(issue("H-1", "PO", 2026).number()).hasToString("H-1-PO-2026-000001");
        assertThat(issue("H-1", "PO", 2026).number()).hasToString("H-1-PO-2026-000002");
        assertThat(issue("H-1", "PO", 2027).number()).hasToString("H-1-PO-2027-000001");
        assertThat(issue("H-1", "RT", 2026).number()).hasToString("H-1-RT-2026-000001");
        assertThat(issue("H-2", "PO", 2026).number()).hasToString("H-2-PO-2026-000001");
    }

    @ParameterizedTest
    @CsvSource({"po,2026", "P,2026", "TOOLONG,2026", "PO,1999", "PO,3000"})
    void a_number_of_another_form_is_no_number(String type, int year) {
        assertThatThrownBy(() -> issue("H-1", type, year)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_code_finds_its_document_however_it_is_typed() {
        var issued = issue("H-1", "VER", 2026);
        var typed = VerificationCode.typed(issued.code().grouped().toLowerCase(Locale.ROOT)).orElseThrow();
        var found = county.inTransaction(tx -> DOCUMENTS.issued(tx, typed)).orElseThrow();
        assertThat(found.number()).isEqualTo("H-1-VER-2026-000001");
        assertThat(found.sha256()).isEqualTo("1fa107dc6ee4e97ab0e4f1243d4184ff56f65f63cc9beedfcae81f384bb6127e");
        assertThat(VerificationPage.of(Optional.of(found), true))
                .contains("该文件由本系统签发", "县&lt;医&gt;院", found.sha256()).doesNotContain("<医>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0000000000000000000U", "00000-00000-00000-00000-0", "<script>"})
    void what_is_no_code_finds_nothing(String text) {
        assertThat(VerificationCode.typed(text)).isEmpty();
    }

    @Test
    void a_turnstile_lets_a_burst_pass_and_then_one_at_a_time() {
        var now = new Instant[] {TestCounty.NOW};
        var turnstile = new Turnstile(() -> now[0], 3, Duration.ofSeconds(2));
        assertThat(IntStream.range(0, 3).mapToObj(_ -> turnstile.wait("a"))).allMatch(Duration::isZero);
        assertThat(turnstile.wait("a")).isEqualTo(Duration.ofSeconds(2));
        assertThat(turnstile.wait("b")).isZero();
        now[0] = now[0].plusSeconds(2);
        assertThat(turnstile.wait("a")).isZero();
        assertThat(turnstile.wait("a")).isPositive();
    }
}
