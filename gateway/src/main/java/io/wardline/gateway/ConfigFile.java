package io.wardline.gateway;

import io.wardline.gateway.Config.HealthListener;
import io.wardline.gateway.Config.PlainListener;
import io.wardline.gateway.Config.TlsListener;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.gateway.mqtt.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configuration file: `key = value` lines, `#` begins a comment line. An unknown key stops the start.
public final class ConfigFile {
    private static final List<String> KEYS = List.of(
            "node",
            "database.host", "database.port", "database.name", "database.user", "database.passwordFile", "database.poolSize",
            "mqtt.host", "mqtt.port", "tls.key", "tls.certificate", "tls.authority",
            "plain.port",
            "health.host", "health.port",
            "limits.connections", "limits.connectsPerSecond", "limits.messagesPerSecond", "limits.bytesInFlight",
            "limits.keepAliveSeconds");

    private static final int LONGEST_NODE = 64;

    private final Path folder;
    private final Map<String, String> values;

    private ConfigFile(Path folder, Map<String, String> values) {
        this.folder = folder;
        this.values = values;
    }

    /// The file cannot be used; the message says which line and what to write instead.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static Config read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Path folder = file.toAbsolutePath().getParent();
            return new ConfigFile(folder == null ? Path.of("") : folder, parse(file, text)).config();
        } catch (IOException unreadable) {
            throw new Refused("the configuration " + file + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException outside) {
            throw new Refused(file + ": " + outside.getMessage());
        }
    }

    private static Map<String, String> parse(Path file, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new Refused(file + " line " + number + ": '" + line + "' is not of the form key = value");
            }
            String key = line.substring(0, equals).strip();
            if (!KEYS.contains(key)) {
                throw new Refused(file + " line " + number + ": '" + key + "' is not a known key; did you mean '" + nearest(key) + "'?");
            }
            if (values.put(key, line.substring(equals + 1).strip()) != null) {
                throw new Refused(file + " line " + number + ": '" + key + "' stands there twice");
            }
        }
        return values;
    }

    private Config config() throws IOException {
        boolean tls = values.containsKey("mqtt.port");
        return new Config(
                text("node", nameOfThisMachine()),
                new DatabaseConfig(
                        text("database.host", "127.0.0.1"),
                        whole("database.port", 5_432),
                        text("database.name", "wardline"),
                        text("database.user", "wl_gateway"),
                        Files.readString(path("database.passwordFile"), StandardCharsets.UTF_8).strip(),
                        whole("database.poolSize", 4)),
                tls ? new TlsListener(text("mqtt.host", "0.0.0.0"), whole("mqtt.port", 8_883), keys()) : null,
                values.containsKey("plain.port") ? new PlainListener(whole("plain.port", 0)) : null,
                values.containsKey("health.port")
                        ? new HealthListener(text("health.host", "127.0.0.1"), whole("health.port", 0))
                        : null,
                limits());
    }

    /** Of several gateways that read one file each has another: in a container it is the container's. */
    private static String nameOfThisMachine() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(name.length(), LONGEST_NODE));
        } catch (UnknownHostException nameless) {
            throw new Refused("node is missing, and this machine has no name to take: " + nameless.getMessage());
        }
    }

    private Tls keys() {
        return new Tls(path("tls.key"), path("tls.certificate"), path("tls.authority"));
    }

    private Limits limits() {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                whole("limits.connections", usual.connections()),
                whole("limits.connectsPerSecond", usual.connectsPerSecond()),
                whole("limits.messagesPerSecond", usual.messagesPerSecond()),
                whole("limits.bytesInFlight", (int) usual.bytesInFlight()),
                whole("limits.keepAliveSeconds", usual.keepAliveSeconds()));
    }

    private String text(String key, String usual) {
        return values.getOrDefault(key, usual);
    }

    private int whole(String key, int usual) {
        String text = values.get(key);
        if (text == null) {
            return usual;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException unreadable) {
            throw new Refused(key + " is '" + text + "', which is not a whole number");
        }
    }

    private Path path(String key) {
        @Nullable String text = values.get(key);
        if (text == null || text.isEmpty()) {
            throw new Refused(key + " is missing");
        }
        return folder.resolve(text);
    }

    private static String nearest(String key) {
        return KEYS.stream().min(Comparator.comparingInt(known -> distance(key, known))).orElseThrow();
    }

    /// Edits that turn one word into the other.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
