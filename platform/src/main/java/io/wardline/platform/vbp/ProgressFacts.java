package io.wardline.platform.vbp;

import java.time.LocalDate;

/**
 * What is known of one institution and one selected product in one agreement period, in minimal units.
 *
 * @param agreedUnits agreed volume (约定采购量), from 0; 0 means that nothing was promised
 * @param acceptedUnits accepted receipts, from 0: what was ordered or is on its way does not count
 * @param returnedUnits returns to the supplier, from 0; of goods accepted in an earlier period they may exceed what came in this one
 * @param excusedUnits of the agreed volume that a supplier failed to deliver, as two persons have approved; from 0
 * @param asOf the day at whose end the figures are taken
 */
public record ProgressFacts(
        long agreedUnits, long acceptedUnits, long returnedUnits, long excusedUnits, AgreementPeriod period, LocalDate asOf) {
    /** A quadrillion minimal units: more than any county buys, and far from what a long holds. */
    public static final long MOST_UNITS = 1_000_000_000_000_000L;

    public ProgressFacts {
        requireUnits("agreedUnits", agreedUnits);
        requireUnits("acceptedUnits", acceptedUnits);
        requireUnits("returnedUnits", returnedUnits);
        requireUnits("excusedUnits", excusedUnits);
    }

    /** Where no supplier has failed. */
    public ProgressFacts(long agreedUnits, long acceptedUnits, long returnedUnits, AgreementPeriod period, LocalDate asOf) {
        this(agreedUnits, acceptedUnits, returnedUnits, 0, period, asOf);
    }

    /** Accepted less returned. */
    public long netUnits() {
        return acceptedUnits - returnedUnits;
    }

    static void requireUnits(String name, long units) {
        if (units < 0 || units > MOST_UNITS) {
            throw new IllegalArgumentException(name + " is a number of minimal units from 0 to " + MOST_UNITS + ", not " + units);
        }
    }
}
