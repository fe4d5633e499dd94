package io.wardline.platform.file;

import io.wardline.platform.db.Tx;

/**
 * Hands out numbers without a gap: a number is taken inside the transaction that issues its document, and whoever needs the
 * next one of the same series waits until that transaction has ended. So take it late, when everything else is done.
 */
public final class DocumentNumbers {
    private final FileStore store = new FileStore();

    /**
     * The next number of a series.
     *
     * @param institution whose series it is
     * @param year of issue, by the county's calendar
     */
    public DocumentNumber take(Tx tx, Institutions.Named institution, String type, int year) {
        // Checks the form before the row is locked.
        var form = new DocumentNumber(institution.code(), type, year, 1);
        return new DocumentNumber(institution.code(), type, year, store.takeNumber(tx, institution.id(), form));
    }
}
