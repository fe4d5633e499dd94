package io.wardline.sim.county;

import java.time.Duration;
import java.time.Instant;

/// How large a county is, how busy and how troubled. The same plan plays the same county.
///
/// @param seed            where all luck comes from
/// @param begins          the county's time when it begins
/// @param institutions    hospitals and health centres, 1 to 200
/// @param wards           of each institution, 1 to 50
/// @param cabinets        of each ward, 1 to 50
/// @param unitsPerCabinet tagged units that its first filling brings, 1 to 4,000
/// @param items           in the catalogue, 1 to 500
/// @param pace            mean time between two errands somewhere in the county
/// @param scanRoundSeconds of a cabinet's scan, of which there are two, 1 to 120
/// @param chunkTags       tags in one chunk of a snapshot, 1 to 2,000
/// @param step            how finely time passes
/// @param played          whether time is played as fast as devices and gateway can follow; otherwise it is the real time
/// @param coldBoxes       cold boxes beside the cabinets, 0 to 100
/// @param scanners        barcode scanners, 0 to 100
public record CountyPlan(
        long seed,
        Instant begins,
        int institutions,
        int wards,
        int cabinets,
        int unitsPerCabinet,
        int items,
        Duration pace,
        int scanRoundSeconds,
        int chunkTags,
        Duration step,
        boolean played,
        int coldBoxes,
        int scanners,
        CountyFaults faults) {
    /// @throws IllegalArgumentException when a number is outside its range
    public CountyPlan {
        inside("institutions", institutions, 1, 200);
        inside("wards", wards, 1, 50);
        inside("cabinets", cabinets, 1, 50);
        inside("unitsPerCabinet", unitsPerCabinet, 1, 4_000);
        inside("items", items, 1, 500);
        inside("scanRoundSeconds", scanRoundSeconds, 1, 120);
        inside("chunkTags", chunkTags, 1, 2_000);
        inside("coldBoxes", coldBoxes, 0, 100);
        inside("scanners", scanners, 0, 100);
        if (pace.isNegative() || pace.isZero() || step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("pace and step must be positive");
        }
    }

    private static void inside(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", " + least + " to " + most + " is allowed");
        }
    }

    /// The county of the demonstration: 24 cabinets in real time, a door opening every few seconds, three seconds from a closed
    /// door to its snapshot, a few gentle faults.
    public static CountyPlan demo(long seed, Instant begins) {
        return new CountyPlan(
                seed, begins, 3, 4, 2, 24, 24, Duration.ofSeconds(3), 1, 500, Duration.ofMillis(200), false, 2, 2,
                CountyFaults.GENTLE);
    }

    /// A troubled county in played time, small enough to be over in less than a minute.
    public static CountyPlan storm(long seed, Instant begins) {
        return new CountyPlan(
                seed, begins, 2, 3, 2, 20, 12, Duration.ofSeconds(20), 1, 8, Duration.ofMillis(500), true, 1, 1,
                CountyFaults.STORM);
    }

    /// The same county with other faults.
    public CountyPlan troubledBy(CountyFaults other) {
        return new CountyPlan(
                seed, begins, institutions, wards, cabinets, unitsPerCabinet, items, pace, scanRoundSeconds, chunkTags, step,
                played, coldBoxes, scanners, other);
    }

    /// The same county at another pace.
    public CountyPlan at(Duration otherPace) {
        return new CountyPlan(
                seed, begins, institutions, wards, cabinets, unitsPerCabinet, items, otherPace, scanRoundSeconds, chunkTags, step,
                played, coldBoxes, scanners, faults);
    }

    /// The same county with another number of institutions, wards in each and cabinets in each.
    public CountyPlan sized(int otherInstitutions, int otherWards, int otherCabinets) {
        return new CountyPlan(
                seed, begins, otherInstitutions, otherWards, otherCabinets, unitsPerCabinet, items, pace, scanRoundSeconds,
                chunkTags, step, played, coldBoxes, scanners, faults);
    }

    /// The same county beginning at another time.
    public CountyPlan beginning(Instant otherTime) {
        return new CountyPlan(
                seed, otherTime, institutions, wards, cabinets, unitsPerCabinet, items, pace, scanRoundSeconds, chunkTags, step,
                played, coldBoxes, scanners, faults);
    }

    /// The line that replays it.
    public String line() {
        return "seed %d, begins %s, %d x %d x %d cabinets, %d units each, pace %s, %s time"
                .formatted(seed, begins, institutions, wards, cabinets, unitsPerCabinet, pace, played ? "played" : "real");
    }
}
