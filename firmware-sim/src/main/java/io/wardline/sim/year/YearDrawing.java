package io.wardline.sim.year;

import io.wardline.sim.fault.Luck;
import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Article;
import io.wardline.sim.year.Year.Batch;
import io.wardline.sim.year.Year.Mapping;
import io.wardline.sim.year.Year.Report;
import io.wardline.sim.year.Year.Supplier;
import io.wardline.sim.year.Year.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Draws a year: eight batches, of which three have ended a whole agreement year and begun the next one, three have run for ten
/// months, one has just begun, and one is still to begin.
public final class YearDrawing {
    /// Products of a batch in the demo county.
    public static final int WHOLE_BATCH = 5;

    static final String MARK = "（演示）";
    /// The maker that delivers late, and less.
    static final String LATE_MAKER = "M9";
    /// The product that it makes: of the sixth batch the fourth.
    private static final int LATE_PRODUCT = 3;
    private static final int LATE_BATCH = 6;
    private static final int BATCHES = 8;
    private static final int ENDED = 3;
    private static final int RUNNING = 6;
    private static final int MAKERS = 8;
    /// Behind the articles of the demo's catalogue.
    private static final int FIRST_NUMBER = 20_001;
    private static final int MONTHS = 12;
    /// What an institution of usual size uses of a product may be so much more or less, in percent.
    private static final int TASTE = 35;
    private static final List<String> NAMES = List.of("第一批", "第二批", "第三批", "第四批", "第五批", "第六批", "第七批", "第八批");
    private static final List<String> SOURCES = List.of("LOWER", "PLATFORM", "OWN", "LOWER", "PLATFORM", "LOWER", "OWN", "LOWER");

    private final LocalDate today;
    private final List<Buyer> buyers;
    private final RandomGenerator random;
    private final List<Supplier> suppliers = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();

    private YearDrawing(long seed, LocalDate today, List<Buyer> buyers) {
        this.today = today;
        this.buyers = buyers;
        this.random = Luck.of(seed, "agreement year");
    }

    /// The year of a seed.
    ///
    /// @param buyers   at least one; whoever comes early in the list meets the differences that the list of differences is there for
    /// @param products of each batch, 1 to 5
    public static Year draw(long seed, LocalDate today, List<Buyer> buyers, int products) {
        if (buyers.isEmpty() || products < 1 || products > WHOLE_BATCH) {
            throw new IllegalArgumentException("a year of " + buyers.size() + " buyers and " + products + " products a batch");
        }
        return new YearDrawing(seed, today, List.copyOf(buyers)).draw(products);
    }

    private Year draw(int products) {
        suppliers();
        List<Generic> generics = Generic.list();
        for (int b = 1; b <= BATCHES; b++) {
            List<Generic> chosen = generics.subList((b - 1) * WHOLE_BATCH, (b - 1) * WHOLE_BATCH + products);
            batches.add(new Batch("B" + b, NAMES.get(b - 1) + "药品集采" + MARK, SOURCES.get(b - 1), chosen));
            for (int p = 0; p < products; p++) {
                articles(b, p, chosen.get(p));
            }
            agreements(b);
        }
        buyers.forEach(this::promises);
        mappings();
        Purchases bought = Purchases.draw(random, today, buyers, batches, agreements, articles, volumes);
        return new Year(
                today, List.copyOf(suppliers), List.copyOf(articles), List.copyOf(batches), List.copyOf(agreements), buyers,
                List.copyOf(volumes), List.copyOf(reports), bought.receipts(), bought.lines(), List.copyOf(mappings));
    }

    private void suppliers() {
        Map<String, String> names = new TreeMap<>(Map.of(
                "M1", "北辰制药", "M2", "远山制药", "M3", "澄江药业", "M4", "明湖生物", "M5", "青禾药业", "M6", "康济制药", "M7", "东岭药业",
                "M8", "华晟药业", LATE_MAKER, "晚汀制药"));
        names.forEach((code, name) -> suppliers.add(new Supplier(code, name + MARK)));
        buyers.stream().map(Purchases::distributor).distinct().sorted().forEach(code ->
                suppliers.add(new Supplier(code, "云岭医药配送" + code + MARK)));
    }

