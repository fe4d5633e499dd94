package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's answers about codes, line by line. */
class ParseCommandTest {

    /** Half past midnight of the 22nd in the county, still the 21st in the zone of the tests. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T16:30:00Z"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int parse(String input, String... arguments) {
        return ParseCommand.run(List.of(arguments), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), CLOCK);
    }

    private List<String> answers() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void answers_one_line_for_each() {
        int code = parse("]d20109506000134352^\nWARD-7\r\n\nepc:3074257BF7194E4000001A85", "-");

        assertThat(code).isZero();
        assertThat(answers()).containsExactly(
                """
                {"raw":"]d20109506000134352^","valid":true,"kind":"gs1","elements":[["01","09506000134352"]],\
                "digitalLink":"https://id.gs1.org/01/09506000134352","udiDi":"09506000134352"}""",
                "{\"raw\":\"WARD-7\",\"valid\":true,\"kind\":\"opaque\",\"elements\":[]}",
                """
                {"raw":"","valid":false,"kind":"opaque","elements":[],\
                "error":{"code":"empty","at":0,"message":"there is nothing to read"}}""",
                """
                {"raw":"epc:3074257BF7194E4000001A85","valid":true,"kind":"epc","elements":[["01","80614141123458"],["21","6789"]],\
                "epcUri":"urn:epc:id:sgtin:0614141.812345.6789","tagUri":"urn:epc:tag:sgtin-96:3.0614141.812345.6789",\
                "digitalLink":"https://id.gs1.org/01/80614141123458/21/6789"}""");
    }

    @Test
    void lists_the_candidates_of_a_lost_separator() {
        assertThat(parse("]d2010950600013435210ABCDEFGHIJ21KLM235NOPQ\n", "-")).isZero();

        assertThat(answers()).containsExactly("""
                {"raw":"]d2010950600013435210ABCDEFGHIJ21KLM235NOPQ","valid":false,"kind":"gs1","elements":[["01","09506000134352"]],\
                "candidates":[{"elements":[["01","09506000134352"],["10","ABCDEFGHIJ"],["21","KLM235NOPQ"]],"lostAt":[31]},\
                {"elements":[["01","09506000134352"],["10","ABCDEFGHIJ21KLM"],["235","NOPQ"]],"lostAt":[36]}],\
                "error":{"code":"value_too_long","at":41,"message":"(10): the value goes on too long"}}""");
    }

    @Test
    void reads_json_lines_and_names_those_that_are_none() {
        int code = parse("""
                {"place":{"ward":7},"raw":"6901234567892\\u001d","at":1}
                {"raw":7}
                nonsense
                {"raw":"MA.156.M0.100204.13351764.E261231"}
                """, "--json-in", "-");

        assertThat(code).isEqualTo(2);
        assertThat(answers()).hasSize(4);
        assertThat(answers().get(0)).startsWith("{\"raw\":\"6901234567892\\u001D\",\"valid\":true,\"kind\":\"opaque\"");
        assertThat(answers().get(1)).contains("\"valid\":false", "\"code\":\"json\"");
        assertThat(answers().get(2)).contains("\"raw\":\"nonsense\"", "\"code\":\"json\"");
        assertThat(answers().get(3)).contains("\"kind\":\"udi-ma\"", "\"usableThrough\":\"2026-12-30\"");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void reads_a_file_by_the_day_that_is_given(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("scans.txt"), "(01)09506000134352(17)760101\n");

        assertThat(parse("", file.toString(), "--today", "2025-01-01")).isZero();
        assertThat(parse("", file.toString())).isZero();
        assertThat(answers().get(0)).contains("\"usableThrough\":\"1976-01-01\"");
        assertThat(answers().get(1)).contains("\"usableThrough\":\"2076-01-01\"");
    }

    @Test
    void answers_every_published_sample_with_its_verdict() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("gateway/protocol"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        Path table = root.resolve("gateway/protocol/src/test/resources/io/wardline/protocol/codes/published-samples.tsv");
        List<String[]> samples = Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();

        String scans = samples.stream().map(sample -> sample[1] + "\n").collect(Collectors.joining());
        assertThat(parse(scans, "-")).isZero();
        assertThat(answers()).hasSameSizeAs(samples);
        for (int i = 0; i < samples.size(); i++) {
            String[] verdict = samples.get(i)[0].split(" ");
            assertThat(answers().get(i)).as(samples.get(i)[1]).contains(
                    "\"valid\":" + verdict[0].equals("valid") + ",\"kind\":\"" + verdict[1] + "\"");
        }
    }

    @Test
    void drops_a_byte_order_mark_before_the_first_line_only() {
        assertThat(parse("\uFEFF]d20109506000134352\n\uFEFFWARD-7\n", "-")).isZero();
        assertThat(answers().getFirst()).startsWith("{\"raw\":\"]d20109506000134352\",\"valid\":true,\"kind\":\"gs1\"");
        assertThat(answers().getLast()).startsWith("{\"raw\":\"\uFEFFWARD-7\"");
    }

    @Test
    void says_that_bytes_are_not_utf_8_and_reads_on() {
        var in = new ByteArrayInputStream("WARD\u00ff7\nWARD-7\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ParseCommand.run(List.of("-"), in, new PrintStream(out, true, StandardCharsets.UTF_8), System.err, CLOCK)).isZero();
        assertThat(answers()).containsExactly("""
                {"raw":"WARD\uFFFD7","valid":false,"kind":"opaque","error":{"code":"encoding","at":4,"message":"these bytes are not UTF-8"}}""",
                "{\"raw\":\"WARD-7\",\"valid\":true,\"kind\":\"opaque\",\"elements\":[]}");
    }

    @Test
    void a_line_of_spaces_is_as_empty_as_one_of_tabs() {
        assertThat(parse("   \n\t\n \t \n\u3000\n", "-")).isZero();
        assertThat(answers()).hasSize(4).allSatisfy(line -> assertThat(line).contains("\"valid\":false", "\"code\":\"empty\""));
    }

    @Test
    void survives_a_line_without_an_end() {
        assertThat(parse("A".repeat(1_000_000) + "\n6901234567892\n", "-")).isZero();
        assertThat(answers()).hasSize(2);
        assertThat(answers().getFirst()).contains("\"code\":\"too_long\"");
    }

    @Test
    void says_what_is_wrong_with_the_arguments() {
        assertThatThrownBy(() -> parse("")).isInstanceOf(WrongUsage.class);
        assertThatThrownBy(() -> parse("", "a", "b")).isInstanceOf(WrongUsage.class);
        assertThatThrownBy(() -> parse("", "/no/such/file")).isInstanceOf(WrongUsage.class).hasMessage("cannot read /no/such/file: there is no such file or folder");
        assertThatThrownBy(() -> parse("", "-", "--today", "tomorrow")).isInstanceOf(WrongUsage.class);
    }
}
