package io.wardline.platform.catalog;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Deed;
import io.wardline.platform.file.Download;
import io.wardline.platform.file.Printing;
import io.wardline.platform.file.paper.FontMissing;
import io.wardline.platform.file.paper.Paper;
import io.wardline.platform.file.paper.Typeface;
import io.wardline.platform.file.sheet.SheetCharset;
import io.wardline.platform.file.sheet.SheetContent;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.file.sheet.SheetForm.Imported;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.file.sheet.SheetReader;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue goes out and comes in as a spreadsheet. */
final class CatalogFiles {
    private final Catalog catalog;
    private final Acts acts;
    private final Db db;
    private final HeavyWork heavyWork;

    private final Printing printing;

    CatalogFiles(Catalog catalog, Acts acts, Db db, HeavyWork heavyWork, Printing printing) {
        this.catalog = catalog;
        this.acts = acts;
        this.db = db;
        this.heavyWork = heavyWork;
        this.printing = printing;
    }

    private record Wish(SheetFormat format, @Nullable String search) {
        String filter() {
            return search == null ? "" : search;
        }
    }

    private record PrintWish(String institution, @Nullable String search) {}

    private record Options(boolean dryRun, SheetCharset charset) {}

    private record Sheet(SheetContent content, List<Imported<NewItem>> rows) {
        List<NewItem> items() {
            return rows.stream().map(Imported::row).toList();
        }
    }

    private record Report(int rows, boolean imported) {}

    /** Every item of the filtered view, page by page, so that no statement and no answer of the database is long. */
    Answer export(Request request) {
        var wish = request.query(fields -> new Wish(
                fields.optionalParsed("format", 8, SheetFormat::of).orElse(SheetFormat.XLSX),
                fields.optionalText("search", CatalogRoutes.LONGEST_SEARCH).orElse(null)));
        return Download.sheet(
                request, ItemSheet.FORM, "catalog-items", wish.format(), wish.filter(), items(request, wish.search()));
    }

    /** The filtered view as a numbered document of an institution. */
    Answer print(Request request) {
        var wish = request.body(fields -> new PrintWish(
                fields.text("institution", 32), fields.optionalText("search", CatalogRoutes.LONGEST_SEARCH).orElse(null)));
        var search = wish.search();
        var rows = items(request, search).limit(Paper.MOST_ROWS + 1L).map(ItemSheet::printed).toList();
        if (rows.size() > Paper.MOST_ROWS) {
            return Answer.refused("catalog_print_too_long", Map.of("most", Paper.MOST_ROWS));
        }
        var paper = new Printing.Wish(wish.institution(), "CAT", "目录清单 Catalogue",
                List.of(new Paper.Fact("筛选条件 Filter", search == null ? "无 none" : search),
                        new Paper.Fact("行数 Rows", Integer.toString(rows.size()))),
                ItemSheet.PRINTED, rows, List.of("制表人 Made by", "审核人 Reviewed by"));
        try {
            return acts.perform(request, "catalog.printItems", (tx, act) -> printing
                    .print(tx, new Deed(act.id(), act.account(), act.requestId(), act.at()), paper, request.ownAddress())
                    .<Answer>map(Answer::created)
                    .orElseGet(() -> Answer.refused("place_institution_fkey", Map.of("institution", wish.institution()))));
        } catch (FontMissing e) {
            return Answer.refusedForNow("file_font_missing", Map.of("places", Typeface.PLACES.toString()));
        }
    }

    /** All or nothing: every wrong cell is named, and with {@code dry-run} nothing is kept even where all are right. */
    Answer importItems(Request request) {
        var options = request.query(fields ->
                new Options(fields.flag("dry-run"), fields.optionalChoice("charset", SheetCharset.class).orElse(SheetCharset.DETECT)));
        var upload = request.upload();
        var sheet = heavyWork.run(() -> read(upload.content(), options.charset()));
        if (options.dryRun()) {
            db.inTransaction(request.caller().scope(), tx -> {
                requireFree(tx, sheet);
                return sheet;
            });
            return Answer.found(new Report(sheet.rows().size(), false));
        }
        return acts.perform(request, "catalog.importItems", (tx, act) -> {
            requireFree(tx, sheet);
            if (!catalog.addAll(tx, act, sheet.items(), upload.sha256())) {
                // Somebody took a code in between; now it can be seen which.
                requireFree(tx, sheet);
            }
            return Answer.created(new Report(sheet.rows().size(), true));
        });
    }

    private static Sheet read(byte[] bytes, SheetCharset charset) {
        var content = SheetReader.read(bytes, charset);
        var rows = ItemSheet.FORM.read(content, CatalogRoutes::newItem);
        SheetForm.requireNone(ItemSheet.twice(content, rows));
        return new Sheet(content, rows);
    }

    /** @throws Malformed naming every cell whose code or GTIN is taken */
    private void requireFree(Tx tx, Sheet sheet) {
        var items = sheet.items();
        SheetForm.requireNone(ItemSheet.taken(
                sheet.content(), sheet.rows(), catalog.takenCodes(tx, items), catalog.takenGtins(tx, items)));
    }

    private Stream<Item> items(Request request, @Nullable String search) {
        var scope = request.caller().scope();
        return Download.parts("", after -> page(scope, after, search), Item::code);
    }

    private List<Item> page(RowScope scope, String after, @Nullable String search) {
        return db.reading(scope, tx -> catalog.items(tx, new Page(Page.MOST, after), search));
    }
}
