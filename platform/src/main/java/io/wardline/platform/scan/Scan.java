package io.wardline.platform.scan;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.codes.ScanReading;

/** What a scan means. */
public final class Scan {
    private final ScanStore store = new ScanStore();
    private final CountyTime time;
    private final Db db;

    /** With the clock that says what has expired and which holds are in force. */
    public Scan(CountyTime time, Db db) {
        this.time = time;
        this.db = db;
    }

    /** Declares {@code /api/scan}. */
    public void declareRoutes(Routes routes) {
        new ScanRoutes(this).register(routes);
    }

    /**
     * Reads, looks up, decides.
     *
     * @param scope whose things may be found
     * @param raw the characters as the scanner sent them
     */
    ScanResult resolve(RowScope scope, String raw) {
        var reading = ScanReading.parse(raw, time.today());
        var keys = ScanKeys.of(reading);
        var facts = db.reading(scope, tx -> store.facts(tx, keys, time.now()));
        return ScanCalculation.resolve(reading, keys, facts, time.today());
    }
}
