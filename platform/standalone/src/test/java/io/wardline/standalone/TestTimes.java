package io.wardline.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Prints where the time of a test run went, by module and by tag, and closes with the totals. The launcher runs this
 * one file from its source after {@code ./mvnw verify}, so it uses nothing but the JDK.
 */
final class TestTimes {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([a-z]+)\"\\)");
    private static final Pattern REPORT = Pattern.compile("(.+)/target/surefire-reports/TEST-.+\\.xml");
    private static final int SLOWEST_SHOWN = 8;

    private TestTimes() {}

    /** One test class as Surefire reported it. */
    private record Suite(String module, String name, String tag, double seconds, int tests, int failed, int skipped) {}

    /** The first argument is the root of the project, the second the seconds that the whole run took. */
    public static void main(String[] arguments) throws IOException, ParserConfigurationException, SAXException {
        var suites = suites(Path.of(arguments[0]));
        System.out.println();
        print("module", byPart(suites, true));
        print("tag", byPart(suites, false));
        System.out.println("slowest classes");
        suites.stream()
                .sorted((left, right) -> Double.compare(right.seconds(), left.seconds()))
                .limit(SLOWEST_SHOWN)
                .forEach(suite -> System.out.printf("  %8.1f s  %s%n", suite.seconds(), suite.name()));
        System.out.printf("whole run   %8s s%n%n", arguments[1]);
        var failed = suites.stream().mapToInt(Suite::failed).sum();
        var skipped = suites.stream().mapToInt(Suite::skipped).sum();
        var passed = suites.stream().mapToInt(Suite::tests).sum() - failed - skipped;
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
        System.exit(failed == 0 && passed > 0 ? 0 : 1);
    }

    private static List<Suite> suites(Path root) throws IOException, ParserConfigurationException, SAXException {
        var found = new ArrayList<Suite>();
        try (var files = Files.walk(root)) {
            for (var file : files.sorted().toList()) {
                var report = REPORT.matcher(root.relativize(file).toString());
                if (report.matches()) {
                    found.add(suite(root, report.group(1), file));
                }
            }
        }
        return found;
    }

    private static Suite suite(Path root, String module, Path report)
            throws IOException, ParserConfigurationException, SAXException {
        var element = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getDocumentElement();
        var name = element.getAttribute("name");
        return new Suite(
                module,
                name,
                tag(root.resolve(module).resolve("src/test/java").resolve(name.replace('.', '/') + ".java")),
                Double.parseDouble(element.getAttribute("time").replace(",", "")),
                element.getElementsByTagName("testcase").getLength(),
                casesWith(element, "failure", "error"),
                casesWith(element, "skipped"));
    }

    /** Counts cases, because the sums in a report's head leave out the classes nested in it. */
    private static int casesWith(Element report, String... marks) {
        var cases = report.getElementsByTagName("testcase");
        return (int) IntStream.range(0, cases.getLength())
                .mapToObj(at -> (Element) cases.item(at))
                .filter(each -> Stream.of(marks).anyMatch(mark -> each.getElementsByTagName(mark).getLength() > 0))
                .count();
    }

    private static String tag(Path source) throws IOException {
        if (!Files.exists(source)) {
            return "untagged";
        }
        var tag = TAG.matcher(Files.readString(source));
        return tag.find() ? tag.group(1) : "untagged";
    }

    private static Map<String, double[]> byPart(List<Suite> suites, boolean byModule) {
        var parts = new TreeMap<String, double[]>();
        for (var suite : suites) {
            var sums = parts.computeIfAbsent(byModule ? suite.module() : suite.tag(), _ -> new double[2]);
            sums[0] += suite.tests();
            sums[1] += suite.seconds();
        }
        return parts;
    }

    private static void print(String heading, Map<String, double[]> parts) {
        System.out.printf("%-28s tests   seconds%n", "time by " + heading);
        parts.forEach((name, sums) -> System.out.printf("  %-26s %5.0f  %8.1f%n", name, sums[0], sums[1]));
    }
}
