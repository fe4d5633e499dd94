package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed table of application identifiers holds together. */
class AiTableTest {

    /** The 224 lines of the dictionary, its ranges written out. */
    private static final int EXPECTED = 541;

    @Test
    void knows_every_identifier_of_the_dictionary() {
        assertThat(AiTable.all().stream().map(AiEntry::ai)).hasSize(EXPECTED).doesNotHaveDuplicates().isSorted();
        assertThat(AiTable.all()).allSatisfy(entry -> assertThat(AiTable.of(entry.ai())).isSameAs(entry));
    }

    @Test
    void gives_a_length_to_exactly_the_predefined_identifiers() {
        // General Specifications, figure of element strings with predefined length, by their first two digits.
        List<String> predefined = List.of("00", "01", "02", "03", "11", "12", "13", "15", "16", "17", "20", "31", "32", "33", "34",
                "35", "36", "41");
        assertThat(AiTable.all()).allSatisfy(entry ->
                assertThat(entry.fixed()).as(entry.ai()).isEqualTo(predefined.contains(entry.ai().substring(0, 2))));
        assertThat(AiTable.all()).filteredOn(AiEntry::fixed).allSatisfy(entry ->
                assertThat(entry.min()).as(entry.ai()).isEqualTo(entry.max()));
    }

    @Test
    void names_only_identifiers_that_it_knows() {
        List<String> known = AiTable.all().stream().map(AiEntry::ai).toList();
        Stream<String> named = AiTable.all().stream().flatMap(entry -> Stream.concat(
                Stream.concat(entry.never().stream(), entry.qualifiers().stream().flatMap(List::stream)),
                entry.needs().stream().flatMap(List::stream).flatMap(List::stream)));
        assertThat(named.distinct()).allSatisfy(pattern -> assertThat(known)
                .as(pattern).anyMatch(ai -> ai.matches(pattern.replace('n', '.'))));
    }

    @Test
    void lets_only_the_last_component_vary_in_length() {
        assertThat(AiTable.all()).allSatisfy(entry -> assertThat(entry.components().subList(0, entry.components().size() - 1))
                .as(entry.ai()).allMatch(component -> component.min() == component.max()));
    }
}
