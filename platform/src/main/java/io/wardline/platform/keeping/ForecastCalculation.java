package io.wardline.platform.keeping;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/** When the disk will be full if the county goes on as in the last days. */
final class ForecastCalculation {
    private ForecastCalculation() {}

    /**
     * The size of all tables on one day.
     *
     * @param bytes 0 or more
     */
    record DaySize(LocalDate day, long bytes) {}

    /** The growth in bytes a day between the oldest and the newest measurement; empty where they are not two days. */
    static OptionalLong growthPerDay(List<DaySize> sizes) {
        if (sizes.size() < 2) {
            return OptionalLong.empty();
        }
        var days = ChronoUnit.DAYS.between(sizes.getFirst().day(), sizes.getLast().day());
        return days < 1
                ? OptionalLong.empty()
                : OptionalLong.of((sizes.getLast().bytes() - sizes.getFirst().bytes()) / days);
    }

    /** Whole days until nothing is free; empty where nothing grows. */
    static OptionalLong daysLeft(long freeBytes, long growthPerDay) {
        return growthPerDay <= 0 ? OptionalLong.empty() : OptionalLong.of(freeBytes / growthPerDay);
    }
}
