package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WardlineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void lists_every_command_when_asked_for_help() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("test [--fast]", "Exit codes:");
        assertThat(err.size()).isZero();
    }

    @Test
    void suggests_the_nearest_command_for_a_misspelt_one() {
        assertThat(run("tset")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("wardline: unknown command tset; did you mean test?\n");
    }

    @Test
    void names_the_list_where_nothing_is_near() {
        assertThat(run("quicksilver")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("wardline --help lists them");
    }

    @Test
    void explains_itself_and_fails_when_nothing_was_asked() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("wardline COMMAND");
    }

    @Test
    void answers_help_on_a_command() {
        assertThat(run("test", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("wardline test [--fast]");
    }

    @Test
    void explains_the_fields_of_an_answer_where_a_command_has_more_to_say() {
        assertThat(run("parse", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("wardline parse FILE|-").contains("usableThrough", "--today");
    }

    @Test
    void tells_its_version() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("wardline \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void every_option_with_a_range_or_a_default_has_it_in_its_help() {
        assertThat(run("bench", "--help")).isZero();
        assertThat(run("up", "--help")).isZero();
        assertThat(run("account", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("5 to 100", "1 to 60", "127.0.0.1:8883", "wardline/county", "bureau");
    }

    @Test
    void complains_about_the_option_that_was_typed_and_suggests_the_verb_that_was_meant() {
        assertThat(run("gateway", "--db", "postgresql://127.0.0.1:1/none", "--plain", "abc")).isEqualTo(2);
        assertThat(run("device", "isue", "LAB-1")).isEqualTo(2);
        assertThat(run("check", "--db", "postgresql://127.0.0.1:99999/none", "--data", "")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "wardline gateway: --plain takes a whole number from 0 to 65535, not 'abc'",
                "wardline device: say: wardline device issue DID --ward CODE --out DIR; did you mean issue?",
                "wardline check: --data needs a value, and an empty one is none");
    }

    @Test
    void a_folder_that_is_a_file_is_called_one(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("afile"), "");
        assertThat(run("demo", "--data", file.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(
                "wardline demo: cannot use the folder " + file + ": it is a file, not a folder\n");
    }

    @Test
    void a_demo_county_keeps_the_seed_it_was_made_with(@TempDir Path folder) {
        var home = CountyHome.open(Optional.of(folder.toString()), "demo");
        assertThat(DemoSeed.of(home, Optional.empty())).isEqualTo(1);
        assertThat(DemoSeed.of(home, Optional.of(7L))).isEqualTo(7);
        home.keepSecret(DemoSeed.FILE, "7");
        assertThat(DemoSeed.of(home, Optional.empty())).isEqualTo(7);
        assertThatThrownBy(() -> DemoSeed.of(home, Optional.of(2L)))
                .isInstanceOf(WrongUsage.class)
                .hasMessage("the county in " + folder + " was made with seed 7; for seed 2 give another --data");
    }

    @Test
    void blames_the_environment_where_a_command_cannot_run_here() {
        assertThat(run("test")).isEqualTo(3);
    }

    @Test
    void parses_values_flags_and_words_in_any_order() {
        var options = Options.parse(
                List.of("a", "--seed", "7", "--fast", "--data=/d", "--", "--b"), Set.of("seed", "data"), Set.of("fast"));
        assertThat(options.number("seed", 1, 0, 9)).isEqualTo(7);
        assertThat(options.value("data")).hasValue("/d");
        assertThat(options.has("fast")).isTrue();
        assertThat(options.words()).containsExactly("a", "--b");
    }

    @Test
    void refuses_an_unknown_option_and_suggests_the_nearest() {
        assertThatThrownBy(() -> Options.parse(List.of("--sede", "7"), Set.of("seed"), Set.of()))
                .isInstanceOf(WrongUsage.class)
                .hasMessage("unknown option --sede; did you mean --seed?");
    }

    @Test
    void refuses_an_option_without_its_value_twice_or_out_of_range() {
        assertThatThrownBy(() -> Options.parse(List.of("--seed"), Set.of("seed"), Set.of()))
                .hasMessage("--seed needs a value");
        assertThatThrownBy(() -> Options.parse(List.of("--seed=1", "--seed=2"), Set.of("seed"), Set.of()))
                .hasMessage("--seed is given twice");
        assertThatThrownBy(() -> Options.parse(List.of("--data", ""), Set.of("data"), Set.of()))
                .hasMessage("--data needs a value, and an empty one is none");
        assertThatThrownBy(() -> Options.parse(List.of("--data="), Set.of("data"), Set.of()))
                .hasMessage("--data needs a value, and an empty one is none");
        var options = Options.parse(List.of("--seed", "x"), Set.of("seed"), Set.of());
        assertThatThrownBy(() -> options.number("seed", 1, 0, 9))
                .hasMessage("--seed takes a whole number from 0 to 9, not 'x'");
    }

    private int run(String... arguments) {
        return Wardline.run(
                List.of(arguments),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
