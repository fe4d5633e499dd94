package io.wardline.platform.coldchain;

import io.wardline.platform.rule.Step;
import java.util.List;

/**
 * A mean kinetic temperature.
 *
 * @param celsius not below the coldest and not above the hottest of the series
 * @param steps in their order
 */
public record KineticTemperatureResult(double celsius, List<Step> steps) {
    public KineticTemperatureResult {
        steps = List.copyOf(steps);
    }
}
