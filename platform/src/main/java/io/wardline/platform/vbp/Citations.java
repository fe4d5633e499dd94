package io.wardline.platform.vbp;

import io.wardline.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has frozen figures of procurement. What is frozen does not change with them; it shows the difference. */
public interface Citations {
    /**
     * A figure's place.
     *
     * @param line as statements name it: {@code batch/agreement/product}
     */
    record Figure(long institution, String line) {}

    /**
     * A statement that cites one.
     *
     * @param number under which it was published; null where it was not yet
     */
    record Cited(long statement, String institution, int year, int version, @Nullable String number) {}

    /** The statements that stand and cite any of these figures, by institution and year. */
    List<Cited> citing(Tx tx, Collection<Figure> figures);
}
