package io.wardline.standalone.house;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The order in which the packages of the platform stand: each may import only what stands lower. */
final class Stairs {
    /** The floor under all trade words. Two words on one step do not import each other. */
    private static final List<List<String>> FLOOR =
            List.of(List.of("money", "time"), List.of("db"), List.of("web"), List.of("file"));

    /**
     * The trade words, lowest first. {@code statement} is what a calculation becomes once people act on it: incentive and settlement
     * share it, so that both have one life and one proof.
     */
    static final List<String> FEATURES = List.of(
            "audit", "calendar", "place", "identity", "alarm", "device", "rule", "catalog", "price", "ledger",
            "coldchain", "procurement", "warehouse", "delivery", "cabinet", "usage", "payable", "recall",
            "vbp", "statement", "incentive", "credit", "fund", "settlement",
            "trace", "scan", "keeping", "console");

    /** The words that own tables, routes and documents: the trade's, and the floor's store of what is not rows. */
    static final List<String> OWNERS = Stream.concat(Stream.of("file"), FEATURES.stream()).toList();

    /** Public classes beside a feature's door, each with the reason why one door does not do. */
    static final Map<String, String> SIDE_DOORS = Map.ofEntries(
            Map.entry("identity.Officers", "who enters and who reviews is said once, for every room that computes"),
            Map.entry("vbp.UsualSource", "what is paid goes by the fact that progress counts, and asks for nothing else of procurement"),
            Map.entry("vbp.Citations", "whoever withdraws a line is told which statements cite it, and those stand higher"),
            Map.entry("identity.SecretBox", "whatever must be read again is encrypted in one way, under one key, whoever keeps it"),
            Map.entry("ledger.Units", "the pump looks tags up and holds off bindings inside a transaction that posts later"),
            Map.entry("ledger.Tagging", "binding needs the cabinets' claims, which stand higher and are handed in by Main"),
            Map.entry("device.Pump", "Main starts it and the gateway's doorbell rings it"),
            Map.entry("device.Commands", "flows order durable commands in the transaction of what they follow from"),
            Map.entry("cabinet.Replay", "the command line replays a county without starting its platform"),
            Map.entry("device.DeviceRegistry", "people write the registry, the pump reads journals: they share the word and nothing else"),
            Map.entry("device.CertificateAuthority", "the command line makes the authority before there is a database"),
            Map.entry("device.PrivateFiles", "keys are written with the same rights wherever they are written"),
            Map.entry("audit.Acts", "every write of a person goes through the acts; the door is named by what it keeps"),
            Map.entry("place.Places", "the word itself is the record of one place"),
            Map.entry("ledger.Holds", "flows ask what is blocked before they hand out; a reading never asks"));

    /** Classes of the platform that may speak JDBC, each with the reason why a store over the pool does not do. */
    static final Map<String, String> JDBC = Map.of(
            "Night", "it asks the checks as the role that reads everything, once a night",
            "Platform", "it migrates as the owner before there is a pool",
            "Readiness", "it asks over a connection of its own with short limits, so that a full pool is not taken for a dead database");

    private static final Pattern PLATFORM_PACKAGE = Pattern.compile("io\\.wardline\\.platform(?:\\.([a-z0-9]+))?.*");

    private Stairs() {}

    /** The trade or floor word of a package of the platform; empty for the wiring at its root and for other modules. */
    static Optional<String> word(String packageName) {
        var matcher = PLATFORM_PACKAGE.matcher(packageName);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    /** Whether the package is the root of the platform, which holds the wiring. */
    static boolean isWiring(String packageName) {
        return packageName.equals("io.wardline.platform");
    }

    /** The height of a word, 0 for the lowest; empty for a word that is not on the stairs. */
    static OptionalInt height(String word) {
        for (var step = 0; step < FLOOR.size(); step++) {
            if (FLOOR.get(step).contains(word)) {
                return OptionalInt.of(step);
            }
        }
        var feature = FEATURES.indexOf(word);
        return feature < 0 ? OptionalInt.empty() : OptionalInt.of(FLOOR.size() + feature);
    }

    /** The feature that a table belongs to: the table is named by the feature's word, alone or as its prefix. */
    static Optional<String> featureOfTable(String table) {
        return OWNERS.stream()
                .filter(feature -> table.equals(feature) || table.startsWith(feature + "_"))
                .findFirst();
    }
}
