package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * One word, five places: the feature's trade word names its package, its tables and migrations, its checks, its route
 * and its folder in the console.
 */
final class FivePlacesTest {
    private static final Pattern MIGRATION = Pattern.compile("sql/migrations/(\\d{12})_([a-z0-9]+)(_[a-z0-9_]+)?\\.sql");
    private static final Pattern CHECK = Pattern.compile("sql/checks/([a-z]+)_[a-z0-9_]+\\.sql");
    private static final Pattern TABLE = Pattern.compile(
            "(?im)^\\s*create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?([a-z0-9_]+)");
    private static final Pattern OPENAPI = Pattern.compile("platform/src/main/resources/openapi/([a-z]+)\\.yaml");
    private static final Pattern API_ROUTE = Pattern.compile("(?m)^ {2}/api/([a-z0-9-]+)");
    private static final Pattern CONSOLE_FOLDER = Pattern.compile("platform/console/src/([^/]+)/.*");
    /** What the console stands on, as the floor stands under the platform's features. */
    private static final Set<String> CONSOLE_FLOOR = Set.of("shell", "web", "messages");
    /** The floor's own document: sign of life and what every answer shares. */
    private static final String FLOOR_DOCUMENT = "web";

    @Test
    void a_migration_is_named_by_minute_and_feature_and_makes_only_its_tables() {
        var complaints = new ArrayList<String>();
        for (var source : folder("sql/migrations/")) {
            var name = MIGRATION.matcher(source.path());
            if (!name.matches() || !Stairs.OWNERS.contains(name.group(2))) {
                complaints.add(source.path() + " is not YYYYMMDDHHMM_<feature>.sql");
                continue;
            }
            TABLE.matcher(source.text()).results()
                    .map(match -> match.group(1))
                    .filter(table -> !Stairs.featureOfTable(table).filter(name.group(2)::equals).isPresent())
                    .map(table -> source.path() + " makes " + table)
                    .forEach(complaints::add);
        }
        assertThat(complaints)
                .as("a table carries its feature's word as prefix and is made in that feature's migration")
                .isEmpty();
    }

    @Test
    void a_check_is_named_by_feature_and_claim() {
        assertThat(folder("sql/checks/").stream()
                        .map(Sources.Source::path)
                        .filter(path -> !hasFeature(CHECK, path)))
                .as("a check is <feature>_<claim>.sql with a word of the stairs")
                .isEmpty();
    }

    @Test
    void a_route_and_its_document_are_named_by_the_feature() {
        var complaints = new ArrayList<String>();
        for (var source : folder("platform/src/main/resources/openapi/")) {
            var name = OPENAPI.matcher(source.path());
            if (!name.matches()) {
                complaints.add(source.path() + " is not <feature>.yaml");
                continue;
            }
            var word = name.group(1);
            if (!Stairs.OWNERS.contains(word) && !word.equals(FLOOR_DOCUMENT)) {
                complaints.add(source.path() + ": " + word + " is no word of the stairs");
            }
            API_ROUTE.matcher(source.text()).results()
                    .filter(match -> !match.group(1).equals(word) && !word.equals(FLOOR_DOCUMENT))
                    .map(match -> source.at(match.start(1)) + " is /api/" + match.group(1))
                    .forEach(complaints::add);
        }
        assertThat(complaints).as("the feature's word names its document and its route, /api/<feature>").isEmpty();
    }

    @Test
    void a_console_folder_is_named_by_the_feature() {
        assertThat(Sources.endingWith("ts", "tsx", "css").stream()
                        .map(source -> CONSOLE_FOLDER.matcher(source.path()))
                        .filter(match -> match.matches())
                        .map(match -> match.group(1))
                        .distinct()
                        .filter(word -> !Stairs.OWNERS.contains(word) && !CONSOLE_FLOOR.contains(word)))
                .as("the console is sliced by the same trade words; what all slices share lives in %s", CONSOLE_FLOOR)
                .isEmpty();
    }

    private static boolean hasFeature(Pattern pattern, String path) {
        var match = pattern.matcher(path);
        return match.matches() && Stairs.OWNERS.contains(match.group(1));
    }

    private static List<Sources.Source> folder(String folder) {
        return Sources.ALL.stream()
                .filter(source -> source.path().startsWith(folder) && !source.path().endsWith(".md"))
                .toList();
    }
}
