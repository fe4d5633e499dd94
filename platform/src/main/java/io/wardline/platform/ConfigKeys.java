package io.wardline.platform;

import io.wardline.platform.alarm.MailServer;
import io.wardline.platform.audit.SealPlaces;
import io.wardline.platform.device.PumpConfig;
import io.wardline.platform.identity.Identity.SessionLimits;
import io.wardline.platform.rule.RuleSet;
import io.wardline.sql.Role;
import io.wardline.sql.RolePasswords;
import io.wardline.sql.ServerAddress;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as text: {@code key=value} lines of a file named by {@code --config}, and {@code --key value} on the
 * command line, which wins. An unknown key stops the start and suggests the nearest known one: a limit that is silently
 * not set is found out at the worst moment.
 */
final class ConfigKeys {
    private static final String CONFIG_FILE = "config";
    private static final List<String> KEYS = List.of(
            "node", "zone", "region", "county", "certificates",
            "database.host", "database.port", "database.name", "database.passwords", "database.poolSize",
            "database.pumpPoolSize", "database.queueLimit",
            "http.host", "http.port", "http.tls", "http.names", "http.instances", "http.mostBodyBytes", "http.mostRequests",
            "http.mostConnections", "http.mostStreams", "http.requestTimeoutS",
            "session.idleMinutes", "session.longestHours", "audit.heads", "audit.headsCopy",
            "mail.host", "mail.port", "mail.security", "mail.from", "mail.user", "mail.passwordFile", "metrics.port",
            "pump.devicesATurn", "pump.entriesADevice", "pump.pollMs", "pump.leaseMs", "pump.askedEnough", "pump.gapGraceMs",
            "pump.pauseAfterFaultMs");

    private final Map<String, String> values;

