package io.wardline.standalone;

import io.vertx.core.Vertx;
import io.wardline.gateway.Config;
import io.wardline.gateway.ConfigFile;
import io.wardline.gateway.Gateway;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@code wardline gateway}: one gateway alone; several may serve the same county. */
final class GatewayCommand implements Command {
    static final String ARGUMENTS = "--config FILE | --db URL [--data DIR] [--mqtt HOST:PORT] [--plain PORT] [--health HOST:PORT]"
            + " [--names A,B] [--node NAME] [--prepare DIR]";
    static final String DOES = "one gateway alone; several may serve a county";

    static final String MORE = HelpTexts.COUNTY_FOLDER + """
              --mqtt HOST:PORT   devices, with TLS (default 127.0.0.1:8883)
              --plain PORT       devices without TLS, on loopback only (default none)
              --health HOST:PORT health answers (default a free port of loopback)
              --node NAME        unique among the running gateways (default gateway-PORT)
              --prepare DIR      runs nothing, and writes what a gateway elsewhere needs, and no more than that, to DIR: its
                                 configuration (gateway.conf), key and certificate, and the password of its database role
            """ + HelpTexts.NAMES + HelpTexts.DATABASE;

    private static final Set<String> OPTIONS = Set.of("data", "db", "mqtt", "health", "node", "plain", "names", "config", "prepare");

    private final InstantSource clock;
    private final SecureRandom secrets;

    GatewayCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of());
        var file = options.value("config");
        if (file.isPresent()) {
            return serve(configured(options, Path.of(file.get())), new Ending(), "--config " + file.get(), out);
        }
        var url = options.value("db").orElseThrow(() -> new WrongUsage("--db is missing: against which database?"));
        var mqtt = HostAndPort.parse("mqtt", options.value("mqtt").orElse("127.0.0.1:8883"));
        var health = HostAndPort.parse("health", options.value("health").orElse("127.0.0.1:0"));
        var names = HostAndPort.names(options.value("names"));
        var plain = options.value("plain").map(_ -> new HostAndPort("127.0.0.1", (int) options.number("plain", 0, 0, 65_535)));
        if (options.value("prepare").isPresent()) {
            var county = CountyHome.existing(options.value("data"), "county");
            return prepare(new GatewayFolder(county, url, mqtt, health), Path.of(options.value("prepare").get()), names, out);
        }
        var ending = new Ending();
        var home = CountyHome.open(options.value("data"), "county");
        try (var database = CountyDatabase.open(home, url, secrets)) {
            var node = options.value("node").orElse("gateway-" + mqtt.port());
            var config = Gateways.config(home, database, node, mqtt.certified(names), clock, secrets)
                    .mqtt(mqtt)
                    .health(health)
                    .plain(plain)
                    .done();
            var where = "--mqtt " + mqtt + ", --health " + health + plain.map(place -> ", --plain " + place.port()).orElse("");
            return serve(config, ending, where, out);
        }
    }

    private int prepare(GatewayFolder gateway, Path folder, List<String> names, PrintStream out) {
        var until = gateway.write(folder, names, clock, secrets);
        out.println(folder + " holds what a gateway needs; its certificate is valid until " + until);
        return 0;
    }

    /** A file says everything, so that two half answers cannot contradict each other. */
    private static Config configured(Options options, Path file) {
        if (options.values().size() > 1) {
            throw new WrongUsage("--config goes with no other option: the file says everything");
        }
        try {
            return Config.read(file);
        } catch (ConfigFile.Refused refused) {
            throw new WrongUsage(String.valueOf(refused.getMessage()));
        }
    }

    private int serve(Config config, Ending ending, String where, PrintStream out) {
        var vertx = Vertx.vertx(Gateways.ONE_LOOP);
        try {
            Gateways.start(() -> Gateway.start(vertx, config, clock), ending, where).ifPresent(gateway -> {
                out.println("gateway " + config.node() + ": mqtts " + gateway.mqttPort() + ", plain " + gateway.plainPort()
                        + ", health " + gateway.healthPort());
                ending.await();
                Gateways.stop(gateway);
            });
        } finally {
            Gateways.await(vertx.close(), "the gateway's connections do not close");
        }
        return 0;
    }
}
