package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Codes drawn from a seeded source: right ones, and damaged ones. */
final class CodeGenerators {

    private static final String CSET_82 =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    CodeGenerators(RandomGenerator random) {
        this.random = random;
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    String keyDigits(int count) {
        return CheckDigits.withMod10(digits(count - 1));
    }

    String text(int min, int max) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(min, max + 1);
        for (int i = 0; i < length; i++) {
            text.append(CSET_82.charAt(random.nextInt(CSET_82.length())));
        }
        return text.toString();
    }

    Gtin gtin() {
        return new Gtin(keyDigits(14));
    }

    String date() {
        return "%02d%02d%02d".formatted(random.nextInt(100), random.nextInt(1, 13), random.nextInt(29));
    }

    /** A message around one key with any of the elements that may accompany it. */
    List<Element> message() {
        List<Element> elements = new ArrayList<>();
        switch (random.nextInt(4)) {
            case 0 -> {
                elements.add(Element.of("00", keyDigits(18)));
                maybe(elements, "400", text(1, 30));
                maybe(elements, "3302", digits(6));
                maybe(elements, "4331", digits(6));
            }
            case 1 -> {
                elements.add(Element.of("414", keyDigits(13)));
                maybe(elements, "254", text(1, 20));
            }
            case 2 -> {
                elements.add(Element.of("8003", "0" + keyDigits(13) + text(1, 16)));
                maybe(elements, "99", text(1, 90));
            }
            default -> {
                elements.add(Element.of("01", keyDigits(14)));
                maybe(elements, "11", date());
                maybe(elements, "17", date());
                maybe(elements, "7003", date().substring(0, 4) + "15" + "1230");
                maybe(elements, "10", text(1, 20));
                maybe(elements, "21", text(1, 20));
                maybe(elements, "22", text(1, 20));
                maybe(elements, "240", text(1, 30));
                maybe(elements, "3103", digits(6));
            }
        }
        return List.copyOf(elements);
    }

    private void maybe(List<Element> elements, String ai, String value) {
        if (random.nextBoolean()) {
            elements.add(Element.of(ai, value));
        }
    }

    Epc epc(int scheme) {
        int filter = random.nextInt(8);
        int prefix = random.nextInt(6, 13);
        return switch (scheme % 10) {
            case 0 -> new Sgtin96(filter, prefix, gtin(), random.nextLong(1L << 38));
            case 1 -> new Sgtin198(filter, prefix, gtin(), new Serial(text(1, 20)));
            case 2 -> new Sscc96(filter, prefix, new Sscc(keyDigits(18)));
            case 3 -> new Sgln96(filter, prefix, new Gln(keyDigits(13), ""), random.nextLong(1L << 41));
            case 4 -> new Grai96(filter, prefix, keyDigits(13), random.nextLong(1L << 38));
            case 5 -> new Grai170(filter, prefix, keyDigits(13), text(1, 16));
            case 6 -> new Giai96(filter, digits(prefix), random.nextLong(1L << 42));
            case 7 -> new Giai202(filter, digits(prefix), text(1, 30 - prefix));
            case 8 -> new SgtinPlus(filter, gtin(), new Serial(serial()));
            default -> new SsccPlus(filter, new Sscc(keyDigits(18)));
        };
    }

    /** A serial that one of the six encodings suits. */
    private String serial() {
        String alphabet = switch (random.nextInt(6)) {
            case 0 -> "0123456789";
            case 1 -> "0123456789ABCDEF";
            case 2 -> "0123456789abcdef";
            case 3 -> "ABCxyz019-_";
            case 4 -> "ABCXYZ019-.:";
            default -> CSET_82;
        };
        StringBuilder serial = new StringBuilder();
        int length = random.nextInt(1, 21);
        for (int i = 0; i < length; i++) {
            serial.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return serial.toString();
    }

    /** The text with a few characters changed, dropped, doubled or swapped. */
    String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int times = random.nextInt(1, 5); times > 0 && !damaged.isEmpty(); times--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(6)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
                case 1 -> damaged.deleteCharAt(at);
                case 2 -> damaged.insert(at, CSET_82.charAt(random.nextInt(CSET_82.length())));
                case 3 -> damaged.insert(at, damaged.substring(at));
                case 4 -> damaged.setLength(at);
                default -> damaged.insert(at, "^(|{GS}#%)".charAt(random.nextInt(10)));
            }
        }
        return damaged.length() > 4_000 ? damaged.substring(0, 4_000) : damaged.toString();
    }
}
