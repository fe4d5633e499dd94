package io.wardline.platform.scan;

import java.util.List;
import java.util.Set;

/**
 * What the county has under a scan's keys.
 *
 * @param units bound tags
 * @param contested tags that several cabinets claim
 * @param items by GTIN, or by code
 * @param lots of the items found; by number alone where no item was named
 * @param places by code
 * @param devices by number
 * @param holds reasons of the holds in force over units, lots, items and places found
 */
record ScanFacts(
        List<Candidate.Unit> units,
        Set<String> contested,
        List<Candidate.Item> items,
        List<Candidate.Lot> lots,
        List<Candidate.Place> places,
        List<Candidate.Device> devices,
        Set<String> holds) {
    ScanFacts {
        units = List.copyOf(units);
        contested = Set.copyOf(contested);
        items = List.copyOf(items);
        lots = List.copyOf(lots);
        places = List.copyOf(places);
        devices = List.copyOf(devices);
        holds = Set.copyOf(holds);
    }
}
