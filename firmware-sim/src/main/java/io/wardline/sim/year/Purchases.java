package io.wardline.sim.year;

import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Article;
import io.wardline.sim.year.Year.Batch;
import io.wardline.sim.year.Year.Goods;
import io.wardline.sim.year.Year.Line;
import io.wardline.sim.year.Year.Receipt;
import io.wardline.sim.year.Year.Volume;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What was bought: each institution takes one delivery of a batch after another until it is as far as its course says, and the
/// provincial platform writes the same down, except where it does not.
final class Purchases {
    private static final int DELIVERIES = 5;
    /// Days between two deliveries at least.
    private static final int DAYS_APART = 12;
    /// Every so many receipts name no order, as a telephone order's do not.
    private static final int WITHOUT_ORDER = 12;
    /// From every so many receipts a box goes back.
    private static final int SENT_BACK = 25;

    private final RandomGenerator random;
    private final LocalDate today;
    private final List<Batch> batches;
    private final List<Article> articles;
    private final List<Volume> volumes;
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private Purchases(
            RandomGenerator random, LocalDate today, List<Batch> batches, List<Article> articles, List<Volume> volumes) {
        this.random = random;
        this.today = today;
        this.batches = batches;
        this.articles = articles;
        this.volumes = volumes;
    }

    static Purchases draw(
            RandomGenerator random, LocalDate today, List<Buyer> buyers, List<Batch> batches, List<Agreement> agreements,
            List<Article> articles, List<Volume> volumes) {
        Purchases drawn = new Purchases(random, today, batches, articles, volumes);
        for (int b = 0; b < buyers.size(); b++) {
            for (Agreement agreement : agreements) {
                if (!agreement.startsOn().isAfter(today)) {
                    drawn.buy(b, buyers.get(b), agreement, b == buyers.size() - 1);
                }
            }
        }
        return drawn;
    }

    List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /// The distributor of a consortium brings to all of it.
    static String distributor(Buyer buyer) {
        return buyer.group().isEmpty() ? "D0" : "D" + buyer.group();
    }

    /// @param number of the buyer: some of the things that happen once happen to an early one
    /// @param last   whether it is the last one, to which the rest happens
    private void buy(int number, Buyer buyer, Agreement agreement, boolean last) {
        LocalDate until = agreement.endsOn().isBefore(today) ? agreement.endsOn() : today;
        long elapsed = ChronoUnit.DAYS.between(agreement.startsOn(), until) + 1;
        long whole = ChronoUnit.DAYS.between(agreement.startsOn(), agreement.endsOn()) + 1;
        int deliveries = (int) Math.clamp(elapsed / DAYS_APART, 1, DELIVERIES);
        List<List<Goods>> loads = new ArrayList<>();
        for (int d = 0; d < deliveries; d++) {
            loads.add(new ArrayList<>());
        }
        boolean stops = agreement.batch().equals("B4") && (last || number == 4);
        if (stops) {
            formerOthers(buyer, agreement);
        }
        List<Generic> generics = batch(agreement).generics();
        for (int p = 0; p < generics.size(); p++) {
            long agreed = agreed(agreement, buyer, generics.get(p));
            long bought = course(agreement, agreed, elapsed, whole);
            List<Article> pair = pair(agreement.batch(), generics.get(p));
            boolean shunned = last && p == 0 && agreement.batch().equals("B5");
            boolean late = pair.getFirst().selectedFrom().equals(YearDrawing.LATE_MAKER);
            if (!shunned) {
                // A late supplier has brought half of it, and nothing of the last delivery.
                share(pair.getFirst(), late ? bought / 2 : bought, late ? Math.max(1, deliveries - 1) : deliveries, loads, agreement, until);
            }
            long beside = shunned ? Math.max(1, bought) : stops ? 0 : bought * random.nextInt(22) / 100;
            share(pair.getLast(), beside, 1 + random.nextInt(deliveries), loads, agreement, until);
        }
        for (int d = 0; d < deliveries; d++) {
            if (!loads.get(d).isEmpty()) {
                deliver(number, buyer, agreement, d, day(agreement, until, d, deliveries), loads.get(d));
            }
        }
    }

    /// Boxes that are bought until now: some are done, most are on schedule, some slightly and some far behind.
    private long course(Agreement agreement, long agreed, long elapsed, long whole) {
        int luck = random.nextInt(100);
        long percent;
        if (agreement.endsOn().isBefore(today)) {
            percent = luck < 72 ? 100 + random.nextInt(15) : luck < 92 ? 84 + random.nextInt(15) : 35 + random.nextInt(45);
        } else {
            percent = luck < 12 ? 0 : luck < 62 ? 101 + random.nextInt(6) : luck < 82 ? 83 + random.nextInt(15) : 30 + random.nextInt(48);
            if (luck < 12) {
                return agreed + random.nextInt(3);
            }
            return Math.ceilDiv(agreed * elapsed * percent, whole * 100);
        }
        return Math.ceilDiv(agreed * percent, 100);
    }

