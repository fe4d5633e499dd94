package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.file.sheet.SheetForm.Imported;
import io.wardline.platform.file.sheet.SheetImport;
import io.wardline.platform.file.sheet.SheetImport.Options;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.vbp.LineResult.Fault;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files that come in: the provincial platform's lines, and agreed volumes. All of a file or nothing of it. */
final class VbpFiles {
    private final VbpStore store;
    private final PlatformStore lines;
    private final Rollup rollup;
    private final Entries entries;
    private final Acts acts;
    private final Db db;
    private final HeavyWork heavyWork;
    private final CountyTime time;

    VbpFiles(
            VbpStore store, PlatformStore lines, Rollup rollup, Entries entries, Acts acts, Db db, HeavyWork heavyWork,
            CountyTime time) {
        this.store = store;
        this.lines = lines;
        this.rollup = rollup;
        this.entries = entries;
        this.acts = acts;
        this.db = db;
        this.heavyWork = heavyWork;
        this.time = time;
    }

    private record VolumeOptions(Options options, String batch, String agreement) {}

    /**
     * What became of a file of the platform.
     *
     * @param added lines that did not stand yet
     * @param known lines that stood already with the same content
     * @param withdrawn lines that were passed over, because two persons withdrew what says the same
     * @param unmapped of those added how many count nowhere yet
     * @param imported false: it was a dry run, which says what would become of it
     */
    private record LineReport(int rows, int added, int known, int withdrawn, int unmapped, boolean imported) {}

    /** @param again whether lines come back that say just what was withdrawn */
    private record LineOptions(Options options, boolean again) {}

    private record VolumeReport(int rows, int changed, boolean imported) {}

    /** The provincial platform's file; the same file, and lines that stand already or were withdrawn, change nothing. */
    Answer importLines(Request request) {
        var wish = request.query(fields -> new LineOptions(Options.read(fields), fields.flag("again")));
        var options = wish.options();
        var upload = request.upload();
        var sheet = heavyWork.run(() -> SheetImport.read(upload.content(), options.charset(), LineSheet.FORM, LineSheet::line));
        if (options.dryRun()) {
            return Answer.found(db.reading(request.caller().scope(), tx -> {
                var sound = judged(tx, sheet, wish.again());
                var fresh = sound.fresh().size();
                return new LineReport(
                        sheet.rows().size(), fresh, sound.known(), sound.withdrawn(), fresh - lines.resolvable(tx, sound.fresh()), false);
            }));
        }
        return acts.perform(request, "vbp.importLines", (tx, act) -> {
            rollup.facts(tx);
            var sound = judged(tx, sheet, wish.again());
            return Answer.created(takeIn(tx, act, sheet, sound, upload.sha256()));
        });
    }

    private LineReport takeIn(Tx tx, Act act, SheetImport<PlatformLine> sheet, LineResult.Sound sound, String sha256) {
        var added = lines.add(tx, act, sha256, sheet.rows().size(), sound.fresh());
        lines.resolve(tx, added);
        rollup.recount(tx, lines.cells(tx, added));
        if (!added.isEmpty()) {
            acts.changed(tx, act, List.of(Change.added("platformFile/" + sha256, "lines", Integer.toString(added.size()))));
        }
        return new LineReport(sheet.rows().size(), added.size(), sound.known(), sound.withdrawn(), added.size() - lines.resolved(tx, added), true);
    }

    /**
     * The lines that may be taken in.
     *
     * @throws Malformed with everything that is wrong in the file, by its cell
     */
    private LineResult.Sound judged(Tx tx, SheetImport<PlatformLine> sheet, boolean again) {
        var rows = sheet.rows().stream().map(Imported::row).toList();
        var facts = new LineFacts(
                lines.periods(tx, distinct(rows, PlatformLine::batch)),
                lines.institutions(tx, distinct(rows, PlatformLine::account)),
                lines.known(tx, distinct(rows, PlatformLine::key)),
                lines.stood(tx, distinct(rows, PlatformLine::code)),
                time.today(), again);
        return switch (LineCalculation.assess(facts, sheet.rows())) {
            case LineResult.Sound sound -> {
                SheetForm.requireNone(sheet.errors());
                yield sound;
            }
            case LineResult.Wrong(var faults) -> throw wrong(sheet, faults);
        };
    }

