package io.wardline.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.DeviceId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TakeOversTest {
    private static final DeviceId CABINET = new DeviceId("cab-1");

    private final TakeOvers takeOvers = new TakeOvers();

    private long alarms(int times, long fromMillis, long stepMillis) {
        return IntStream.range(0, times).filter(i -> takeOvers.tooMany(CABINET, fromMillis + i * stepMillis)).count();
    }

    @Test
    void five_within_a_minute_are_no_fight_and_the_sixth_is_said_once() {
        assertThat(alarms(5, 0, 1_000)).isZero();
        assertThat(takeOvers.tooMany(new DeviceId("cab-2"), 5_000)).isFalse();
        assertThat(takeOvers.tooMany(CABINET, 6_000)).isTrue();
        assertThat(alarms(40, 7_000, 1_000)).isZero();
    }

    @Test
    void a_fight_that_goes_on_is_said_once_a_minute_and_one_take_over_a_minute_never() {
        assertThat(alarms(180, 0, 1_000)).isEqualTo(3);
        takeOvers.forget(1_000_000);
        assertThat(alarms(60, 2_000_000, 60_000)).isZero();
    }
}