    private void articles(int batch, int product, Generic generic) {
        int number = FIRST_NUMBER + 2 * articles.size();
        String maker = batch == LATE_BATCH && product == LATE_PRODUCT
                ? LATE_MAKER
                : "M" + (1 + ((batch - 1) * WHOLE_BATCH + product) % MAKERS);
        articles.add(new Article(
                generic.code() + "-SEL", number, "B" + batch, generic, generic.name() + "（中选）", name(maker), maker, "33-" + number));
        articles.add(new Article(
                generic.code() + "-ORI", number + 1, "B" + batch, generic, generic.name() + "（非中选）", "原研制药" + MARK, "",
                "33-" + (number + 1)));
    }

    private String name(String maker) {
        return suppliers.stream().filter(each -> each.code().equals(maker)).findFirst().orElseThrow().name();
    }

    private void agreements(int batch) {
        LocalDate month = today.withDayOfMonth(1);
        if (batch <= ENDED) {
            LocalDate begun = month.minusMonths(MONTHS + 1);
            agreement(batch, "Y1", begun);
            agreement(batch, "Y2", begun.plusYears(1));
        } else if (batch <= RUNNING) {
            agreement(batch, "Y1", month.minusMonths(10));
        } else if (batch < BATCHES) {
            agreement(batch, "Y1", today.minusDays(19));
        } else {
            agreement(batch, "Y1", month.plusMonths(2));
        }
    }

    private void agreement(int batch, String code, LocalDate startsOn) {
        agreements.add(new Agreement("B" + batch, code, startsOn, startsOn.plusYears(1).minusDays(1)));
    }

    /// What one institution has reported and agreed, in whole boxes; of some products nothing.
    private void promises(Buyer buyer) {
        for (Agreement agreement : agreements) {
            for (Generic generic : batch(agreement).generics()) {
                long need = Math.max(
                        2, (long) generic.boxesAMonth() * MONTHS * buyer.share() * (100 - TASTE + random.nextInt(2 * TASTE)) / 10_000);
                boolean none = random.nextInt(100) < 6;
                long reported = none ? 0 : need;
                long agreed = reported * 4 / 5;
                volumes.add(new Volume(
                        agreement.batch(), agreement.code(), buyer.code(), generic.code(), agreed * generic.pack()));
                if (isReported(agreement)) {
                    long mean = none ? 0 : need * (90 + random.nextInt(40)) / 100;
                    boolean low = reported * 5 < mean * 4;
                    boolean waits = !agreement.startsOn().isBefore(today) && random.nextInt(3) == 0;
                    reports.add(new Report(
                            agreement.batch(), agreement.code(), buyer.code(), generic.code(), reported * generic.pack(),
                            mean * generic.pack(), low ? "科室调整，用量下降" : "", !waits));
                }
            }
        }
    }

    /// Of years that have ended, because money is reckoned by it, and of the one to begin, because it is being agreed just now.
    private boolean isReported(Agreement agreement) {
        return agreement.endsOn().isBefore(today) || agreement.startsOn().isAfter(today);
    }

    private Batch batch(Agreement agreement) {
        return batches.stream().filter(each -> each.code().equals(agreement.batch())).findFirst().orElseThrow();
    }

    /// Every code of the platform is proposed as what it is, but: one box is taken for 24 tablets where it holds 28, and the next
    /// version mends it; another one likewise, and its next version still waits; one code is nobody's; one proposal waits.
    private void mappings() {
        LocalDate first = agreements.stream().map(Agreement::startsOn).min(LocalDate::compareTo).orElseThrow();
        List<Mapping> later = new ArrayList<>();
        for (Article article : articles) {
            int pack = article.generic().pack();
            boolean leads = article.generic().equals(batch(article.batch()).generics().getFirst());
            boolean wrong = article.selected() && leads && (article.batch().equals("B1") || article.batch().equals("B5"));
            if (wrong) {
                mappings.add(new Mapping(article, pack - pack / 7, true, false, first));
                later.add(new Mapping(article, pack, article.batch().equals("B1"), true, first));
            } else if (!article.selected() && leads && article.batch().equals("B6")) {
                later.add(new Mapping(article, pack, false, true, first));
            } else if (article.selected() || !leads || !article.batch().equals("B4")) {
                mappings.add(new Mapping(article, pack, true, false, first));
            }
        }
        mappings.addAll(later);
    }

    private Batch batch(String code) {
        return batches.stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }
}
