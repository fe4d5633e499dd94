package io.wardline.sim.year;

import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Goods;
import io.wardline.sim.year.Year.Receipt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the agreement years that have ended bring the institutions (结余留用): prices and shares, what was bought of each brand before, and the
/// scores of the assessment come in as files; then the year is calculated, and statements are approved and published.
public final class YearRetention {
    private static final String CSV = "text/csv";
    private static final int CENTS = 100;
    /// Statements that are published, and those that have their approvals.
    private static final int PUBLISHED = 8;
    private static final int APPROVED = 14;
    private static final int BEST_SCORE = 97;
    private static final int WORSE = 3;
    private static final int SCORES = 15;

    /// A brand before: its name, its price in percent of the dearest one, its boxes in percent of what a large hospital uses in a year.
    private record Brand(String name, int price, int boxes) {}

    private static final List<Brand> BRANDS =
            List.of(new Brand("原研", 100, 310), new Brand("仿制甲", 46, 270), new Brand("仿制乙", 31, 190));

    private final Year year;
    private final Desk officer;
    private final List<Desk> reviewers;
    private final List<Agreement> ended;

    /// @param reviewers at least two, none of whom calculates
    public YearRetention(Year year, Desk officer, List<Desk> reviewers) {
        this.year = year;
        this.officer = officer;
        this.reviewers = List.copyOf(reviewers);
        this.ended = year.agreements().stream().filter(agreement -> agreement.endsOn().isBefore(year.today())).toList();
    }

    /// Brings it in.
    ///
    /// @throws io.wardline.sim.county.ProductFault when the product does not take it
    public void bringIn() {
        int closing = ended.getFirst().endsOn().getYear();
        new RuleDesk(officer, reviewers).putInForce("RT-SZ-2024-DRAFT", "DEMO-RETENTION");
        upload("lines", lines());
        upload("brands", brands());
        upload("scores", scores(closing));
        officer.post("/api/incentive/runs", "year-retention", Map.of("year", closing));
        state(closing);
    }

    private void upload(String what, List<String> rows) {
        byte[] file = (String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8);
        officer.upload("/api/incentive/" + what + "/import", "year-retention-" + what, file, CSV);
    }

    private List<String> lines() {
        Map<String, Long> others = others();
        List<String> rows = new ArrayList<>(List.of(
                "机构编码,批次,协议期,产品编码,中选价,非中选金额,其中高于中选价,其中过评,基金支付比例,参保人占比,上期已留用,来源"));
        for (Agreement agreement : ended) {
            for (Buyer buyer : year.buyers()) {
                for (Generic generic : generics(agreement)) {
                    long fen = others.getOrDefault(agreement.batch() + buyer.code() + generic.code(), 0L) * generic.otherFen();
                    String spent = BigDecimal.valueOf(fen, 2).toPlainString();
                    rows.add(String.join(",", buyer.code(), agreement.batch(), agreement.code(), generic.code(),
                            price(generic.selectedFen(), generic.pack()), spent, spent, "0", buyer.share() > 20 ? "0.68" : "0.75", "0.93",
                            "NO", "年度结算数据" + YearDrawing.MARK));
                }
            }
        }
        return rows;
    }

    /// Boxes of the brands beside, by batch, institution and product, of the years that have ended.
    private Map<String, Long> others() {
        Map<String, Long> boxes = new LinkedHashMap<>();
        for (Receipt receipt : year.receipts()) {
            for (Goods goods : receipt.goods()) {
                boolean counts = !goods.article().selected() && ended.stream().anyMatch(agreement -> agreement.batch()
                        .equals(goods.article().batch())
                        && !receipt.acceptedOn().isBefore(agreement.startsOn()) && !receipt.acceptedOn().isAfter(agreement.endsOn()));
                if (counts) {
                    boxes.merge(goods.article().batch() + receipt.buyer().code() + goods.article().generic().code(), goods.boxes(), Long::sum);
                }
            }
        }
        return boxes;
    }

    private List<String> brands() {
        List<String> rows = new ArrayList<>(List.of("机构编码,批次,协议期,产品编码,品牌,数量,单价,来源"));
        for (Agreement agreement : ended) {
            for (Generic generic : generics(agreement)) {
                for (Brand brand : BRANDS) {
                    long units = 12L * generic.boxesAMonth() * generic.pack() * brand.boxes() / CENTS;
                    rows.add(String.join(",", "COUNTY", agreement.batch(), agreement.code(), generic.code(), brand.name(),
                            Long.toString(units), price(generic.otherFen() * brand.price() / CENTS, generic.pack()),
                            "集采前两年平台订单" + YearDrawing.MARK));
                }
            }
        }
        return rows;
    }

    private List<String> scores(int closing) {
        List<String> rows = new ArrayList<>(List.of("机构编码,年度,得分,依据"));
        for (int at = 0; at < year.buyers().size(); at++) {
            rows.add(year.buyers().get(at).code() + "," + closing + "," + (BEST_SCORE - WORSE * (at % SCORES)) + ",年度考核" + YearDrawing.MARK);
        }
        return rows;
    }

    /// Yuan a minimal unit, as a price list has it.
    private static String price(long fenOfPack, int pack) {
        return BigDecimal.valueOf(fenOfPack, 2).divide(BigDecimal.valueOf(pack), 4, RoundingMode.HALF_UP).toPlainString();
    }

    private List<Generic> generics(Agreement agreement) {
        return year.batches().stream().filter(batch -> batch.code().equals(agreement.batch())).findFirst().orElseThrow().generics();
    }

    /// Some are published, some approved, the rest is calculated.
    private void state(int closing) {
        List<String> paths = new ArrayList<>();
        officer.get("/api/statement/statements?kind=RETENTION&latest=true&limit=500&year=" + closing).path("items")
                .forEach(each -> paths.add("/api/statement/statements/" + each.path("id").asLong()));
        for (int at = 0; at < Math.min(APPROVED, paths.size()); at++) {
            for (int reviewer = 0; reviewer < 2; reviewer++) {
                reviewers.get(reviewer).post(
                        paths.get(at) + "/approvals", "year-retention-" + at + "-" + reviewer, Map.of("words", "与考核和结算数据核对一致"));
            }
            if (at < PUBLISHED) {
                boolean _ = officer.tries(paths.get(at) + "/publication", "year-retention-publication-" + at, Map.of());
            }
        }
    }
}