    /// Boxes go into the loads, about as many into each.
    private void share(Article article, long boxes, int among, List<List<Goods>> loads, Agreement agreement, LocalDate until) {
        long left = boxes;
        for (int d = 0; d < among; d++) {
            long part = d == among - 1 ? left : left / (among - d);
            if (part > 0) {
                LocalDate day = day(agreement, until, d, loads.size());
                loads.get(d).add(goods(article, part, day));
            }
            left -= part;
        }
    }

    private static Goods goods(Article article, long boxes, LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return new Goods(article, boxes, "%d%02d".formatted(month.getYear(), month.getMonthValue()), month.plusYears(2));
    }

    /// Deliveries come at equal distances, the last one a few days ago.
    private static LocalDate day(Agreement agreement, LocalDate until, int delivery, int deliveries) {
        long elapsed = ChronoUnit.DAYS.between(agreement.startsOn(), until);
        return agreement.startsOn().plusDays(elapsed * (2L * delivery + 1) / (2L * deliveries));
    }

    private void deliver(int number, Buyer buyer, Agreement agreement, int delivery, LocalDate day, List<Goods> goods) {
        String key = agreement.batch() + agreement.code() + "-" + buyer.code() + "-" + (delivery + 1);
        boolean ordered = random.nextInt(WITHOUT_ORDER) > 0;
        LocalDate back = day.plusDays(3);
        boolean returns = random.nextInt(SENT_BACK) == 0 && !back.isAfter(today) && !back.isAfter(agreement.endsOn());
        boolean silent = agreement.batch().equals("B4") && number == 2 && delivery == 1;
        boolean unheard = agreement.batch().equals("B4") && number == 0 && delivery == 1;
        boolean short1 = agreement.batch().equals("B4") && number == 1 && delivery == 0;
        if (!unheard) {
            receipts.add(new Receipt(
                    key, buyer, distributor(buyer), ordered ? "ZJ" + key : "", day, List.copyOf(goods), returns ? 1 : 0, back));
        }
        if (silent) {
            return;
        }
        boolean inBoxes = number % 3 > 0;
        for (int at = 0; at < goods.size(); at++) {
            Goods each = goods.get(at);
            long boxes = short1 && at == 0 && each.boxes() > 1 ? each.boxes() - 1 : each.boxes();
            lines.add(line(buyer, agreement, key, at + 1, "PS1", each.article(), boxes, inBoxes, day));
            if (returns && at == 0 && !unheard) {
                lines.add(line(buyer, agreement, key, at + 1, "TH1", each.article(), -1, inBoxes, back));
            }
        }
    }

    private static Line line(
            Buyer buyer, Agreement agreement, String key, int number, String deliveryNo, Article article, long boxes, boolean inBoxes,
            LocalDate day) {
        return new Line(
                agreement.batch(), agreement.code(), "ZJ" + key, number, deliveryNo, buyer.account(), article,
                inBoxes ? boxes : boxes * article.generic().pack(), inBoxes, day);
    }

    /// What was bought of the brands beside before the period began; the platform's lines begin with the period.
    private void formerOthers(Buyer buyer, Agreement agreement) {
        LocalDate day = agreement.startsOn().minusDays(40);
        List<Goods> goods = batch(agreement).generics().stream()
                .map(generic -> goods(pair(agreement.batch(), generic).getLast(), 1 + generic.boxesAMonth() * buyer.share() / 100, day))
                .toList();
        receipts.add(new Receipt(
                agreement.batch() + "-" + buyer.code() + "-before", buyer, distributor(buyer), "", day, goods, 0, day));
    }

    private long agreed(Agreement agreement, Buyer buyer, Generic generic) {
        return volumes.stream()
                .filter(each -> each.batch().equals(agreement.batch()) && each.agreement().equals(agreement.code()))
                .filter(each -> each.institution().equals(buyer.code()) && each.product().equals(generic.code()))
                .findFirst().orElseThrow().quantity() / generic.pack();
    }

    /// The selected article of a generic, and the brand beside.
    private List<Article> pair(String batch, Generic generic) {
        return articles.stream().filter(each -> each.batch().equals(batch) && each.generic().equals(generic)).toList();
    }

    private Batch batch(Agreement agreement) {
        return batches.stream().filter(each -> each.code().equals(agreement.batch())).findFirst().orElseThrow();
    }
}
