package io.wardline.platform.vbp;

import io.wardline.platform.file.sheet.SheetForm.Imported;
import io.wardline.platform.vbp.LineFacts.Bin;
import io.wardline.platform.vbp.LineFacts.Known;
import io.wardline.platform.vbp.LineResult.Fault;
import io.wardline.platform.vbp.LineResult.Fresh;
import io.wardline.platform.vbp.PlatformLine.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the lines of a file of the provincial platform: each by itself, each against those that stand already, and the returns
 * against what was bought. Everything that is wrong is named; nothing is repaired.
 */
final class LineCalculation {
    private final LineFacts facts;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fresh> fresh = new ArrayList<>();
    private final Map<Key, Integer> rows = new HashMap<>();
    private int known;
    private int withdrawn;

    private LineCalculation(LineFacts facts) {
        this.facts = facts;
    }

    /** What is to be done with the lines. */
    static LineResult assess(LineFacts facts, List<Imported<PlatformLine>> lines) {
        var calculation = new LineCalculation(facts);
        lines.forEach(line -> calculation.judge(line.number(), line.row()));
        calculation.judgeReturns();
        return calculation.faults.isEmpty()
                ? new LineResult.Sound(calculation.fresh, calculation.known, calculation.withdrawn)
                : new LineResult.Wrong(calculation.faults);
    }

    private void judge(int row, PlatformLine line) {
        var earlier = rows.putIfAbsent(line.key(), row);
        if (earlier != null) {
            fault(row, "orderLine", "sheet_twice", Map.of("row", earlier));
        }
        var agreement = agreement(row, line);
        var institution = facts.institutions().get(line.account());
        if (institution == null) {
            fault(row, "account", "vbp_account_unknown", Map.of("account", line.account()));
        }
        if (line.quantity() == 0) {
            fault(row, "quantity", "vbp_quantity_zero", Map.of());
        }
        if (earlier == null && agreement.isPresent() && institution != null) {
            compare(row, line, agreement.get(), institution);
        }
    }

    private Optional<Long> agreement(int row, PlatformLine line) {
        var periods = facts.periods().get(line.batch());
        if (periods == null) {
            fault(row, "batch", "vbp_batch_unknown", Map.of("batch", line.batch()));
            return Optional.empty();
        }
        if (line.acceptedOn().isAfter(facts.today())) {
            fault(row, "acceptedOn", "vbp_day_ahead", Map.of("today", facts.today().toString()));
            return Optional.empty();
        }
        var period = periods.stream().filter(each -> each.holds(line.acceptedOn())).findFirst();
        if (period.isEmpty()) {
            fault(row, "acceptedOn", "vbp_outside_period", Map.of("batch", line.batch()));
        }
        return period.map(LineFacts.Period::agreement);
    }

    /**
     * A line that stands already is passed over; one that says something else under the same key is wrong. In the place of a withdrawn
     * one another may come; what says just what was withdrawn comes back only where somebody asks for it.
     */
    private void compare(int row, PlatformLine line, long agreement, long institution) {
        var stands = facts.known().get(line.key());
        if (stands == null) {
            fresh.add(new Fresh(row, line, agreement, institution, null));
        } else if (stands.withdrawn()) {
            if (stands.says(line, agreement, institution) && !facts.again()) {
                withdrawn++;
            } else {
                fresh.add(new Fresh(row, line, agreement, institution, stands.id()));
            }
        } else if (stands.says(line, agreement, institution)) {
            known++;
        } else {
            fault(row, differing(stands, line, agreement, institution), "vbp_line_differs", Map.of(
                    "order", line.orderNo() + " " + line.orderLine()));
        }
    }

    private static String differing(Known stands, PlatformLine line, long agreement, long institution) {
        if (stands.quantity() != line.quantity()) {
            return "quantity";
        }
        if (!stands.code().equals(line.code())) {
            return "code";
        }
        if (!stands.acceptedOn().equals(line.acceptedOn())) {
            return "acceptedOn";
        }
        if (stands.institution() != institution) {
            return "account";
        }
        return stands.agreement() == agreement ? "unit" : "batch";
    }

    /** In the order of days; on one day what came is counted before what went back. */
    private void judgeReturns() {
        var sums = new HashMap<>(facts.stood());
        fresh.stream()
                .sorted(Comparator.comparing((Fresh each) -> each.line().acceptedOn())
                        .thenComparing(each -> each.line().quantity() < 0)
                        .thenComparing(Fresh::row))
                .forEach(each -> {
                    var line = each.line();
                    var left = sums.merge(new Bin(each.institution(), line.code(), line.unit()), line.quantity(), Math::addExact);
                    if (line.quantity() < 0 && left < 0) {
                        fault(each.row(), "quantity", "vbp_return_beyond", Map.of("short", -left));
                    }
                });
    }

    private void fault(int row, String column, String code, Map<String, Object> parameters) {
        faults.add(new Fault(row, column, code, parameters));
    }
}
