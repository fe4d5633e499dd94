package io.wardline.sim.year;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.sim.county.ProductFault;
import io.wardline.sim.county.Sgtin;
import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Article;
import io.wardline.sim.year.Year.Goods;
import io.wardline.sim.year.Year.Line;
import io.wardline.sim.year.Year.Mapping;
import io.wardline.sim.year.Year.Receipt;
import io.wardline.sim.year.Year.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings a year in: every fact by the door and the person that it comes by in a county. Each step has a key of its own, so a year that
/// was broken off is brought in again and nothing stands twice.
public final class YearDoors {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// Company prefix of the articles' GTINs, the demo catalogue's.
    private static final int PREFIX = 6_901_234;
    /// Institutions that tell at the same time; the product has more to do than to wait for one of them.
    private static final int AT_ONCE = 3;

    private final Year year;
    private final Desk system;
    private final Desk officer;
    private final List<Desk> reviewers;

    /// @param system    the institutions' own systems: a service account that sets up and receives
    /// @param officer   of the bureau, who enters and proposes
    /// @param reviewers at least two, who read and accept
    public YearDoors(Year year, Desk system, Desk officer, List<Desk> reviewers) {
        if (reviewers.size() < 2) {
            throw new IllegalArgumentException("two persons review, not " + reviewers.size());
        }
        this.year = year;
        this.system = system;
        this.officer = officer;
        this.reviewers = List.copyOf(reviewers);
    }

    /// Brings everything in.
    ///
    /// @throws ProductFault when the product does not take it
    public void bringIn() {
        articles();
        batches();
        year.mappings().stream().filter(mapping -> !mapping.late()).forEach(this::map);
        byInstitution(Year::reports, Report::institution, this::report);
        released();
        byInstitution(Year::receipts, receipt -> receipt.buyer().code(), this::receive);
        files();
        year.mappings().stream().filter(Mapping::late).forEach(this::map);
    }

    private void articles() {
        year.suppliers().forEach(supplier ->
                system.post("/api/ledger/owners", "year-owner-" + supplier.code(), Map.of("code", supplier.code(), "name", supplier.name())));
        String sheet = year.articles().stream()
                .map(each -> String.join(
                        ",", each.code(), Sgtin.gtin(PREFIX, 0, each.number()), each.name(), each.generic().unit(), "MEDICINE", each.maker()))
                .collect(Collectors.joining("\r\n", "code,gtin,name,baseUnit,itemClass,maker\r\n", "\r\n"));
        system.upload("/api/catalog/items/import", "year-articles", sheet.getBytes(StandardCharsets.UTF_8), CSV);
    }

    private void batches() {
        year.batches().forEach(batch -> {
            officer.post("/api/vbp/batches", "year-batch-" + batch.code(), Map.of(
                    "code", batch.code(), "name", batch.name(), "source", batch.source()));
            batch.generics().forEach(generic -> officer.post("/api/vbp/products", "year-product-" + generic.code(), Map.of(
                    "batch", batch.code(), "code", generic.code(), "name", generic.name(), "unit", generic.unit())));
        });
        year.articles().forEach(this::item);
        year.agreements().forEach(agreement -> {
            officer.post("/api/vbp/agreements", key("agreement", agreement), Map.of(
                    "batch", agreement.batch(), "code", agreement.code(), "startsOn", agreement.startsOn().toString(),
                    "endsOn", agreement.endsOn().toString()));
            officer.upload(
                    "/api/vbp/volumes/import?batch=" + agreement.batch() + "&agreement=" + agreement.code(), key("volumes", agreement),
                    volumes(agreement), CSV);
        });
        year.buyers().forEach(buyer -> officer.post("/api/vbp/accounts", "year-account-" + buyer.code(), Map.of(
                "code", buyer.account(), "institution", buyer.code())));
    }

