package io.wardline.standalone.county;

import io.wardline.sim.year.Year;
import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Article;
import io.wardline.sim.year.Year.Goods;
import io.wardline.sim.year.Year.Line;
import io.wardline.sim.year.Year.Mapping;
import io.wardline.sim.year.Year.Receipt;
import io.wardline.sim.year.Year.Volume;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What the product must say of a year, reckoned from what happened by the written rule alone: whole numbers, compared by cross
/// multiplication. Nothing here is the product's.
final class YearTruth {
    private static final int GRACE_DAYS = 30;

    /// One institution and one product in one period.
    record Cell(String batch, String agreement, String institution, String product) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    /// Both facts: accepted and returned of the selected product, the rest of the brands beside.
    static final class Sums {
        long agreed;
        long ownAccepted;
        long ownReturned;
        long ownOther;
        long platformAccepted;
        long platformReturned;
        long platformOther;

        long net(String source) {
            long own = ownAccepted - ownReturned;
            long platform = platformAccepted - platformReturned;
            return switch (source) {
                case "OWN" -> own;
                case "PLATFORM" -> platform;
                case "LOWER" -> Math.min(own, platform);
                default -> throw new AssertionError(source);
            };
        }
    }

    private final Year year;
    private final Map<Cell, Sums> cells = new TreeMap<>();
    private final Map<String, Long> unmapped = new HashMap<>();

    private YearTruth(Year year) {
        this.year = year;
    }

    static YearTruth of(Year year) {
        YearTruth truth = new YearTruth(year);
        year.volumes().forEach(truth::agree);
        year.receipts().forEach(truth::receive);
        year.lines().forEach(truth::read);
        return truth;
    }

    Map<Cell, Sums> cells() {
        return cells;
    }

    /// Lines that count nowhere, by batch, agreement and institution.
    long unmapped(Cell cell) {
        return unmapped.getOrDefault(cell.batch() + cell.agreement() + cell.institution(), 0L);
    }

    private Sums at(String batch, String agreement, String institution, String product) {
        return cells.computeIfAbsent(new Cell(batch, agreement, institution, product), _ -> new Sums());
    }

    private void agree(Volume volume) {
        at(volume.batch(), volume.agreement(), volume.institution(), volume.product()).agreed = volume.quantity();
    }

    private void receive(Receipt receipt) {
        for (int at = 0; at < receipt.goods().size(); at++) {
            Goods goods = receipt.goods().get(at);
            Article article = goods.article();
            long back = at == 0 ? receipt.returned() * article.generic().pack() : 0;
            period(article.batch(), receipt.acceptedOn()).ifPresent(period -> {
                Sums sums = at(article.batch(), period.code(), receipt.buyer().code(), article.generic().code());
                if (article.selected()) {
                    sums.ownAccepted += goods.units();
                    sums.ownReturned += back;
                } else {
                    sums.ownOther += goods.units() - back;
                }
            });
        }
    }

    private void read(Line line) {
        String institution = line.account().substring("PA-33".length());
        Optional<Mapping> mapping = year.mappings().stream()
                .filter(each -> each.article().equals(line.article()) && each.accepted())
                .reduce((_, newer) -> newer);
        if (mapping.isEmpty()) {
            unmapped.merge(line.batch() + line.agreement() + institution, 1L, Long::sum);
            return;
        }
        Sums sums = at(line.batch(), line.agreement(), institution, line.article().generic().code());
        long units = line.quantity() * (line.inBoxes() ? mapping.get().factor() : 1);
        if (!line.article().selected()) {
            sums.platformOther += units;
        } else if (units > 0) {
            sums.platformAccepted += units;
        } else {
            sums.platformReturned -= units;
        }
    }

    private Optional<Agreement> period(String batch, LocalDate day) {
        return year.agreements().stream()
                .filter(each -> each.batch().equals(batch) && !day.isBefore(each.startsOn()) && !day.isAfter(each.endsOn()))
                .findFirst();
    }

    String source(Cell cell) {
        return year.batches().stream().filter(each -> each.code().equals(cell.batch())).findFirst().orElseThrow().source();
    }

    /// The written order of the tests: no commitment, done, not started, unmet, then colours; all of it in whole numbers.
    String status(Cell cell) {
        Sums sums = Objects.requireNonNull(cells.get(cell));
        Agreement period = year.agreements().stream()
                .filter(each -> each.batch().equals(cell.batch()) && each.code().equals(cell.agreement()))
                .findFirst().orElseThrow();
        long net = sums.net(source(cell));
        if (sums.agreed == 0) {
            return "NO_COMMITMENT";
        }
        if (net >= sums.agreed) {
            return "DONE";
        }
        if (year.today().isBefore(period.startsOn())) {
            return "NOT_STARTED";
        }
        if (year.today().isAfter(period.endsOn())) {
            return "UNMET";
        }
        long elapsed = ChronoUnit.DAYS.between(period.startsOn(), year.today()) + 1;
        long whole = ChronoUnit.DAYS.between(period.startsOn(), period.endsOn()) + 1;
        BigInteger bought = BigInteger.valueOf(net).multiply(BigInteger.valueOf(whole));
        BigInteger due = BigInteger.valueOf(sums.agreed).multiply(BigInteger.valueOf(elapsed));
        if (bought.compareTo(due) >= 0) {
            return "GREEN";
        }
        boolean farBehind = bought.multiply(BigInteger.TEN).compareTo(due.multiply(BigInteger.valueOf(8))) < 0;
        return farBehind && elapsed > GRACE_DAYS ? "RED" : "YELLOW";
    }
}
