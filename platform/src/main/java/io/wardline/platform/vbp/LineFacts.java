package io.wardline.platform.vbp;

import io.wardline.platform.vbp.PlatformLine.Key;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known before a file of the platform is taken in.
 *
 * @param periods of each batch by its code
 * @param institutions by the accounts that the file names
 * @param known lines that stand already
 * @param stood what stands already for each product code of an institution
 * @param today no line is of a later day
 */
record LineFacts(
        Map<String, List<Period>> periods, Map<String, Long> institutions, Map<Key, Known> known, Map<Bin, Long> stood,
        LocalDate today) {
    LineFacts {
        periods = Map.copyOf(periods);
        institutions = Map.copyOf(institutions);
        known = Map.copyOf(known);
        stood = Map.copyOf(stood);
    }

    /** An agreement period. */
    record Period(long agreement, LocalDate startsOn, LocalDate endsOn) {
        boolean holds(LocalDate day) {
            return !day.isBefore(startsOn) && !day.isAfter(endsOn);
        }
    }

    /** A line that stands already, as far as another one may not differ from it. */
    record Known(long agreement, long institution, String code, long quantity, PackUnit unit, LocalDate acceptedOn) {}

    /** Of what no more may go back than came. */
    record Bin(long institution, String code, PackUnit unit) {}
}
