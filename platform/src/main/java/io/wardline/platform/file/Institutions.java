package io.wardline.platform.file;

import io.wardline.platform.db.Tx;
import java.util.Optional;

/** The institutions, which stand higher: the wiring hands them in. */
@FunctionalInterface
public interface Institutions {
    /**
     * An institution as a file names it.
     *
     * @param id its key, by which row policies know whose rows are its own
     */
    record Named(long id, String code, String name) {
        /** With what every name of a fictional county ends, so that no screen and no paper can be taken for a real one. */
        private static final String FICTIONAL = "（演示）";

        /** Whether it belongs to a demonstration, or to a county that people learn with. */
        boolean isFictional() {
            return name.endsWith(FICTIONAL);
        }
    }

    /** The institution of a code; empty where there is none, or none within the scope of the transaction. */
    Optional<Named> find(Tx tx, String code);
}
