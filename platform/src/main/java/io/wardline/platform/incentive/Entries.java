package io.wardline.platform.incentive;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.incentive.EntryStore.LineNumbers;
import io.wardline.platform.incentive.EntryStore.Placed;
import io.wardline.platform.web.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Enters what people know; what stood before is kept by the book of acts, and what stands already changes nothing. */
final class Entries {
    private final EntryStore store;
    private final Acts acts;

    Entries(EntryStore store, Acts acts) {
        this.store = store;
        this.acts = acts;
    }

    /** What a row names by its codes. */
    private record Names(Map<String, Long> institutions, Map<String, LineNumbers> lines) {}

    /**
     * Finds what the rows name.
     *
     * @param numberOf the number by which people know a row, such as its own in a file; rows are counted from 0 here
     * @param wrong is told of every row that names something unknown, or says what an earlier row has said, which it names
     */
    <R> List<Placed<R>> place(Tx tx, EntryKind<R> kind, List<R> rows, IntUnaryOperator numberOf, BiConsumer<Integer, FieldError> wrong) {
        var names = names(tx, kind, rows);
        var placed = new ArrayList<Placed<R>>(rows.size());
        var keys = new HashMap<String, Integer>();
        for (var at = 0; at < rows.size(); at++) {
            var found = place(kind, names, rows.get(at), at, wrong);
            if (found == null) {
                continue;
            }
            var earlier = keys.putIfAbsent(found.key(), at);
            if (earlier == null) {
                placed.add(found);
            } else {
                wrong.accept(at, new FieldError("institution", "sheet_twice", Map.of("row", numberOf.applyAsInt(earlier))));
            }
        }
        return placed;
    }

    private <R> Names names(Tx tx, EntryKind<R> kind, List<R> rows) {
        var institutions = new HashSet<String>();
        var lines = new HashSet<String>();
        for (var row : rows) {
            institutions.add(kind.institution().apply(row));
            kind.line().apply(row).map(LineKey::code).ifPresent(lines::add);
        }
        return new Names(store.institutions(tx, institutions), store.lines(tx, lines));
    }

    private static <R> @Nullable Placed<R> place(
            EntryKind<R> kind, Names names, R row, int at, BiConsumer<Integer, FieldError> wrong) {
        var code = kind.institution().apply(row);
        var institution = names.institutions().get(code);
        // The county itself buys nothing; its code stands for the region, which only former purchases may name.
        if (institution == null || (code.equals(BrandEntry.REGION) && !(row instanceof BrandEntry))) {
            wrong.accept(at, new FieldError("institution", "vbp_institution_unknown", Map.of("institution", code)));
            institution = null;
        }
        var named = kind.line().apply(row);
        var line = named.map(each -> Optional.ofNullable(names.lines().get(each.code())))
                .orElseGet(() -> Optional.of(new LineNumbers(0, 0)));
        if (line.isEmpty()) {
            wrong.accept(at, new FieldError("product", "incentive_line_unknown", Map.of("line", named.orElseThrow().code())));
        }
        return institution == null || line.isEmpty()
                ? null
                : new Placed<>(row, line.get().agreement(), institution, line.get().product(), kind.rest().apply(row));
    }

    int putLines(Tx tx, Act act, List<Placed<LineEntry>> rows) {
        store.lock(tx);
        var fresh = fresh(EntryKind.LINES, rows, store.linesBefore(tx, rows), tx, act);
        store.putLines(tx, act, fresh);
        return fresh.size();
    }

    int putBrands(Tx tx, Act act, List<Placed<BrandEntry>> rows) {
        store.lock(tx);
        var fresh = fresh(EntryKind.BRANDS, rows, store.brandsBefore(tx, rows), tx, act);
        store.putBrands(tx, act, fresh);
        return fresh.size();
    }

    int putScores(Tx tx, Act act, List<Placed<ScoreEntry>> rows) {
        store.lock(tx);
        var fresh = fresh(EntryKind.SCORES, rows, store.scoresBefore(tx, rows), tx, act);
        store.putScores(tx, act, fresh);
        return fresh.size();
    }

    /** Those that say something new, which is noted. */
    private <R> List<Placed<R>> fresh(EntryKind<R> kind, List<Placed<R>> rows, Map<String, String> before, Tx tx, Act act) {
        var fresh = new ArrayList<Placed<R>>();
        var changes = new ArrayList<Change>();
        for (var row : rows) {
            var stood = before.get(row.key());
            var words = kind.words().apply(row.row());
            if (!words.equals(stood)) {
                fresh.add(row);
                changes.add(new Change(kind.subject(row.row()), "entry", stood, words, null));
            }
        }
        acts.changed(tx, act, changes);
        return fresh;
    }
}
