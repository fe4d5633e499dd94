package io.wardline.platform.incentive;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.web.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the tables that people fill in, row by row or by file.
 *
 * @param word of its route
 * @param act of an import; of a single row {@code oneAct}
 * @param institution code that a row names
 * @param line that a row names; empty where it names none
 * @param rest of a row's key beside institution and line
 * @param words everything else of a row, as the audit has it
 */
record EntryKind<R>(
        String word, String act, String oneAct, SheetForm<R> form, Function<Fields, R> reader, Function<R, String> institution,
        Function<R, Optional<LineKey>> line, Function<R, String> rest, Function<R, String> words) {
    static final EntryKind<LineEntry> LINES = new EntryKind<>(
            "lines", "incentive.importLines", "incentive.putLine",
            new SheetForm<>("留用测算数据 Retention", List.of(
                    Column.required("institution", "机构编码", "Institution", row -> Cell.text(row.institution())),
                    Column.required("batch", "批次", "Batch", row -> Cell.text(row.line().batch())),
                    Column.required("agreement", "协议期", "Agreement", row -> Cell.text(row.line().agreement())),
                    Column.required("product", "产品编码", "Product", row -> Cell.text(row.line().product())),
                    Column.required("selectedPrice", "中选价", "Selected price", row -> price(row.priceTenThousandths())),
                    Column.required("otherAmount", "非中选金额", "Spent on others", row -> fen(row.otherFen())),
                    Column.required("otherDearerAmount", "其中高于中选价", "Of that dearer", row -> fen(row.otherDearerFen())),
                    Column.required("otherEvaluatedAmount", "其中过评", "Of that evaluated", row -> fen(row.otherEvaluatedFen())),
                    Column.required("fundRatio", "基金支付比例", "Fund ratio", row -> share(row.fundMillionths())),
                    Column.required("insuredShare", "参保人占比", "Insured share", row -> share(row.insuredMillionths())),
                    Column.required("retainedBefore", "上期已留用", "Retained before", row -> Cell.text(row.retainedBefore() ? "YES" : "NO")),
                    Column.required("source", "来源", "Source", row -> Cell.text(row.source())))),
            LineEntry::read, LineEntry::institution, row -> Optional.of(row.line()), _ -> "", EntryKind::words);

    static final EntryKind<BrandEntry> BRANDS = new EntryKind<>(
            "brands", "incentive.importBrands", "incentive.putBrand",
            new SheetForm<>("集采前采购 Brands", List.of(
                    Column.required("institution", "机构编码", "Institution", row -> Cell.text(row.institution())),
                    Column.required("batch", "批次", "Batch", row -> Cell.text(row.line().batch())),
                    Column.required("agreement", "协议期", "Agreement", row -> Cell.text(row.line().agreement())),
                    Column.required("product", "产品编码", "Product", row -> Cell.text(row.line().product())),
                    Column.required("brand", "品牌", "Brand", row -> Cell.text(row.brand())),
                    Column.required("units", "数量", "Units", row -> new Cell.Whole(row.units())),
                    Column.required("price", "单价", "Price", row -> price(row.priceTenThousandths())),
                    Column.required("source", "来源", "Source", row -> Cell.text(row.source())))),
            BrandEntry::read, BrandEntry::institution, row -> Optional.of(row.line()), BrandEntry::brand,
            row -> row.units() + " " + row.priceTenThousandths() + " " + row.source());

    static final EntryKind<ScoreEntry> SCORES = new EntryKind<>(
            "scores", "incentive.importScores", "incentive.putScore",
            new SheetForm<>("考核得分 Scores", List.of(
                    Column.required("institution", "机构编码", "Institution", row -> Cell.text(row.institution())),
                    Column.required("year", "年度", "Year", row -> new Cell.Whole(row.year())),
                    Column.required("score", "得分", "Score", row -> Cell.text(Scaled.text(row.scoreTenThousandths(), Scaled.TEN_THOUSANDTHS))),
                    Column.required("evidence", "依据", "Evidence", row -> Cell.text(row.evidence())))),
            ScoreEntry::read, ScoreEntry::institution, _ -> Optional.empty(), row -> Integer.toString(row.year()),
            row -> row.scoreTenThousandths() + " " + row.evidence());

    /** A row's key in words. */
    String subject(R row) {
        return "incentive/" + word + "/" + institution.apply(row) + line.apply(row).map(line -> "/" + line.code()).orElse("")
                + (rest.apply(row).isEmpty() ? "" : "/" + rest.apply(row));
    }

    private static String words(LineEntry row) {
        return row.priceTenThousandths() + " " + row.otherFen() + " " + row.otherDearerFen() + " " + row.otherEvaluatedFen() + " "
                + row.fundMillionths() + " " + row.insuredMillionths() + " " + row.retainedBefore() + " " + row.source();
    }

    private static Cell price(long tenThousandths) {
        return Cell.text(Scaled.text(tenThousandths, Scaled.TEN_THOUSANDTHS));
    }

    private static Cell fen(long fen) {
        return Cell.text(Scaled.text(fen, Scaled.FEN));
    }

    private static Cell share(int millionths) {
        return Cell.text(Scaled.text(millionths, Scaled.MILLIONTHS));
    }
}
