package io.wardline.platform.vbp;

import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.MatrixStore.Counted;
import io.wardline.platform.vbp.MatrixStore.Field;
import io.wardline.platform.vbp.ProgressStore.Filter;
import io.wardline.platform.vbp.ProgressView.Judged;
import io.wardline.platform.vbp.ProgressView.Overview;
import io.wardline.platform.web.Json;
import io.wardline.platform.web.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Today's matrix of institutions and batches. What was reckoned of a field is remembered together with the count of its changes, the
 * day and the rule; whoever asks is told the present figures, and only what has changed since is reckoned again. A memory of figures
 * that nobody may see is of no use to anybody: which fields are told is decided by the database, for every caller anew.
 */
final class Matrix {
    /** More fields than a province has; beyond it the memory begins again. */
    private static final int MOST_REMEMBERED = 20_000;

    /** Answers of so many fields at most are kept as they were written, and so many of them. */
    private static final int MOST_WRITTEN_FIELDS = 1_000;

    private static final int MOST_WRITTEN = 64;

    private final MatrixStore store = new MatrixStore();
    private final Map<Field, Remembered> memory = new ConcurrentHashMap<>();
    private final Map<List<Counted>, Written> answers = new ConcurrentHashMap<>();

    /** An answer as it was written; the counts under which it is kept say everything that it depends on but day and rule. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a socket; never compared.
    private record Written(Measure measure, byte[] body) {}

    /**
     * A field as it was reckoned.
     *
     * @param overview null where nothing counts in it, so that it has no place in the matrix
     */
    private record Remembered(long times, Measure measure, @Nullable Overview overview) {}

    /**
     * The fields of a filter without a product, in their order; empty where they are more than may be told at once.
     *
     * @param measure of today
     */
    Optional<List<Overview>> today(Tx tx, Filter filter, Measure measure, int most) {
        var fields = store.fields(tx, filter, most + 1);
        return fields.size() > most ? Optional.empty() : Optional.of(told(tx, fields, measure));
    }

    /** The same as the answer that tells of them. */
    Optional<byte[]> written(Tx tx, Filter filter, Measure measure, int most) {
        var fields = store.fields(tx, filter, most + 1);
        if (fields.size() > most) {
            return Optional.empty();
        }
        var known = answers.get(fields);
        if (known != null && known.measure().equals(measure)) {
            return Optional.of(known.body());
        }
        var body = Json.write(Judged.of(Listing.whole(told(tx, fields, measure)), measure));
        if (fields.size() <= MOST_WRITTEN_FIELDS) {
            if (answers.size() >= MOST_WRITTEN) {
                answers.clear();
            }
            answers.put(fields, new Written(measure, body));
        }
        return Optional.of(body);
    }

    /** Each field is looked up once: between two looks another request may have put an older one there. */
    private List<Overview> told(Tx tx, List<Counted> fields, Measure measure) {
        var known = new HashMap<Field, Remembered>();
        for (var each : fields) {
            var found = memory.get(each.field());
            if (found != null && found.times() == each.times() && found.measure().equals(measure)) {
                known.put(each.field(), found);
            }
        }
        known.putAll(reckoned(tx, fields.stream().filter(each -> !known.containsKey(each.field())).toList(), measure));
        var told = new ArrayList<Overview>(fields.size());
        for (var each : fields) {
            var overview = Objects.requireNonNull(known.get(each.field())).overview();
            if (overview != null) {
                told.add(overview);
            }
        }
        return told;
    }

    /** The counts were read before the figures: what changes in between is reckoned once more, and never missed. */
    private Map<Field, Remembered> reckoned(Tx tx, List<Counted> stale, Measure measure) {
        var reckoned = new HashMap<Field, Remembered>();
        if (stale.isEmpty()) {
            return reckoned;
        }
        var rows = new HashMap<Field, List<ProgressRow>>();
        store.products(tx, stale.stream().map(Counted::field).toList(), measure.asOf())
                .forEach(product -> rows.computeIfAbsent(product.field(), _ -> new ArrayList<>()).add(product.row()));
        for (var each : stale) {
            var products = rows.get(each.field());
            reckoned.put(each.field(), new Remembered(
                    each.times(), measure, products == null ? null : ProgressView.overviewOf(products, measure)));
        }
        if (memory.size() > MOST_REMEMBERED) {
            memory.clear();
        }
        memory.putAll(reckoned);
        return reckoned;
    }
}