    private ConfigKeys(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the command line and the file that it names.
     *
     * @param node this start's name where none is given
     * @throws ConfigFault with one line that says what would be right
     */
    static Config read(List<String> arguments, String node) {
        var given = new TreeMap<String, String>();
        for (var at = 0; at < arguments.size(); at += 2) {
            var argument = arguments.get(at);
            if (!argument.startsWith("--") || at + 1 == arguments.size()) {
                throw new ConfigFault("say --key value, not '" + argument + "'");
            }
            put(given, argument.substring(2), arguments.get(at + 1), "the command line");
        }
        var file = given.remove(CONFIG_FILE);
        var all = file == null ? new TreeMap<String, String>() : readFile(Path.of(file));
        all.putAll(given);
        return new ConfigKeys(all).config(node);
    }

    private static TreeMap<String, String> readFile(Path file) {
        var read = new TreeMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                var equals = text.indexOf('=');
                if (equals < 0) {
                    throw new ConfigFault(file + ": '" + text + "' is not key=value");
                }
                put(read, text.substring(0, equals).strip(), text.substring(equals + 1).strip(), file.toString());
            }
        } catch (IOException e) {
            throw new ConfigFault("the file " + file + " cannot be read: " + e.getMessage());
        }
        return read;
    }

    private static void put(Map<String, String> values, String key, String value, String where) {
        if (!KEYS.contains(key) && !CONFIG_FILE.equals(key)) {
            throw new ConfigFault("unknown key " + key + " in " + where + ConfigWord.suggestion(key, KEYS));
        }
        if (values.putIfAbsent(key, value) != null) {
            throw new ConfigFault("the key " + key + " stands twice in " + where);
        }
    }

    private Config config(String node) {
        try {
            var home = Path.of(text("certificates").orElseThrow(() -> missing("certificates")));
            var passwords = Path.of(text("database.passwords").orElseThrow(() -> missing("database.passwords")));
            var database = new Config.Database(
                    new ServerAddress(text("database.host").orElse("127.0.0.1"), whole("database.port", 5_432)),
                    text("database.name").orElse("wardline"),
                    passwords(passwords),
                    whole("database.poolSize", 8),
                    whole("database.pumpPoolSize", 4),
                    whole("database.queueLimit", 256));
            var sessions = new SessionLimits(
                    Duration.ofMinutes(whole("session.idleMinutes", 12 * 60)), Duration.ofHours(whole("session.longestHours", 7 * 24)));
            var config = new Config(
                    database, home, http(), sessions, zone(), text("region").orElse(RuleSet.NOBODYS_REGION),
                    text("county").orElse(Config.NAMELESS_COUNTY),
                    pump(text("node").orElse(node)), seals(home), mail(), null);
            return text("metrics.port").isEmpty() ? config : config.withMetrics(whole("metrics.port", 0));
        } catch (IllegalArgumentException e) {
            throw new ConfigFault(String.valueOf(e.getMessage()));
        }
    }

    private Config.Http http() {
        var usual = Config.Http.of("127.0.0.1", 8080);
        return new Config.Http(
                text("http.host").orElse(usual.host()),
                whole("http.port", usual.port()),
                tls(),
                text("http.names").map(names -> Arrays.stream(names.split(",")).map(String::strip).toList()).orElse(List.of()),
                whole("http.instances", usual.instances()),
                whole("http.mostBodyBytes", usual.mostBodyBytes()),
                whole("http.mostRequests", usual.mostRequests()),
                whole("http.mostConnections", usual.mostConnections()),
                whole("http.mostStreams", usual.mostStreams()),
                Duration.ofSeconds(whole("http.requestTimeoutS", (int) usual.requestTimeout().toSeconds())));
    }

    private PumpConfig pump(String node) {
        var usual = PumpConfig.of(node);
        return new PumpConfig(
                node,
                whole("pump.devicesATurn", usual.devicesATurn()),
                whole("pump.entriesADevice", usual.entriesADevice()),
                whole("pump.pollMs", usual.pollMs()),
                whole("pump.leaseMs", usual.leaseMs()),
                whole("pump.askedEnough", usual.askedEnough()),
                whole("pump.gapGraceMs", usual.gapGraceMs()),
                whole("pump.pauseAfterFaultMs", usual.pauseAfterFaultMs()));
    }

    private SealPlaces seals(Path certificates) {
        var usual = Config.seals(certificates);
        return new SealPlaces(
                text("audit.heads").map(Path::of).orElse(usual.heads()), text("audit.headsCopy").map(Path::of).orElse(null));
    }

    private @Nullable MailServer mail() {
        var host = text("mail.host");
        if (host.isEmpty()) {
            return null;
        }
        var word = text("mail.security").orElse("starttls");
        var security = Arrays.stream(MailServer.Security.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new ConfigFault("mail.security is none, starttls or tls, not " + word));
        return new MailServer(
                host.get(), whole("mail.port", 587), security, text("mail.from").orElseThrow(() -> missing("mail.from")),
                text("mail.user").orElse(null), text("mail.passwordFile").map(ConfigKeys::secret).orElse(""));
    }

    private static String secret(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new ConfigFault("the file " + file + " of mail.passwordFile cannot be read: " + e.getMessage());
        }
    }

    private Config.Tls tls() {
        var word = text("http.tls").orElse("auto");
        return Arrays.stream(Config.Tls.values())
                .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new ConfigFault("http.tls is auto or on, not " + word));
    }

    private ZoneId zone() {
        var name = text("zone").orElse(Config.USUAL_ZONE.getId());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new ConfigFault("zone " + name + " is unknown; say for example Asia/Shanghai");
        }
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private int whole(String key, int otherwise) {
        var text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new ConfigFault(key + " is a whole number, not '" + text + "'");
        }
    }

    private static RolePasswords passwords(Path file) {
        var known = new Properties();
        try {
            known.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new ConfigFault("the file " + file + " of database.passwords cannot be read: " + e.getMessage());
        }
        var byRole = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            byRole.put(role, known.getProperty(role.login(), ""));
        }
        return new RolePasswords(byRole);
    }

    private static ConfigFault missing(String key) {
        return new ConfigFault("the key " + key + " is missing");
    }
}
