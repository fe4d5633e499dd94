package io.wardline.sim.year;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A generic of the list from which batches are made.
///
/// @param unit            its minimal unit
/// @param pack            minimal units in one box, 1 or more
/// @param selectedFen     price of a box of the selected product, in fen
/// @param otherFen        price of a box of the brands beside it, in fen
/// @param boxesAMonth     what a large hospital uses
public record Generic(String code, String name, String unit, int pack, long selectedFen, long otherFen, int boxesAMonth) {
    private static final String FILE = "generics.tsv";
    private static final int FIELDS = 7;

    /// The list, always the same one.
    static List<Generic> list() {
        try (InputStream file = Objects.requireNonNull(Generic.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split("\t", FIELDS)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Generic of(String[] field) {
        return new Generic(
                field[0], field[1], field[2], Integer.parseInt(field[3]), Long.parseLong(field[4]), Long.parseLong(field[5]),
                Integer.parseInt(field[6]));
    }
}
