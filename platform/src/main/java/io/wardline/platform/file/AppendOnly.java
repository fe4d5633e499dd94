package io.wardline.platform.file;

import java.util.List;

/**
 * A table of this room whose rows are facts. The seals stand higher, so the wiring hands it up to them.
 *
 * @param name of the table
 * @param key the columns of its primary key, in the order in which {@code rows} sorts
 * @param rows a statement of the form that the seals ask for
 */
public record AppendOnly(String name, List<String> key, String rows) {
    public AppendOnly {
        key = List.copyOf(key);
    }
}
