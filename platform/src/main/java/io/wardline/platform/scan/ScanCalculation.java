package io.wardline.platform.scan;

import io.wardline.protocol.codes.Barcode;
import io.wardline.protocol.codes.Gs1Message;
import io.wardline.protocol.codes.ScanReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a scan means. A piece says more than its lot, a lot more than its item: the most particular thing that
 * was found is the answer, and only things of the same rank are left to choose from.
 */
final class ScanCalculation {
    /** The symbology prefix of GS1-128; a chosen reading is resolved as an element string and as nothing else. */
    private static final String ELEMENT_STRING = "]C1";

    private ScanCalculation() {}

    static ScanResult resolve(ScanReading reading, ScanKeys keys, ScanFacts facts, LocalDate today) {
        var found = candidates(keys, facts);
        if (found.isEmpty() && reading.barcode() instanceof Barcode.Broken broken) {
            return broken(broken);
        }
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (!reading.notes().isEmpty()) {
            warnings.add(Warning.CHECK_UNPROVEN);
        }
        missing(keys, facts, found, warnings);
        expiry(reading, found, today, warnings);
        facts.holds().forEach(reason -> warnings.add(Warning.valueOf(reason)));
        if (!facts.contested().isEmpty()) {
            warnings.add(Warning.CONTESTED);
        }
        return new ScanResult(reading.barcode().kind().code(), null, found, List.copyOf(warnings));
    }

    private static List<Candidate> candidates(ScanKeys keys, ScanFacts facts) {
        if (!facts.units().isEmpty()) {
            return List.copyOf(facts.units());
        }
        var goods = keys.gtin() == null || facts.lots().isEmpty() ? facts.items() : List.<Candidate>of();
        return Stream.of(facts.places(), facts.devices(), goods, facts.lots()).<Candidate>flatMap(List::stream).toList();
    }

    private static ScanResult broken(Barcode.Broken broken) {
        var warnings = EnumSet.noneOf(Warning.class);
        List<Candidate> readings = new ArrayList<>();
        for (var candidate : broken.candidates()) {
            var message = new Gs1Message(candidate.elements());
            readings.add(new Candidate.Reading(message.toBracketedText(), ELEMENT_STRING + message.toElementString()));
        }
        warnings.add(readings.isEmpty() ? Warning.UNREADABLE : Warning.SEPARATOR_LOST);
        if (!readings.isEmpty() && !broken.candidatesComplete()) {
            warnings.add(Warning.READINGS_INCOMPLETE);
        }
        return new ScanResult(broken.kind().code(), broken.error().code().code(), readings, List.copyOf(warnings));
    }

    private static void missing(ScanKeys keys, ScanFacts facts, List<Candidate> found, Set<Warning> warnings) {
        if (facts.units().isEmpty() && keys.gtin() != null) {
            if (facts.items().isEmpty()) {
                warnings.add(Warning.ITEM_UNKNOWN);
            } else if (keys.lot() != null && facts.lots().isEmpty()) {
                warnings.add(Warning.LOT_UNKNOWN);
            }
            if (keys.serial() != null && !facts.items().isEmpty()) {
                warnings.add(Warning.SERIAL_UNKNOWN);
            }
        } else if (found.isEmpty()) {
            warnings.add(Warning.UNKNOWN);
        }
    }

    private static void expiry(ScanReading reading, List<Candidate> found, LocalDate today, Set<Warning> warnings) {
        var label = reading.usableThrough().orElse(null);
        var booked = found.stream().map(ScanCalculation::expiry).filter(day -> day != null).toList();
        if (isPast(label, today) || booked.stream().anyMatch(day -> isPast(day, today))) {
            warnings.add(Warning.EXPIRED);
        }
        if (label != null && !booked.isEmpty() && !booked.contains(label)) {
            warnings.add(Warning.EXPIRY_DIFFERS);
        }
    }

    private static @Nullable LocalDate expiry(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Unit unit -> unit.expiry();
            case Candidate.Lot lot -> lot.expiry();
            case Candidate.Item _, Candidate.Place _, Candidate.Device _, Candidate.Reading _ -> null;
        };
    }

    /** The last day itself is still a day of use. */
    private static boolean isPast(@Nullable LocalDate day, LocalDate today) {
        return day != null && day.isBefore(today);
    }
}
