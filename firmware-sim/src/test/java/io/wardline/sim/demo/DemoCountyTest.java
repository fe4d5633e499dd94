package io.wardline.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.codes.Gtin;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCountyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final CountyMap MAP = DemoCounty.map(1, TODAY);

    @Test
    void is_a_county_of_the_usual_size() {
        assertThat(MAP.institutions().stream().collect(Collectors.groupingBy(CountyMap.Institution::kind, Collectors.counting())))
                .isEqualTo(Map.of("WAREHOUSE", 1L, "HOSPITAL", 18L, "SPECIALIST_HOSPITAL", 1L, "TOWNSHIP_HEALTH_CENTRE", 7L));
        assertThat(MAP.consortia()).hasSize(3).allSatisfy(consortium -> assertThat(MAP.institutions())
                .filteredOn(institution -> institution.consortium().equals(consortium.code()))
                .hasSize(6));
        assertThat(MAP.places()).filteredOn(place -> place.name().endsWith("卫生室")).hasSize(28);
        assertThat(MAP.cabinets()).hasSize(DemoCounty.CABINETS);
        assertThat(MAP.units()).hasSize(4_008);
        assertThat(MAP.items()).hasSize(12_000);
    }

    @Test
    void carries_its_mark_wherever_somebody_could_take_it_for_a_real_one() {
        assertThat(MAP.institutions()).allMatch(institution -> institution.name().endsWith("（演示）"));
        assertThat(MAP.consortia()).allMatch(consortium -> consortium.name().endsWith("（演示）"));
        assertThat(MAP.items()).allMatch(item -> item.maker().endsWith("（演示）"));
    }

    @Test
    void names_every_article_place_and_tag_once_and_gives_valid_numbers() {
        assertThat(MAP.items()).extracting(CountyMap.Item::code).doesNotHaveDuplicates();
        assertThat(MAP.items()).extracting(CountyMap.Item::gtin).doesNotHaveDuplicates().allSatisfy(gtin ->
                assertThat(Gtin.parse(gtin).find()).as(gtin).isPresent());
        assertThat(MAP.items().stream().map(item -> item.name() + item.maker())).doesNotHaveDuplicates();
        assertThat(MAP.places()).extracting(CountyMap.Place::code).doesNotHaveDuplicates();
        assertThat(MAP.units()).extracting(CountyMap.Unit::epc).doesNotHaveDuplicates();
    }

    /// The book keeps one expiry for an article's lot.
    @Test
    void gives_a_lot_of_an_article_one_expiry_in_the_future() {
        var expiries = MAP.units().stream()
                .collect(Collectors.groupingBy(unit -> unit.item() + " " + unit.lot(),
                        Collectors.mapping(CountyMap.Unit::expiry, Collectors.toSet())));
        assertThat(expiries.values()).allMatch(of -> of.size() == 1 && of.iterator().next().isAfter(TODAY));
    }

    @Test
    void lies_in_places_that_were_named_before() {
        Set<String> institutions = codes(MAP.institutions().stream().map(CountyMap.Institution::code).toList(), Function.identity());
        assertThat(MAP.places()).allMatch(place -> institutions.contains(place.institution()));
        Set<String> places = codes(MAP.places(), CountyMap.Place::code);
        assertThat(MAP.places()).allMatch(place -> place.parent().isEmpty() || places.contains(place.parent()));
        assertThat(MAP.stations()).allMatch(station -> places.contains(station.place()));
        assertThat(DemoStaff.people()).allMatch(person -> person.institution().isEmpty() || institutions.contains(person.institution()));
        assertThat(DemoStaff.people()).extracting(Person::name).doesNotHaveDuplicates();
    }

    @Test
    void has_cabinets_between_which_somebody_moves_a_piece_by_key() {
        assertThat(DemoCounty.movedByKey()).hasSize(2).allSatisfy((from, into) -> {
            assertThat(placeOf(from)).startsWith(DemoCounty.LARGEST).endsWith("C02");
            assertThat(placeOf(into)).isEqualTo(placeOf(from).replace("C02", "C01"));
        });
    }

    private static String placeOf(DeviceId did) {
        return MAP.cabinets().stream().filter(station -> station.did().equals(did)).findFirst().orElseThrow().place();
    }

    @Test
    void is_the_same_for_the_same_seed_and_shares_no_tag_with_another() {
        assertThat(DemoCounty.map(1, TODAY)).isEqualTo(MAP);
        assertThat(codes(DemoCounty.map(2, TODAY).units(), unit -> unit.epc().hex()))
                .doesNotContainAnyElementsOf(codes(MAP.units(), unit -> unit.epc().hex()));
    }

    private static <T> Set<String> codes(List<T> these, Function<T, String> code) {
        return these.stream().map(code).collect(Collectors.toSet());
    }
}
