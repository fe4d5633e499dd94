package io.wardline.platform.vbp;

import io.wardline.platform.web.WrongForm;
import java.util.Arrays;
import java.util.List;

/** What a line of the provincial platform counts. */
enum PackUnit {
    /** Boxes as the platform sells them; a mapping says how many base units are in one. A carton (箱) holds many of them and is refused. */
    BOX("BOX", "盒"),
    /** Base units of the item. */
    UNIT("UNIT", "最小单位");

    private final List<String> words;

    PackUnit(String... words) {
        this.words = List.of(words);
    }

    /** The unit that a file names by its code or in Chinese. */
    static PackUnit of(String word) {
        return Arrays.stream(values())
                .filter(unit -> unit.words.contains(word))
                .findFirst()
                .orElseThrow(() -> new WrongForm("pack_unit"));
    }
}
