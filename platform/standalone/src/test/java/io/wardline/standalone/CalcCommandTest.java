package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.platform.web.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline calculator's answers, case by case. */
final class CalcCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JIANGXI = "{\"id\":\"J\",\"group\":\"jiangxi\",\"input\":{\"T\":\"100.00\",\"A\":\"100.00\"}}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int calc(String input) {
        return calc(input.getBytes(StandardCharsets.UTF_8), "-");
    }

    private int calc(byte[] input, String... arguments) {
        return CalcCommand.run(List.of(arguments), new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode answers() throws IOException {
        return JSON.readTree(out.toByteArray());
    }

    private JsonNode only(String group, String input) throws IOException {
        calc("[{\"id\":\"X\",\"group\":\"" + group + "\",\"input\":" + input.replace('\'', '"') + "}]");
        return answers().get(0);
    }

    private static JsonNode examples() throws IOException {
        try (var file = Objects.requireNonNull(CalcCommandTest.class.getResourceAsStream("policy-vectors.json"))) {
            return JSON.readTree(file);
        }
    }

    @Test
    void every_worked_example_comes_out_exactly_with_types_and_decimals_and_steps() throws IOException {
        var cases = examples();
        assertThat(calc(cases.toString().getBytes(StandardCharsets.UTF_8), "-")).as(err.toString(StandardCharsets.UTF_8)).isZero();
        var wrong = new ArrayList<String>();
        assertThat(answers()).hasSameSizeAs(cases);
        for (var at = 0; at < cases.size(); at++) {
            var answer = answers().get(at);
            assertThat(answer.get("id")).isEqualTo(cases.get(at).get("id"));
            cases.get(at).get("expected").properties().forEach(field -> {
                if (!field.getValue().equals(answer.get("result").get(field.getKey()))) {
                    wrong.add(answer.get("id") + " " + field.getKey() + ": " + answer.get("result").get(field.getKey())
                            + ", not " + field.getValue());
                }
            });
            assertThat(answer.get("result").get("steps")).isNotEmpty().allSatisfy(step -> {
                assertThat(step.fieldNames()).toIterable().containsExactly("name", "formula", "exact", "shown", "source");
                for (var language : Messages.values()) {
                    assertThat(language.has("step." + step.get("name").textValue())).as(step.toString()).isTrue();
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "mkt; {'series':[['5',20],['15',4]],'unit':'celsius-hours'}; mktCelsius; 7.7046",
        "mkt; {'series':[['7','22'],['15','2']]}; mktCelsius; 8.0402",
        "payment; {'accepted':'2025-03-01','paid':'2025-04-01'}; onTime; false",
        "sichuan; {'T':'10.00','A':'12.00'}; consortiumBears; 2.00",
        "guangxi-overspend; {'T_yearEnd':'95.00','T_package':'100.00','A':'97.00'}; fundShare; 1.60",
        "guangxi-overspend; {'T_yearEnd':'110.00','T_package':'100.00','A':'105.00'}; kind; NOTHING_SHARED",
        "guangxi-overspend; {'T_yearEnd':'110.00','A':'105.00'}; flag; KAPPA_DECIDES_WHAT_STAYS",
        "guangxi-surplus; {'T_package':'10.00','A':'10.00','kappa':'1'}; kind; EVEN",
        "price; {'winning':'2.00','purchase':'2.00','supplyProvince':true}; alert; NONE",
        "price; {'winning':'2.00','highestWinning':'3.20','listing':'3.21','supplyProvince':false}; alert; BLOCK_ABOVE_CAP",
        "price; {'lastPrice':'10.00','newPrice':'10.99'}; alert; false",
        "progress; {'agreed':10,'receivedSelected':10}; status; DONE",
        "progress; {'agreed':10,'receivedSelected':9,'start':'2025-01-01','end':'2025-01-31','asOf':'2025-02-01'}; status; UNMET",
        "progress; {'agreed':10,'receivedSelected':0,'start':'2025-01-01','end':'2025-01-31','asOf':'2024-02-01'}; status; NOT_STARTED",
        "non-selected-share; {'selectedUnits':0,'nonSelectedUnits':0}; sharePct; null",
        "retention-renewal; {'genericAlreadyCompletedFullCycleAndRetained':false,'base':'53460.00','score':'92'}; retained; 26730.00",
        "retention-split; {'total':'0.01','weights':['1','1']}; parts; [\"0.01\",\"0.00\"]",
    })
    void computes_what_the_worked_examples_leave_out(String group, String input, String field, String expected) throws IOException {
        var value = only(group, input).get("result").get(field);
        assertThat(value.isTextual() ? value.textValue() : value.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{'vetoes':['FALSE_REPORT']}; 0.00; 0.0",
        "{'vetoes':['AGREED_VOLUME_NOT_COMPLETED']}; 0.00; 0.0",
        "{'vetoes':['AGREED_VOLUME_NOT_COMPLETED'],'qActual':'79999'}; 0.00; 0.0",
        "{'vetoes':['AGREED_VOLUME_NOT_COMPLETED'],'qActual':'80000'}; 26730.00; 0.5",
        "{'expenditureVolume':'ACTUAL','qActual':'120000'}; 24570.00; 0.5",
        "{'expenditureVolume':'MIN','qActual':'60000'}; 27810.00; 0.5",
        "{}; 26730.00; 0.5",
    })
    void a_case_may_say_otherwise_than_the_shipped_rule(String more, String retained, String ratio) throws IOException {
        var usual = "{'qBase':'100000','p0':'1.2000','qAgreed':'80000','p1':'0.2000','nonSelectedAmount':'5000.00',"
                + "'fundRatio':'0.60','insuredShare':'0.90','score':'92'";
        var result = only("retention", usual + (more.equals("{}") ? "}" : "," + more.substring(1))).get("result");
        assertThat(result.get("retained").textValue()).isEqualTo(retained);
        assertThat(result.get("ratio").textValue()).isEqualTo(ratio);
        assertThat(result.has("flag")).isEqualTo(more.contains("MIN"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "jiangxi; {'T':'1,000.00','A':'1'}; T; malformed",
        "jiangxi; {'T':'１００','A':'1'}; T; malformed",
        "jiangxi; {'T':'a hundred','A':'1'}; T; malformed",
        "jiangxi; {'T':'1e308','A':'1'}; T; malformed",
        "jiangxi; {'T':1e308,'A':'1'}; T; malformed",
        "jiangxi; {'T':'-1.00','A':'1'}; T; range",
        "jiangxi; {'T':'1.001','A':'1'}; T; malformed",
        "jiangxi; {'T':'99999999999999.00','A':'1'}; T; range",
        "jiangxi; {'T':'0','A':'1'}; ``; range",
        "jiangxi; {'A':'1'}; T; missing",
        "jiangxi; {'T':null,'A':'1'}; T; missing",
        "jiangxi; {'T':'1','A':'1','a':'1'}; a; unknown",
        "jiangxi; {'T':'1','T':'2','A':'1'}; T; double",
        "jiangxi; {'T':['1'],'A':'1'}; T; type",
        "jiangxi; []; input; missing",
        "guangxi-surplus; {'T_package':'1','A':'1'}; kappa; missing",
        "guangxi-surplus; {'T_package':'1','A':'1','kappa':'1.1'}; kappa; range",
        "guangxi-surplus; {'T_package':'1','A':'1','kappa':'1','vbpDedup':'TWICE'}; vbpDedup; choice",
        "fujian; {'bands':[],'locationCoef':'1'}; bands; range",
        "fujian; {'bands':[{'n':1.5,'std':'1'}],'locationCoef':'1'}; bands[0].n; malformed",
        "fujian; {'bands':[{'n':10000000000,'std':'9999999999999.99'}],'locationCoef':'1'}; ``; range",
        "retention; {'brands':[{'q':'0','p':'1'}]}; ``; range",
        "retention-split; {'total':'1','weights':['0']}; ``; range",
        "retention-split; {'total':'1','weights':['-1']}; weights[0]; range",
        "retention-renewal; {'base':'1','score':'1'}; genericAlreadyCompletedFullCycleAndRetained; range",
        "progress; {'receivedSelected':10,'returned':11,'agreed':5}; returned; range",
        "progress; {'elapsedDays':5,'totalDays':4}; elapsedDays; range",
        "progress; {'start':'2025-01-02','end':'2025-01-01','asOf':'2025-01-01'}; ``; range",
        "progress; {'start':'2025-02-30','end':'2025-03-01','asOf':'2025-01-01'}; start; malformed",
        "payment; {'accepted':'2025-03-01','paid':'2025-02-01'}; ``; range",
        "price; {'winning':'1'}; supplyProvince; range",
        "price; {'lastPrice':'0','newPrice':'1'}; lastPrice; range",
        "mkt; {'series':[['5',0]]}; series[0][1]; range",
        "mkt; {'series':[['5']]}; series[0]; type",
        "mkt; {'series':[['5',1]],'unit':'fahrenheit-hours'}; unit; range",
        "mkt; {'series':[['-300',1]]}; series[0][0]; range",
        "jianxi; {'T':'1','A':'1'}; group; range",
    })
    void a_case_that_cannot_be_computed_says_where_it_is_wrong(String group, String input, String path, String code)
            throws IOException {
        var answer = only(group, input);
        assertThat(answer.get("id").textValue()).isEqualTo("X");
        assertThat(answer.get("error").textValue()).isNotBlank();
        assertThat(answer.get("faults").get(0).get("path").textValue()).isEqualTo(path);
        assertThat(answer.get("faults").get(0).get("code").textValue()).isEqualTo(code);
        assertThat(answer.has("result")).isFalse();
    }

    @Test
    void a_bad_case_does_not_stop_the_others_and_makes_the_exit_code_two() throws IOException {
        assertThat(calc("[" + JIANGXI + ",{\"id\":7,\"group\":\"jiangxi\",\"input\":{}},\"text\"," + JIANGXI + "]")).isEqualTo(2);
        assertThat(answers()).hasSize(4);
        assertThat(answers().get(0).has("result")).isTrue();
        assertThat(answers().get(1).get("id").intValue()).isEqualTo(7);
        assertThat(answers().get(1).get("faults")).hasSize(2);
        assertThat(answers().get(2).get("id").isNull()).isTrue();
        assertThat(answers().get(3).has("result")).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("wardline calc: 2 of 4 case(s) could not be computed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"group\":\"jiangxi\"}", "{\"id\":true,\"group\":\"jiangxi\",\"input\":{}}", "{\"id\":\"1\",\"input\":{}}",
        "{\"id\":\"1\",\"group\":\"jiangxi\",\"input\":{},\"input\":{}}", "{\"id\":\"1\",\"group\":\"jiangxi\",\"input\":{},\"x\":1}",
        "null", "[]", "{\"id\":\"1\",\"group\":[\"jiangxi\"],\"input\":{\"T\":\"1\",\"A\":\"1\"}}"
    })
    void a_case_without_its_parts_is_answered_as_well(String element) throws IOException {
        assertThat(calc("[" + element + "]")).isEqualTo(2);
        assertThat(answers().get(0).get("error").textValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\"x\"", "[1", "[] []", "[NaN]", "{\"id\":\"1\"}", "not json"})
    void what_is_no_array_is_wrong_usage(String text) {
        assertThatThrownBy(() -> calc(text)).isInstanceOf(WrongUsage.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock =
            """
            {"id":1,"group":"jiangxi","grup":"x","input":{"T":"x","A":"-1","B":"1"}} | grup unknown, T malformed, A range, B unknown
            {"id":1,"group":"jiangxi","input":{"T":"1,000","Aa":"1"}}                | T malformed, A missing, Aa unknown
            {"id":1,"group":"jiangxi","input":{"T":"0","A":"1","B":"1"}}             | WHOLE range, B unknown
            {"id":1,"group":"progress","input":{"agreed":"1","receivedSelected":"1","start":"2025-01-01","end":"x","asOf":"2025-02-01","z":1}} | end malformed, z unknown
            {"id":[],"group":"jiangxi","input":{"T":"1","A":true}}                   | id type, A type
            {"id":1,"grup":"jiangxi","input":{"T":"x"}}                              | group missing, grup unknown
            {"id":1,"group":"jianxi","grup":"x"}                                     | group range, grup unknown, input missing
            {"id":1,"group":"mkt","note":"n","grup":1,"input":{"series":[["a",1]],"unit":"kelvin"}} | grup unknown, series[0][0] malformed, unit range
            """)
    void everything_that_is_wrong_with_a_case_is_named_at_once(String given, String faults) throws IOException {
        assertThat(calc("[" + given + "]")).isEqualTo(2);
        assertThat(answers().get(0).get("faults").valueStream()
                        .map(fault -> fault.get("path").textValue() + " " + fault.get("code").textValue()))
                .containsExactly(faults.replace("WHOLE", "").split(", "));
    }

    @Test
    void a_stranger_is_named_in_every_worked_example_whatever_else_is_wrong_with_it() throws IOException {
        var given = JSON.createArrayNode();
        for (var example : examples()) {
            example.get("input").fieldNames().forEachRemaining(name -> {
                var wrong = (ObjectNode) example.deepCopy();
                ((ObjectNode) wrong.get("input")).put(name, "wrong").put("stranger", 1);
                given.add(wrong);
            });
        }
        assertThat(calc(given.toString())).isEqualTo(2);
        assertThat(answers()).hasSameSizeAs(given);
        assertThat(answers().valueStream().filter(answer -> answer.path("faults").valueStream()
                        .noneMatch(fault -> fault.get("path").textValue().equals("stranger"))))
                .isEmpty();
    }

    @Test
    void an_empty_array_and_a_byte_order_mark_are_fine() throws IOException {
        assertThat(calc("\uFEFF[]")).isZero();
        assertThat(answers()).isEmpty();
    }

    @Test
    void reads_a_file_and_says_which_one_it_cannot_read(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("cases.json"), "[" + JIANGXI + "]");
        assertThat(calc(new byte[0], file.toString())).isZero();
        assertThatThrownBy(() -> calc(new byte[0], folder.resolve("none.json").toString())).hasMessageContaining("none.json");
        assertThatThrownBy(() -> calc(new byte[] {'[', (byte) 0xff, ']'}, "-")).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> calc(new byte[0])).isInstanceOf(WrongUsage.class);
    }
}
