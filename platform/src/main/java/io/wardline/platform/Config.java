package io.wardline.platform;

import io.wardline.platform.alarm.MailServer;
import io.wardline.platform.audit.SealPlaces;
import io.wardline.platform.device.PumpConfig;
import io.wardline.platform.identity.Identity.SessionLimits;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.web.PlainText;
import io.wardline.platform.web.WebSettings;
import io.wardline.sql.RolePasswords;
import io.wardline.sql.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a platform is told.
 *
 * @param database where the county's rows are
 * @param certificates the directory of the county's certificate authority, made at the first start
 * @param http where browsers and programs come in
 * @param sessions how long a sign-in lasts
 * @param zone in which the county keeps its books
 * @param region whose rule sets hold here, as the sets name it, for example {@code JX}; {@code *}: only those that no region owns
 * @param county by which name the county's papers are issued, 1 to 100 characters
 * @param pump the pump's limits, and this node's name
 * @param seals where the heads of the sealed facts go, outside of the database
 * @param mail what takes the letters to people; null: none are sent
 * @param metricsPort of 127.0.0.1, where {@code /metrics} is answered; 0: any free one; null: nowhere
 */
public record Config(
        Database database,
        Path certificates,
        Http http,
        SessionLimits sessions,
        ZoneId zone,
        String region,
        String county,
        PumpConfig pump,
        SealPlaces seals,
        @Nullable MailServer mail,
        @Nullable Integer metricsPort) {
    /** The zone of every county so far. */
    public static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    /** As long as nobody has said which county it is, its papers say in the language of the trade what issues them. */
    public static final String NAMELESS_COUNTY = "县医疗保障局";

    private static final int LONGEST_REGION = 40;
    private static final int LONGEST_COUNTY = 100;

    public Config {
        if (region.isBlank() || region.length() > LONGEST_REGION) {
            throw new ConfigFault("region is a code of 1 to " + LONGEST_REGION + " characters such as JX, not '" + region + "'");
        }
        if (county.isBlank() || !PlainText.isName(county, LONGEST_COUNTY)) {
            throw new ConfigFault("county is a name of 1 to " + LONGEST_COUNTY + " characters such as " + NAMELESS_COUNTY);
        }
    }

    /**
     * The database and the pools' limits.
     *
     * @param name of the database
     * @param passwords of the product's roles; the owner's is used for migrating alone
     * @param platformPool connections of requests, 1 to 100
     * @param pumpPool connections of the pump, 1 to 100
     * @param queueLimit transactions that may wait for a connection, 0 to 10,000; one more is answered 503
     */
    public record Database(
            ServerAddress server, String name, RolePasswords passwords, int platformPool, int pumpPool, int queueLimit) {
        public Database {
            inRange("database.poolSize", platformPool, 1, 100);
            inRange("database.pumpPoolSize", pumpPool, 1, 100);
            inRange("database.queueLimit", queueLimit, 0, 10_000);
        }

        /** Whether the database's disk is this machine's, as far as its address tells. */
        boolean isOnThisMachine() {
            return server.host().equals("localhost") || server.host().startsWith("127.") || server.host().equals("::1");
        }
    }

    /** Whether the web server speaks HTTPS. */
    public enum Tls {
        /** Always, but on a loopback address. */
        AUTO,
        /** Always, with a certificate of the county's own authority. */
        ON
    }

    /**
     * The web server.
     *
     * @param host an address of this machine
     * @param port 0 (any free one) to 65,535
     * @param names further names of this machine, for its certificate
     * @param instances verticles that share the port, 1 to 64
     * @param mostBodyBytes 1 KiB to 16 MiB
     * @param mostRequests at once in work, 1 to 10,000
     * @param mostConnections 1 to 100,000
     * @param mostStreams of server-sent events, 1 to 10,000
     * @param requestTimeout in which a request must have arrived whole, 1 s to 5 min
     */
    public record Http(
            String host,
            int port,
            Tls tls,
            List<String> names,
            int instances,
            int mostBodyBytes,
            int mostRequests,
            int mostConnections,
            int mostStreams,
            Duration requestTimeout) {
        public Http {
            inRange("http.port", port, 0, 65_535);
            inRange("http.instances", instances, 1, 64);
            inRange("http.mostBodyBytes", mostBodyBytes, 1_024, 16 << 20);
            inRange("http.mostRequests", mostRequests, 1, 10_000);
            inRange("http.mostConnections", mostConnections, 1, 100_000);
            inRange("http.mostStreams", mostStreams, 1, 10_000);
            inRange("http.requestTimeoutS", requestTimeout.toSeconds(), 1, 300);
            names = List.copyOf(names);
        }

        /** The given address with the usual limits. */
        public static Http of(String host, int port) {
            return of(host, port, List.of());
        }

        /** The given address and further names of this machine, with the usual limits. */
        public static Http of(String host, int port, List<String> names) {
            return new Http(host, port, Tls.AUTO, names, 2, 1 << 20, 256, 2_000, 500, Duration.ofSeconds(20));
        }

        /** Whether it listens on every address of this machine. */
        boolean isAnyAddress() {
            return "0.0.0.0".equals(host) || "::".equals(host);
        }

        /** The names that its certificate carries beside those of the loopback address. */
        List<String> certifiedNames() {
            return Stream.concat(isAnyAddress() ? Stream.empty() : Stream.of(host), names.stream()).distinct().toList();
        }

        /** Whether HTTPS is spoken there. */
        public boolean isEncrypted() {
            return switch (tls) {
                case ON -> true;
                case AUTO -> !WebSettings.isLoopback(host);
            };
        }
    }

    /**
     * Reads {@code --key value} arguments and the file of {@code key=value} lines that {@code --config} names.
     *
     * @param node this start's name where none is given
     * @throws ConfigFault with one line that says what would be right
     */
    public static Config read(List<String> arguments, String node) {
        return ConfigKeys.read(arguments, node);
    }

    /**
     * A county with the usual limits.
     *
     * @param node this start's name, unique among all that ever ran
     */
    public static Config of(
            ServerAddress server, String database, RolePasswords passwords, Path certificates, Http http, String node) {
        return new Config(
                new Database(server, database, passwords, 8, 4, 256),
                certificates,
                http,
                SessionLimits.usual(),
                USUAL_ZONE,
                RuleSet.NOBODYS_REGION,
                NAMELESS_COUNTY,
                PumpConfig.of(node),
                seals(certificates),
                null,
                null);
    }

    /** The same with metrics. */
    public Config withMetrics(int port) {
        inRange("metrics.port", port, 0, 65_535);
        return new Config(database, certificates, http, sessions, zone, region, county, pump, seals, mail, port);
    }

    /** The same in a region, whose rule sets hold there. */
    public Config withRegion(String code) {
        return new Config(database, certificates, http, sessions, zone, code, county, pump, seals, mail, metricsPort);
    }

    /** The same of a county by its name. */
    public Config withCounty(String name) {
        return new Config(database, certificates, http, sessions, zone, region, name, pump, seals, mail, metricsPort);
    }

    /** Unless somebody says otherwise, the heads stand beside the certificates, in {@code seals}. */
    static SealPlaces seals(Path certificates) {
        return SealPlaces.in(certificates.toAbsolutePath().resolveSibling("seals"));
    }

    /** Where records go that leave the database: beside the certificates, so that a backup of the county's folder has them. */
    Path archive() {
        return certificates.resolveSibling("archive");
    }

    private static void inRange(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ConfigFault(key + " is " + value + ", outside " + least + " to " + most);
        }
    }
}
