package io.wardline.platform.settlement;

import io.wardline.platform.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the numbers of a step as a person with a pocket calculator does, in exact arithmetic: an implementation of its own. */
final class WorkedNumbers {
    private static final Pattern TOKEN =
            Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?|min|max|[()+−·/,-]");

    private final List<String> tokens;
    private int at;

    private WorkedNumbers(String text) {
        tokens = TOKEN.matcher(text).results().map(found -> found.group()).toList();
        if (!String.join("", tokens).equals(text.replace(" ", ""))) {
            throw new IllegalArgumentException("nobody can compute " + text);
        }
    }

    /** The value of an expression; of a comparison that holds, 0. */
    static Ratio valueOf(String text) {
        var sides = text.split(" [=<≤] ");
        if (sides.length == 1) {
            return whole(text);
        }
        var signs = TOKEN.matcher(text).replaceAll("").replace(" ", "");
        for (var no = 0; no < signs.length(); no++) {
            var order = whole(sides[no]).compareTo(whole(sides[no + 1]));
            var holds = switch (signs.charAt(no)) {
                case '=' -> order == 0;
                case '<' -> order < 0;
                case '≤' -> order <= 0;
                default -> false;
            };
            if (!holds) {
                throw new IllegalArgumentException("this does not hold: " + text);
            }
        }
        return Ratio.ZERO;
    }

    private static Ratio whole(String text) {
        var reading = new WorkedNumbers(text);
        var value = reading.sum();
        if (reading.at != reading.tokens.size()) {
            throw new IllegalArgumentException("nobody can compute " + text);
        }
        return value;
    }

    private Ratio sum() {
        var value = product();
        while (isNext("+") || isNext("−")) {
            value = next().equals("+") ? value.plus(product()) : value.minus(product());
        }
        return value;
    }

    private Ratio product() {
        var value = factor();
        while (isNext("·") || isNext("/")) {
            value = next().equals("·") ? value.times(factor()) : value.over(factor());
        }
        return value;
    }

    private Ratio factor() {
        var token = next();
        return switch (token) {
            case "-" -> factor().negated();
            case "(" -> closed(sum());
            case "min" -> arguments().stream().reduce(Ratio::min).orElseThrow();
            case "max" -> arguments().stream().reduce(Ratio::max).orElseThrow();
            default -> Ratio.parse(token.replace(",", ""));
        };
    }

    private List<Ratio> arguments() {
        next();
        var arguments = new ArrayList<Ratio>();
        arguments.add(sum());
        while (isNext(",")) {
            next();
            arguments.add(sum());
        }
        closed(Ratio.ZERO);
        return arguments;
    }

    private Ratio closed(Ratio value) {
        if (!next().equals(")")) {
            throw new IllegalArgumentException("a bracket stays open");
        }
        return value;
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String next() {
        return tokens.get(at++);
    }
}
