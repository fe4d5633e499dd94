package io.wardline.sim.county;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.TagId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyVisitTest {
    private static final Duration BUSY = Duration.ofMinutes(4);

    @Test
    void leaves_one_difference_that_does_not_heal() {
        CountyPlan plan = CountyPlan.storm(1, Rehearsal.BEGINS)
                .troubledBy(CountyFaults.NONE).sized(1, 1, 2).at(Duration.ofSeconds(15));
        Rehearsal untouched = new Rehearsal(plan, BUSY);
        assertThat(new Judge(untouched.map).expected(untouched.lines()).discrepancies()).isEmpty();

        var from = untouched.map.cabinets().getLast().did();
        var into = untouched.map.cabinets().getFirst().did();
        Rehearsal county = new Rehearsal(plan, BUSY, world -> world.visitByKey(from, into));

        assertThat(new Judge(county.map).expected(county.lines()).discrepancies()).singleElement().satisfies(row -> {
            assertThat(row.did()).isEqualTo(into.value());
            assertThat(row.kind()).isEqualTo(Kind.PRESENT_WITHOUT_SESSION);
            assertThat(county.truth.cabinetOf(new TagId(row.tag()))).contains(into);
        });
    }
}
