package io.wardline.platform.trace;

import io.wardline.platform.db.Db;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;

/** The lives of pieces and lots. */
public final class Trace {
    private final CountyTime time;

    /** With the clock that says which holds are in force. */
    public Trace(CountyTime time) {
        this.time = time;
    }

    /** Declares {@code /api/trace}. */
    public void declareRoutes(Routes routes, Db db) {
        new TraceRoutes(time, db).register(routes);
    }
}
