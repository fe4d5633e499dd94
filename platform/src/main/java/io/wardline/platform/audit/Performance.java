package io.wardline.platform.audit;

import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Answer;

/** What an act does, in the act's own transaction. A refused or absent answer rolls everything back. */
@FunctionalInterface
public interface Performance {
    /** Reads, decides, writes. It may run more than once, so it changes nothing but the database. */
    Answer perform(Tx tx, Act act);
}