    private void item(Article article) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "batch", article.batch(), "product", article.generic().code(), "item", article.code()));
        if (article.selected()) {
            body.put("supplier", article.selectedFrom());
        }
        officer.post("/api/vbp/items", "year-item-" + article.code(), body);
    }

    private static String key(String what, Agreement agreement) {
        return "year-" + what + "-" + agreement.batch() + "-" + agreement.code();
    }

    private byte[] volumes(Agreement agreement) {
        return year.volumes().stream()
                .filter(each -> each.batch().equals(agreement.batch()) && each.agreement().equals(agreement.code()))
                .map(each -> each.institution() + "," + each.product() + "," + each.quantity())
                .collect(Collectors.joining("\r\n", "机构编码,产品编码,约定采购量\r\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// One proposes, another one has the leaflet at hand and accepts.
    private void map(Mapping mapping) {
        String key = "year-mapping-" + mapping.article().code() + "-" + mapping.factor() + (mapping.late() ? "-late" : "");
        JsonNode proposed = officer.post("/api/vbp/mappings", key, Map.of(
                "code", mapping.article().platformCode(), "item", mapping.article().code(), "packFactor", mapping.factor(),
                "startsOn", mapping.startsOn().toString(), "source", mapping.late() ? "核对说明书后更正" : "省平台产品目录"));
        if (mapping.accepted()) {
            reviewers.getFirst().post("/api/vbp/mappings/" + proposed.path("id").asLong() + "/review", key + "-review", Map.of(
                    "accepted", true, "words", "与说明书一致"));
        }
    }

    private void report(Report report) {
        String key = "year-report-" + report.batch() + report.agreement() + "-" + report.institution() + "-" + report.product();
        Map<String, Object> cell = Map.of(
                "batch", report.batch(), "agreement", report.agreement(), "institution", report.institution(), "product", report.product());
        Map<String, Object> body = new LinkedHashMap<>(cell);
        body.put("reportedUnits", report.quantity());
        body.put("meanUnits", report.mean());
        if (!report.reason().isEmpty()) {
            body.put("reason", report.reason());
        }
        system.post("/api/vbp/reports", key, body);
        if (report.approved()) {
            Map<String, Object> approval = new LinkedHashMap<>(cell);
            approval.put("reportedUnits", report.quantity());
            approval.put("meanUnits", report.mean());
            approval.put("words", "已核对两年用量");
            reviewers.getLast().post("/api/vbp/reports/approval", key + "-approval", approval);
        }
    }

    /// A year that is entered afterwards: a reviewer releases its days, and the institutions' systems enter them.
    private void released() {
        year.buyers().forEach(buyer -> year.receipts().stream()
                .filter(receipt -> receipt.buyer().equals(buyer))
                .map(Receipt::acceptedOn)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> reviewers.getFirst().post("/api/warehouse/late-entries", "year-release-" + buyer.code(), Map.of(
                        "institution", buyer.code(), "firstDay", first.toString(), "lastDay", year.today().toString(),
                        "usableDays", 31, "reason", "协议年度补录" + YearDrawing.MARK))));
    }

    private void receive(Receipt receipt) {
        String key = "year-receipt-" + receipt.key();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("institution", receipt.buyer().code());
        body.put("place", receipt.buyer().store());
        body.put("supplier", receipt.supplier());
        if (!receipt.orderNo().isEmpty()) {
            body.put("orderNo", receipt.orderNo());
        }
        body.put("acceptedOn", receipt.acceptedOn().toString());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Goods goods : receipt.goods()) {
            Map<String, Object> line = new LinkedHashMap<>(Map.of(
                    "item", goods.article().code(), "lot", goods.lot(), "expiry", goods.expiry().toString(), "quantity", goods.units()));
            if (!receipt.orderNo().isEmpty()) {
                line.put("orderLine", lines.size() + 1);
            }
            lines.add(line);
        }
        body.put("lines", lines);
        long id = system.post("/api/warehouse/receipts", key, body).path("id").asLong();
        if (receipt.returned() > 0) {
            long pack = receipt.goods().getFirst().article().generic().pack();
            system.post("/api/warehouse/receipts/" + id + "/returns", key + "-return", Map.of(
                    "returnedOn", receipt.returnedOn().toString(), "reason", "外包装破损",
                    "lines", List.of(Map.of("line", 1, "quantity", receipt.returned() * pack))));
        }
    }

    /// Whole years that have ended came as text in GBK, what goes on as workbooks; each is tried before it is taken in.
    private void files() {
        Map<Boolean, List<Line>> ended = year.lines().stream().collect(Collectors.partitioningBy(line -> agreement(line).endsOn()
                .isBefore(year.today())));
        file("ended", PlatformFile.gbk(ended.getOrDefault(true, List.of())), CSV);
        file("running", PlatformFile.workbook(ended.getOrDefault(false, List.of())), XLSX);
    }

    private Agreement agreement(Line line) {
        return year.agreements().stream()
                .filter(each -> each.batch().equals(line.batch()) && each.code().equals(line.agreement()))
                .findFirst().orElseThrow();
    }

    private void file(String name, byte[] content, String type) {
        JsonNode tried = officer.upload("/api/vbp/lines/import?dry-run=true", "", content, type);
        JsonNode taken = officer.upload("/api/vbp/lines/import", "year-file-" + name, content, type);
        if (tried.path("rows").asInt() != taken.path("rows").asInt()) {
            throw new ProductFault("the trial of the file " + name + " said " + tried + ", and then it was " + taken);
        }
    }

    /// Several institutions at the same time, the facts of each of them in their order.
    private <T> void byInstitution(
            Function<Year, List<T>> facts, Function<T, String> institution, Consumer<T> tell) {
        Map<String, List<T>> groups = facts.apply(year).stream()
                .collect(Collectors.groupingBy(institution, LinkedHashMap::new, Collectors.toList()));
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<?>> told = new ArrayList<>();
            groups.values().forEach(group -> told.add(workers.submit(() -> group.forEach(tell))));
            told.forEach(YearDoors::done);
        }
    }

    private static void done(Future<?> told) {
        try {
            told.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : new ProductFault("a year was not brought in", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductFault("a year was given up", stopped);
        }
    }
}