    private static Malformed wrong(SheetImport<PlatformLine> sheet, List<Fault> faults) {
        var errors = new ArrayList<>(sheet.errors());
        faults.forEach(fault -> errors.add(LineSheet.FORM.at(
                sheet.content(), fault.row(), new FieldError(fault.column(), fault.code(), fault.parameters()))));
        try {
            SheetForm.requireNone(errors);
        } catch (Malformed all) {
            return all;
        }
        throw new IllegalStateException("a file without a fault was called wrong");
    }

    /** The platform's files that were taken in, the newest first. */
    Answer files(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> lines.files(tx, page.afterNumber().orElse(null), page.fetch()));
        return Answer.found(Listing.of(page, found, file -> Long.toString(file.id())));
    }

    /** Agreed volumes of one period; what the file does not name stays as it is. */
    Answer importVolumes(Request request) {
        var wish = request.query(fields -> new VolumeOptions(
                Options.read(fields), fields.text("batch", VbpRoutes.LONGEST_CODE), fields.text("agreement", VbpRoutes.LONGEST_CODE)));
        var upload = request.upload();
        var sheet = heavyWork.run(() -> SheetImport.read(
                upload.content(), wish.options().charset(), VolumeSheet.FORM, VolumeSheet.Row::read));
        if (wish.options().dryRun()) {
            return db.reading(request.caller().scope(), tx -> volumes(tx, wish, sheet)
                    .<Answer>map(_ -> Answer.found(new VolumeReport(sheet.rows().size(), 0, false)))
                    .orElseGet(() -> unknownPeriod(wish)));
        }
        return acts.perform(request, "vbp.importVolumes", (tx, act) -> volumes(tx, wish, sheet)
                .<Answer>map(volumes -> {
                    var changed = entries.put(
                            tx, act, volumes.agreement(), volumes.quantities(), volumes.subjects(), "file " + upload.sha256());
                    return Answer.created(new VolumeReport(sheet.rows().size(), changed, true));
                })
                .orElseGet(() -> unknownPeriod(wish)));
    }

    private static Answer unknownPeriod(VolumeOptions wish) {
        return Answer.refused("vbp_volume_agreement_fkey", Map.of("agreement", wish.batch() + " " + wish.agreement()));
    }

    /** What the file says, and in which of its rows. */
    private record Volumes(long agreement, Map<Cell, Long> quantities, Map<Cell, Integer> rows, Map<Cell, String> subjects) {}

    private Optional<Volumes> volumes(Tx tx, VolumeOptions wish, SheetImport<VolumeSheet.Row> sheet) {
        var batch = store.batch(tx, wish.batch());
        return batch.flatMap(found -> store.agreement(tx, found, wish.agreement())).map(agreement -> {
            var products = store.products(tx, batch.get());
            var institutions = store.institutions(
                    tx, distinct(sheet.rows().stream().map(Imported::row).toList(), VolumeSheet.Row::institution));
            var errors = new ArrayList<>(sheet.errors());
            var volumes = new Volumes(agreement, new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (var row : sheet.rows()) {
                put(volumes, sheet, row, institutions.get(row.row().institution()), products.get(row.row().product()), errors, wish);
            }
            SheetForm.requireNone(errors);
            return volumes;
        });
    }

    private static void put(
            Volumes volumes, SheetImport<VolumeSheet.Row> sheet, Imported<VolumeSheet.Row> row,
            @Nullable Long institution, @Nullable Long product,
            List<FieldError> errors, VolumeOptions wish) {
        if (institution == null) {
            errors.add(VolumeSheet.FORM.at(sheet.content(), row.number(), new FieldError(
                    "institution", "vbp_institution_unknown", Map.of("institution", row.row().institution()))));
        }
        if (product == null) {
            errors.add(VolumeSheet.FORM.at(sheet.content(), row.number(), new FieldError(
                    "product", "vbp_product_unknown", Map.of("product", row.row().product(), "batch", wish.batch()))));
        }
        if (institution != null && product != null) {
            var cell = new Cell(volumes.agreement(), institution, product);
            var earlier = volumes.rows().putIfAbsent(cell, row.number());
            if (earlier != null) {
                errors.add(VolumeSheet.FORM.at(sheet.content(), row.number(), new FieldError(
                        "product", "sheet_twice", Map.of("row", earlier))));
            }
            volumes.quantities().putIfAbsent(cell, row.row().quantity());
            volumes.subjects().put(
                    cell, Entries.subject(wish.batch(), wish.agreement(), row.row().institution(), row.row().product()));
        }
    }

    private static <R, K> List<K> distinct(List<R> rows, Function<R, K> key) {
        return List.copyOf(rows.stream().map(key).collect(HashSet::new, HashSet::add, HashSet::addAll));
    }
}
