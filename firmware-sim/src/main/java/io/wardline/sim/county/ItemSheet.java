package io.wardline.sim.county;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Articles as a CSV file (RFC 4180) with the head that the product's import of a catalogue knows.
final class ItemSheet {
    private static final String HEAD = "code,gtin,name,baseUnit,itemClass,maker\r\n";

    private ItemSheet() {}

    static String of(List<CountyMap.Item> items) {
        return items.stream().map(ItemSheet::row).collect(Collectors.joining("\r\n", HEAD, "\r\n"));
    }

    private static String row(CountyMap.Item item) {
        return Stream.of(item.code(), item.gtin(), item.name(), item.baseUnit(), item.itemClass(), item.maker())
                .map(text -> '"' + text.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
