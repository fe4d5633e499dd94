package io.wardline.platform.alarm;

import io.wardline.platform.db.Tx;
import java.time.Duration;
import java.util.List;

/** A room that watches causes. It keeps nothing: whenever it is asked it says what is there now. */
public interface AlarmSource {
    /** How long after one look it is asked again. */
    Duration pace();

    /** Every kind that it may ever name. */
    List<AlarmKind> kinds();

    /**
     * Every cause that is there now; what is not named is gone. The transaction sees the whole county.
     *
     * @return at most some thousand, no two of the same kind and subject
     */
    List<Sighting> look(Tx tx);
}
