package io.wardline.sim.county;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sim.fault.CabinetFaults;
import io.wardline.sim.fault.Rate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two rules that share nothing, one from the journals and one from the faults, see the same county.
class CountyRulesTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_the_journals_leave_open_is_what_the_faults_leave_visible(long seed) {
        Rehearsal run = new Rehearsal(CountyPlan.storm(seed, Rehearsal.BEGINS), Duration.ofHours(2));
        Book book = new Judge(run.map).expected(run.lines());
        VisibleFaults faults = new VisibleFaults(run.map, run.truth);
        assertThat(new TreeSet<>(book.discrepancies())).isEqualTo(faults.visible(run.lines()));
        assertThat(faults.misplaced(run.lines(), book)).isEmpty();
    }

    @Test
    void every_kind_of_visible_fault_occurs_in_some_county() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (long seed = 1; seed <= 12; seed++) {
            Rehearsal run = new Rehearsal(CountyPlan.storm(seed, Rehearsal.BEGINS), Duration.ofMinutes(30));
            new Judge(run.map).expected(run.lines()).discrepancies().forEach(row -> kinds.add(row.kind()));
        }
        assertThat(kinds).contains(Kind.PRESENT_WITHOUT_SESSION, Kind.UNKNOWN_TAG, Kind.SUSPECT, Kind.CONTESTED);
    }

    @Test
    void a_county_on_its_best_day_leaves_nothing_open_and_every_unit_where_it_stands() {
        Rehearsal run = new Rehearsal(
                CountyPlan.storm(3, Rehearsal.BEGINS).troubledBy(CountyFaults.NONE), Duration.ofHours(2));
        Book book = new Judge(run.map).expected(run.lines());
        assertThat(book.discrepancies()).isEmpty();
        assertThat(new VisibleFaults(run.map, run.truth).misplaced(run.lines(), book)).isEmpty();
        assertThat(book.sessions().values()).extracting(SessionOutcome::state).isSubsetOf("CLOSED", "INTERRUPTED");
    }

    @Test
    void lost_journals_are_named_and_the_county_goes_on() {
        CountyFaults faults = new CountyFaults(
                CountyFaults.NONE.radio(),
                new CabinetFaults(Rate.NEVER, Rate.NEVER, new Rate(100), new Rate(1_000), Rate.NEVER),
                CountyFaults.NONE.wire());
        Rehearsal run = new Rehearsal(CountyPlan.storm(5, Rehearsal.BEGINS).troubledBy(faults), Duration.ofHours(2));
        Book book = new Judge(run.map).expected(run.lines());
        assertThat(book.discrepancies()).anyMatch(row -> row.kind() == Kind.JOURNAL_LOST);
    }

    @Test
    void the_same_seed_plays_the_same_county() {
        CountyPlan plan = CountyPlan.storm(7, Rehearsal.BEGINS);
        Rehearsal once = new Rehearsal(plan, Duration.ofMinutes(40));
        Rehearsal again = new Rehearsal(plan, Duration.ofMinutes(40));
        assertThat(again.lines()).isEqualTo(once.lines());
        assertThat(new Rehearsal(CountyPlan.storm(8, Rehearsal.BEGINS), Duration.ofMinutes(40)).lines())
                .isNotEqualTo(once.lines());
    }

    @Test
    void tags_are_sgtins_of_the_catalogues_items() {
        assertThat(Sgtin.epc(3, 614_141, 8, 12_345, 6_789).hex()).isEqualTo("3074257BF7194E4000001A85");
        assertThat(Sgtin.gtin(614_141, 8, 12_345)).isEqualTo("80614141123458");
        CountyMap map = CountyMap.of(CountyPlan.demo(42, Rehearsal.BEGINS));
        assertThat(map.cabinets()).hasSize(24);
        Set<String> tags = new TreeSet<>();
        map.units().forEach(unit -> tags.add(unit.epc().hex()));
        assertThat(tags).hasSameSizeAs(map.units());
    }
}
