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
 * @param known of each key the line that stands, or the last one that was withdrawn
 * @param stood what stands already for each product code of an institution
 * @param today no line is of a later day
 * @param again whether what was withdrawn comes back where the file says the same once more
 */
record LineFacts(
        Map<String, List<Period>> periods, Map<String, Long> institutions, Map<Key, Known> known, Map<Bin, Long> stood,
        LocalDate today, boolean again) {
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

    /**
     * A line that came already.
     *
     * @param id its number
     * @param withdrawn whether it no longer stands
     */
    record Known(
            long agreement, long institution, String code, long quantity, PackUnit unit, LocalDate acceptedOn, long id, boolean withdrawn) {
        boolean says(PlatformLine line, long itsAgreement, long itsInstitution) {
            return agreement == itsAgreement && institution == itsInstitution && code.equals(line.code()) && quantity == line.quantity()
                    && unit == line.unit() && acceptedOn.equals(line.acceptedOn());
        }
    }

    /** Of what no more may go back than came. */
    record Bin(long institution, String code, PackUnit unit) {}
}
