package io.wardline.platform.file.sheet;

/** Where a cell stands, as spreadsheet programs write it: {@code C12}. Columns count from 0 here, rows from 1. */
final class CellAddress {
    /** XFD. */
    private static final int MOST_COLUMNS = 16_384;

    private CellAddress() {}

    static String of(int row, int column) {
        var letters = new StringBuilder();
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.append((char) ('A' + (rest - 1) % 26));
        }
        return letters.reverse().toString() + row;
    }

    /**
     * The column of an address such as {@code C12}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static int column(String address) {
        var column = 0;
        var at = 0;
        while (at < address.length() && address.charAt(at) >= 'A' && address.charAt(at) <= 'Z') {
            column = column * 26 + address.charAt(at) - 'A' + 1;
            at++;
            if (column > MOST_COLUMNS) {
                throw new IllegalArgumentException("not the address of a cell");
            }
        }
        if (column == 0 || at == address.length()) {
            throw new IllegalArgumentException("not the address of a cell");
        }
        return column - 1;
    }
}
