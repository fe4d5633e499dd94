package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.TestDoor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines of the platform that were wrong: taken back by two persons, and right ones in their place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WithdrawalTest {
    private static final Map<String, ?> YES = Map.of("accepted", true, "words", "compared with the platform");

    private VbpCounty county;

    @BeforeAll
    void open() {
        county = new VbpCounty();
    }

    @AfterAll
    void close() {
        county.close();
    }

    /** A batch of which every line of its code counts 28 units a box. */
    private String mapped() {
        var batch = county.batch("PLATFORM");
        county.agree(batch, "H1", 1000);
        county.map("33-" + batch, batch, 28, "2026-01-01");
        return batch;
    }

    private static String line(String batch, int order, int boxes) {
        return batch + ",O" + order + batch + ",1,H1,33-" + batch + ",Saline," + boxes + ",盒,2026-03-0" + order + "\n";
    }

    /** Brings a file and returns its number. */
    private long bring(String... lines) {
        assertThat(county.bring("", VbpCounty.HEAD + String.join("", lines)).status()).isEqualTo(201);
        return county.number("select max(id) from vbp_file");
    }

    private TestDoor.Reply ask(long file, Integer... rows) {
        return county.door.post("/api/vbp/withdrawals", rows.length == 0
                ? Map.of("file", file, "reason", "boxes were written as units")
                : Map.of("file", file, "reason", "boxes were written as units",
                        "rows", List.of(rows).stream().map(row -> Map.of("row", row)).toList()));
    }

    private static String review(TestDoor.Reply asked) {
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return "/api/vbp/withdrawals/" + asked.body().get("id").asLong() + "/review";
    }

    private void accept(TestDoor.Reply asked) {
        var said = county.door.postAs("reviewer", review(asked), YES);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
    }

    private static String refusal(TestDoor.Reply reply) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(409);
        return reply.body().get("code").asText();
    }

    private JsonNode figures(String batch) {
        return county.explained(batch, "H1").body().get("figures");
    }

    private static List<TestDoor.Reply> together(List<Supplier<TestDoor.Reply>> deeds) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = deeds.stream().map(deed -> CompletableFuture.supplyAsync(deed, threads)).toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    @Test
    void a_line_counts_until_another_person_accepts_its_withdrawal_and_stays_readable() {
        var batch = mapped();
        var file = bring(line(batch, 1, 10), line(batch, 2, 100));
        var foreseen = county.door.get("/api/vbp/files/" + file + "/effect?row=3").body();
        assertThat(foreseen.at("/lines").asLong()).isOne();
        assertThat(foreseen.at("/sums/0/units").asLong()).isEqualTo(2800);
        assertThat(foreseen.at("/sums/0/line").asText()).isEqualTo(batch + "/Y1/P");
        var asked = ask(file, 3);
        assertThat(figures(batch).get("netUnits").asLong()).as("asking changes nothing").isEqualTo(3080);
        assertThat(refusal(county.door.post(review(asked), YES))).isEqualTo("vbp_withdrawal_review_two_persons");
        accept(asked);
        assertThat(figures(batch).get("netUnits").asLong()).isEqualTo(280);
        assertThat(figures(batch).get("unmappedLines").asLong()).isZero();
        assertThat(county.door.get("/api/vbp/progress/explanation" + VbpCounty.cell(batch, "H1") + "&asOf=2026-06-01").body()
                .at("/figures/netUnits").asLong()).as("lines mean what is known of them today").isEqualTo(280);
        var entries = county.door.get("/api/vbp/progress/entries" + VbpCounty.cell(batch, "H1")).body().get("items");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).get("withdrawal").isNull()).isTrue();
        assertThat(entries.get(1).at("/withdrawal/units").asLong()).isEqualTo(2800);
        assertThat(entries.get(1).at("/withdrawal/reason").asText()).isEqualTo("boxes were written as units");
        assertThat(entries.get(1).get("units").isNull()).isTrue();
        county.allClaimsHold();
    }

    @Test
    void a_rejected_withdrawal_changes_nothing_and_may_be_asked_for_again() {
        var batch = mapped();
        var file = bring(line(batch, 1, 10));
        var asked = ask(file);
        assertThat(county.door.postAs("reviewer", review(asked), Map.of("accepted", false, "words", "it is right")).status()).isEqualTo(201);
        assertThat(refusal(county.door.postAs("reviewer", review(asked), YES))).isEqualTo("vbp_withdrawal_review_pkey");
        assertThat(figures(batch).get("netUnits").asLong()).isEqualTo(280);
        assertThat(ask(file).status()).isEqualTo(201);
        county.allClaimsHold();
    }

    @Test
    void in_the_place_of_a_withdrawn_line_the_right_one_comes_and_the_wrong_one_only_where_somebody_asks() {
        var batch = mapped();
        var wrong = VbpCounty.HEAD + line(batch, 1, 100);
        var right = VbpCounty.HEAD + line(batch, 1, 10);
        var file = bring(line(batch, 1, 100));
        assertThat(county.bring("", right).status()).as("while the wrong one stands").isEqualTo(400);
        accept(ask(file));
        assertThat(county.bring("", wrong).body().toString())
                .isEqualTo("{\"rows\":1,\"added\":0,\"known\":0,\"withdrawn\":1,\"unmapped\":0,\"imported\":true}");
        assertThat(figures(batch).get("netUnits").asLong()).isZero();
        assertThat(county.bring("?again=true", wrong).body().get("added").asInt()).isOne();
        assertThat(figures(batch).get("netUnits").asLong()).isEqualTo(2800);
        assertThat(refusal(ask(file))).isEqualTo("vbp_withdrawal_of_nothing");
        assertThat(refusal(ask(file, 2))).isEqualTo("vbp_withdrawn_pkey");
        assertThat(refusal(ask(file, 3))).isEqualTo("vbp_withdrawal_line_line_fkey");
        assertThat(refusal(ask(999_999))).isEqualTo("vbp_withdrawal_file_fkey");
        accept(ask(county.number("select max(id) from vbp_file")));
        assertThat(county.bring("", right).body().get("added").asInt()).isOne();
        assertThat(county.bring("", right).body().get("known").asInt()).isOne();
        assertThat(figures(batch).get("netUnits").asLong()).isEqualTo(280);
        assertThat(county.door.get("/api/vbp/progress/entries" + VbpCounty.cell(batch, "H1")).body().get("items")).hasSize(3);
        county.allClaimsHold();
    }

    @Test
    void a_withdrawn_line_without_a_mapping_is_no_line_that_somebody_should_map() {
        var batch = county.batch("PLATFORM");
        var file = bring(line(batch, 1, 10));
        accept(ask(file));
        assertThat(county.door.get("/api/vbp/unmapped?limit=500").each("code")).doesNotContain("33-" + batch);
        county.map("33-" + batch, batch, 28, "2026-01-01");
        assertThat(county.number("select count(*) from vbp_resolved x join vbp_line n on n.id = x.line_id where n.file_id = " + file)).isZero();
        var listed = county.door.get("/api/vbp/files").body().get("items").valueStream()
                .filter(each -> each.get("id").asLong() == file).findFirst().orElseThrow();
        assertThat(listed.get("withdrawn").asInt()).isOne();
        assertThat(listed.get("unmapped").asInt()).isZero();
        county.allClaimsHold();
    }

    @Test
    void of_two_who_ask_at_once_one_waits_and_of_two_who_accept_at_once_one_has_accepted() {
        var batch = mapped();
        var file = bring(line(batch, 1, 10), line(batch, 2, 20));
        var asked = together(List.of(() -> ask(file, 2), () -> ask(file, 2, 3)));
        assertThat(asked.stream().filter(reply -> reply.status() == 409).map(WithdrawalTest::refusal)).containsExactly("vbp_withdrawal_waits");
        var path = review(asked.stream().filter(reply -> reply.status() == 201).findFirst().orElseThrow());
        var said = together(List.of(() -> county.door.postAs("reviewer", path, YES), () -> county.door.postAs("reviewer", path, YES)));
        assertThat(said.stream().filter(reply -> reply.status() == 409).map(WithdrawalTest::refusal)).containsExactly("vbp_withdrawal_review_pkey");
        county.allClaimsHold();
    }

    @Test
    void a_file_that_comes_while_its_key_is_withdrawn_is_refused_or_stands_alone() {
        for (var round : IntStream.range(0, 6).boxed().toList()) {
            var batch = mapped();
            var path = review(ask(bring(line(batch, 1, 100))));
            var right = VbpCounty.HEAD + line(batch, 1, 10 + round);
            var told = together(List.of(
                    () -> county.door.postAs("reviewer", path, YES), () -> county.bring("", right), () -> county.bring("", right)));
            assertThat(told.getFirst().status()).isEqualTo(201);
            assertThat(told.stream().skip(1).map(TestDoor.Reply::status)).isSubsetOf(201, 400);
            assertThat(county.number("select count(*) from vbp_line n where n.order_no = 'O1" + batch
                    + "' and not exists (select from vbp_withdrawn w where w.line_id = n.id)")).isLessThanOrEqualTo(1);
        }
        county.allClaimsHold();
    }
}
