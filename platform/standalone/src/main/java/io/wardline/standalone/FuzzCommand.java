package io.wardline.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code wardline fuzz}: gives every fuzz target of the project its share of the minutes. Targets are found where they
 * stand, in classes named {@code …FuzzTest}; each runs in the build's own test run, guided by coverage, and keeps what it
 * learned beside its module for the next time.
 */
final class FuzzCommand {

    static final String ARGUMENTS = "[--minutes M]";
    static final String DOES = "the fuzz targets (codes, frames, envelopes, imports)";

    private static final int DONE = 0;
    private static final int FOUND = 1;
    private static final long MINUTES = 10;
    private static final long MOST_MINUTES = 7 * 24 * 60;
    static final String MORE = "The minutes (default " + MINUTES + """
            ) are shared among the targets.
            Exit codes: 0 nothing found, 1 a target failed, 2 wrong usage, 3 no sources here.
            """;
    private static final Pattern TARGET = Pattern.compile("@FuzzTest\\b(?:\\([^)]*\\))?\\s+void\\s+(\\w+)\\(");
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in (\\d+) second");

    private FuzzCommand() {}

    /** One method to fuzz, and the folder of the Maven module that holds it. */
    record Target(Path module, String className, String method) {}

    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        Options options = Options.parse(args, Set.of("minutes"), Set.of());
        if (!options.words().isEmpty()) {
            throw new WrongUsage("takes --minutes only, not " + options.words().getFirst());
        }
        long seconds = options.number("minutes", MINUTES, 1, MOST_MINUTES) * 60;
        Path home = home();
        List<Target> targets = targets(home);
        int failed = 0;
        for (Target target : targets) {
            failed += fuzz(home, target, Math.max(1, seconds / targets.size()), out, err) ? 0 : 1;
        }
        out.println(targets.size() + " targets, " + failed + " failed");
        return failed == 0 ? DONE : FOUND;
    }

    /** The folder of the sources: the classes that run were built in it. */
    private static Path home() {
        try {
            Path classes = Path.of(FuzzCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (Path folder = classes; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("gateway/protocol"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new EnvironmentFault("cannot tell where the program stands", e);
        }
        throw new EnvironmentFault("fuzzing needs the sources beside the program");
    }

    /** All targets in a fixed order. */
    static List<Target> targets(Path home) {
        List<Target> targets = new ArrayList<>();
        for (String module : List.of("gateway/protocol", "gateway", "platform", "firmware-sim", "platform/standalone")) {
            Path tests = home.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith("FuzzTest.java"))
                        .sorted(Comparator.naturalOrder())
                        .forEach(file -> targets.addAll(targetsOf(home.relativize(home.resolve(module)), file)));
            } catch (IOException e) {
                throw new EnvironmentFault("cannot read " + tests, e);
            }
        }
        return targets;
    }

    private static List<Target> targetsOf(Path module, Path file) {
        try {
            String name = file.getFileName().toString();
            String className = name.substring(0, name.length() - ".java".length());
            return TARGET.matcher(Files.readString(file)).results()
                    .map((MatchResult match) -> new Target(module, className, match.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean fuzz(Path home, Target target, long seconds, PrintStream out, PrintStream err) {
        ProcessBuilder build = new ProcessBuilder("./mvnw", "-B", "-ntp", "-q", "-pl", target.module().toString(), "-am", "test",
                "-Dtest=" + target.className() + "#" + target.method(), "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Djazzer.hooks=true", "-Djazzer.max_duration=" + seconds + "s");
        build.directory(home.toFile()).redirectErrorStream(true);
        build.environment().put("JAZZER_FUZZ", "1");
        List<String> said = new ArrayList<>();
        Optional<String> runs = Optional.empty();
        try {
            Process process = build.start();
            process.getOutputStream().close();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    var match = RUNS.matcher(line);
                    runs = match.find() ? Optional.of(match.group(1) + " runs in " + match.group(2) + " s") : runs;
                    keep(said, line);
                }
            }
            boolean passed = process.waitFor() == 0 && runs.isPresent();
            out.println((passed ? "ok     " : "FAILED ") + target.className() + "." + target.method() + " " + runs.orElse(""));
            if (!passed) {
                said.forEach(err::println);
            }
            return passed;
        } catch (IOException e) {
            throw new EnvironmentFault("cannot start ./mvnw: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFault("interrupted", e);
        }
    }

    /** The last lines that matter: a long run prints thousands of the fuzzer's own. */
    private static void keep(List<String> said, String line) {
        if (!line.startsWith("INFO:") && !line.startsWith("#")) {
            said.add(line);
            if (said.size() > 60) {
                said.removeFirst();
            }
        }
    }
}
