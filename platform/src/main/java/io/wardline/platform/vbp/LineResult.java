package io.wardline.platform.vbp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done with the lines of a file. */
sealed interface LineResult {
    /**
     * They may be taken in.
     *
     * @param fresh lines that do not stand yet, in the file's order
     * @param known how many stand already with the same content
     * @param withdrawn how many are passed over, because two persons withdrew what says the same
     */
    record Sound(List<Fresh> fresh, int known, int withdrawn) implements LineResult {
        public Sound {
            fresh = List.copyOf(fresh);
        }
    }

    /** None may: everything that is wrong, by row and column. */
    record Wrong(List<Fault> faults) implements LineResult {
        public Wrong {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A line with the numbers that its codes stand for.
     *
     * @param replaces number of the withdrawn line in whose place it comes; null where it is the first of its key
     */
    record Fresh(int row, PlatformLine line, long agreement, long institution, @Nullable Long replaces) {}

    /**
     * One cell that is wrong.
     *
     * @param row as the spreadsheet program shows it
     * @param column the API's name of it
     * @param code its text for people stands under {@code field.<code>}
     */
    record Fault(int row, String column, String code, Map<String, Object> parameters) {
        public Fault {
            parameters = Map.copyOf(parameters);
        }
    }
}
