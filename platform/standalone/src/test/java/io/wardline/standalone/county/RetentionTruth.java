package io.wardline.standalone.county;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.sim.year.Year;
import io.wardline.sim.year.Year.Report;
import io.wardline.sim.year.Year.Volume;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// What each institution retains of its years that have ended, reckoned from what was entered by the written formula alone, over one
/// common denominator for each line: R is the sum of the lines, each of them rounded once.
final class RetentionTruth {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final Year year;
    private final Iterable<JsonNode> brands;
    private final Map<String, Integer> tenths = new TreeMap<>();

    /// @param brands as they were entered, for the whole county
    /// @param scores as they were entered
    RetentionTruth(Year year, Iterable<JsonNode> brands, Iterable<JsonNode> scores) {
        this.year = year;
        this.brands = brands;
        for (JsonNode each : scores) {
            // Of the draft's grades: 50 % from 80, 40 % from 70, 30 % from 60, and nothing below.
            int score = new BigDecimal(each.path("score").asText()).intValueExact();
            tenths.put(each.path("institution").asText(), score >= 80 ? 5 : score >= 70 ? 4 : score >= 60 ? 3 : 0);
        }
    }

    /// Fen by institution.
    Map<String, BigInteger> payable(Iterable<JsonNode> lines) {
        Map<String, BigInteger> payable = new TreeMap<>();
        for (JsonNode line : lines) {
            payable.merge(line.path("institution").asText(), payable(line), BigInteger::add);
        }
        return payable;
    }

    /// (Qb · Σpq/Σq − Qa · P1 − N) · r · s · k, not below 0, to the fen.
    private BigInteger payable(JsonNode line) {
        BigInteger units = BigInteger.ZERO;
        BigInteger amount = BigInteger.ZERO;
        for (JsonNode brand : brands) {
            if (sameLine(brand, line)) {
                BigInteger bought = BigInteger.valueOf(brand.path("units").asLong());
                units = units.add(bought);
                amount = amount.add(bought.multiply(scaled(brand, "price", 4)));
            }
        }
        BigInteger selected = scaled(line, "selectedPrice", 4).multiply(BigInteger.valueOf(agreed(line)));
        BigInteger others = scaled(line, "otherAmount", 2).multiply(HUNDRED);
        int rate = tenths.getOrDefault(line.path("institution").asText(), 0);
        BigInteger above = BigInteger.valueOf(reported(line)).multiply(amount).subtract(units.multiply(selected.add(others)))
                .multiply(scaled(line, "fundRatio", 6)).multiply(scaled(line, "insuredShare", 6)).multiply(BigInteger.valueOf(rate));
        BigInteger below = units.multiply(HUNDRED).multiply(BigInteger.TEN.pow(13));
        return above.signum() <= 0 ? BigInteger.ZERO : above.shiftLeft(1).add(below).divide(below.shiftLeft(1));
    }

    private static BigInteger scaled(JsonNode row, String field, int decimals) {
        return new BigDecimal(row.path(field).asText()).movePointRight(decimals).toBigIntegerExact();
    }

    private static boolean sameLine(JsonNode brand, JsonNode line) {
        return brand.path("batch").equals(line.path("batch")) && brand.path("agreement").equals(line.path("agreement"))
                && brand.path("product").equals(line.path("product"));
    }

    private long reported(JsonNode line) {
        return year.reports().stream()
                .filter(each -> names(line, each.batch(), each.agreement(), each.institution(), each.product()))
                .mapToLong(Report::quantity).sum();
    }

    private long agreed(JsonNode line) {
        return year.volumes().stream()
                .filter(each -> names(line, each.batch(), each.agreement(), each.institution(), each.product()))
                .mapToLong(Volume::quantity).sum();
    }

    private static boolean names(JsonNode line, String batch, String agreement, String institution, String product) {
        return line.path("batch").asText().equals(batch) && line.path("agreement").asText().equals(agreement)
                && line.path("institution").asText().equals(institution) && line.path("product").asText().equals(product);
    }
}
