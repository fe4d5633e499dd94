package io.wardline.sim.demo;

import io.wardline.sim.county.CountyMap.Item;
import io.wardline.sim.county.Sgtin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The articles of the demo county: kinds of goods from `catalogue.tsv`, each in every combination of its measures, from one maker
/// after another until there are enough.
final class DemoCatalogue {
    /// As many as a county's list has.
    static final int ITEMS = 12_000;

    /// Company prefix of the articles' GTINs; the item reference is the article's number in the list.
    static final int PREFIX = 6_901_234;

    private static final String FILE = "catalogue.tsv";
    private static final List<String> MAKERS = List.of(
            "华晟医疗（演示）", "北辰生物（演示）", "康济器械（演示）", "远山制药（演示）", "澄江材料（演示）", "明湖诊断（演示）",
            "东岭医用制品（演示）", "青禾健康（演示）");

    /// A kind of goods.
    private record Kind(String group, String itemClass, String unit, String name, List<String> first, List<String> second) {
        static Kind of(String line) {
            String[] field = line.split("\t", -1);
            return new Kind(field[0], field[1], field[2], field[3], words(field[4]), words(field[5]));
        }

        private static List<String> words(String field) {
            return Arrays.asList(field.split(",", -1));
        }

        int combinations() {
            return first.size() * second.size();
        }

        String measured(int combination) {
            return name + " " + first.get(combination / second.size()) + second.get(combination % second.size());
        }
    }

    private DemoCatalogue() {}

    /// The articles, [#ITEMS] of them, always the same ones.
    static List<Item> items() {
        List<Kind> kinds = kinds();
        List<Item> items = new ArrayList<>(ITEMS);
        for (String maker : MAKERS) {
            for (Kind kind : kinds) {
                for (int combination = 0; combination < kind.combinations() && items.size() < ITEMS; combination++) {
                    int number = items.size() + 1;
                    items.add(new Item(
                            "%s-%05d".formatted(kind.group(), number), Sgtin.gtin(PREFIX, 0, number),
                            kind.measured(combination), kind.unit(), kind.itemClass(), maker));
                }
            }
        }
        return items;
    }

    private static List<Kind> kinds() {
        try (InputStream file = Objects.requireNonNull(DemoCatalogue.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Kind::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
