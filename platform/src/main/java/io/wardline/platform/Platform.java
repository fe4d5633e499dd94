package io.wardline.platform;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.wardline.platform.alarm.Alarms;
import io.wardline.platform.alarm.Channels;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.audit.Seals;
import io.wardline.platform.cabinet.Cabinet;
import io.wardline.platform.cabinet.CabinetBell;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.db.Notices;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.device.DeviceRegistry;
import io.wardline.platform.device.Pump;
import io.wardline.platform.file.Files;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.identity.SecretBox;
import io.wardline.platform.incentive.Incentive;
import io.wardline.platform.incentive.RetentionRule;
import io.wardline.platform.keeping.Keeping;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.place.Places;
import io.wardline.platform.price.PriceRule;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.scan.Scan;
import io.wardline.platform.settlement.BudgetRule;
import io.wardline.platform.settlement.Settlement;
import io.wardline.platform.settlement.SettlementRule;
import io.wardline.platform.statement.Statements;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.trace.Trace;
import io.wardline.platform.vbp.ProgressRule;
import io.wardline.platform.vbp.Vbp;
import io.wardline.platform.warehouse.Purchases;
import io.wardline.platform.warehouse.Warehouse;
import io.wardline.platform.web.Health;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Metrics;
import io.wardline.platform.web.OpenApi;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WebServer;
import io.wardline.platform.web.WebSettings.ServerCertificate;
import io.wardline.platform.web.WebSettings;
import io.wardline.sql.Role;
import io.wardline.sql.Schema;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running platform. {@link #start} is its whole wiring, read from top to bottom. */
public final class Platform {
    /** On this channel gateways of other processes ring for the pump. */
    private static final String INBOX_CHANNEL = "wl_inbox";

    private static final List<String> DOCUMENTS =
            List.of("file", "audit", "calendar", "place", "identity", "alarm", "device", "rule", "catalog", "ledger", "warehouse",
                    "cabinet", "vbp", "statement", "incentive", "settlement", "trace", "scan", "keeping");
    /** Each room that computes says what its rules have to look like. */
    private static final Map<RuleKind, RuleForm> RULE_FORMS = Map.of(
            RuleKind.MONITORING, ProgressRule.FORM,
            RuleKind.RETENTION, RetentionRule.FORM,
            RuleKind.SETTLEMENT, SettlementRule.FORM,
            RuleKind.BUDGET, BudgetRule.FORM,
            RuleKind.PRICE, PriceRule.FORM);
    private static final int PASSWORD_THREADS = 2;
    private static final int PASSWORDS_WAITING = 32;
    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final String RESUME_SEALING =
            """
            select audit_sealing_resume()
            """;
    private static final int SEALING_TIMEOUT_MS = 600_000;
    /** One round asks for its connection twice, and the first may still be on its way back. */
    private static final int SEALING_QUEUE = 4;

    private final Opened opened;
    private final Pump pump;
    private final Routes routes;
    private final URI address;
    private final int metricsPort;
    private final Identity identity;

    private Platform(Opened opened, Pump pump, Routes routes, URI address, int metricsPort, Identity identity) {
        this.opened = opened;
        this.pump = pump;
        this.routes = routes;
        this.address = address;
        this.metricsPort = metricsPort;
        this.identity = identity;
    }

    /**
     * Verifies the server's settings, migrates, and starts pools, pump and web, in this order; returns when the web server
     * listens.
     *
     * @param clock the present instant
     * @param nanos nanoseconds from any fixed point, for pacing
     * @param secrets draws keys, passwords and sessions
     * @throws io.wardline.sql.SchemaFault when the database server is refused, or a migration fails
     */
    public static Platform start(Config config, InstantSource clock, LongSupplier nanos, SecureRandom secrets) {
        var version = prepare(config.database());
        var opened = new Opened();
        try {
            return wire(config, version, clock, nanos, secrets, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Platform wire(
            Config config, String version, InstantSource clock, LongSupplier nanos, SecureRandom secrets, Opened opened) {
        var vertx = vertx(opened);
        var time = new CountyTime(config.zone(), clock);
        var db = opened.keep(Db.open(vertx, pool(config.database(), Role.PLATFORM)));
        var pumpDb = opened.keep(Db.open(vertx, pool(config.database(), Role.PUMP)));
        var heavyWork = stopped(opened, new HeavyWork(vertx, PASSWORD_THREADS, PASSWORDS_WAITING));
        var looks = stopped(opened, new HeavyWork(vertx, "wardline-readiness", 1, 1));
        var authority = CertificateAuthority.open(config.certificates(), clock, secrets);
        var seals = opened.keep(seals(vertx, config, time));

        var acts = new Acts(db, time, secrets);
        var calendar = new Calendar(acts);
        var places = new Places(acts);
        var files = new Files(new BookOfActs(acts), Places.issuing(places, config.county()), heavyWork, secrets, time);
        var identity = new Identity(db, heavyWork, clock, secrets, config.sessions(), key(config));
        var registry = new DeviceRegistry(db, acts, clock);
        var catalog = new Catalog(acts);
        var ledger = new Ledger(time);
        var cabinet = new Cabinet(ledger, new Units(), time);
        var keeping = new Keeping(db, acts, time);
        var rules = new Rules(acts, RULE_FORMS, config.region());
        var vbp = new Vbp(ledger, catalog, rules, acts, time);

        var routes = new Routes();
        var health = new Health(clock, new Readiness(config.database(), version, looks)::look);
        health.declareRoutes(routes);
        OpenApi.of(DOCUMENTS).declareRoutes(routes);
        authority.declareRoutes(routes);
        seals.declareRoutes(routes, db, acts, identity::mayAudit);
        files.declareRoutes(routes, db);
        calendar.declareRoutes(routes, db);
        places.declareRoutes(routes, db);
        identity.declareRoutes(routes, catalog::number);
        registry.declareRoutes(routes, authority);
        catalog.declareRoutes(routes, db, heavyWork, files.printing());
        var officers = new Officers(db, identity.duties());
        declareStock(routes, db, officers, new Tagging(ledger, time, cabinet), ledger, places, acts, time, vbp);
        declareBureau(routes, db, heavyWork, officers, rules, vbp,
                new Statements(acts, calendar, files.printing(), time), acts, time);
        keeping.declareRoutes(routes, disk(config));
        var channels = new Channels(config.mail(), new SecretBox(key(config), secrets), secrets);
        var alarms = new Alarms(db, acts, calendar, time, channels, List.of(registry.alarms(), cabinet.alarms(), keeping.alarms(disk(config))));
        alarms.declareRoutes(routes);
        var liveView = opened.keep(cabinet.declareRoutes(routes, acts, db, identity.duties(), config.pump().node()));
        declareViews(routes, time, db);
        var pump = opened.keep(new Pump(pumpDb, config.pump(), nanos, List.of(cabinet.projection())));
        opened.keep(bells(vertx, config, pump, liveView));
        pump.start();
        opened.keep(Housekeeping.start(vertx, acts, db, () -> keeping.night(new Night(vertx, config)::answers, config.archive())));
        seals.start();
        opened.keep(alarms.watch(nanos));

        var metrics = opened.keep(measured(keeping, db, pumpDb));
        var web = new WebServer(vertx, settings(config.http(), authority), routes, identity, health, metrics, clock, secrets);
        opened.add(web::stop);
        var address = address(config.http(), web.start());
        return new Platform(opened, pump, routes, address, metricsPort(metrics, health, vertx, config.metricsPort()), identity);
    }

    /** What stands where, and what comes from suppliers. */
    private static void declareStock(
            Routes routes, Db db, Officers officers, Tagging tagging, Ledger ledger, Places places, Acts acts, CountyTime time,
            Purchases purchases) {
        Ledger.declareRoutes(routes, tagging, places, acts, db);
        ledger.declareStock(routes, places, db);
        new Warehouse(ledger, tagging, places, acts, time, purchases).declareRoutes(routes, db, officers);
    }

    /** What the insurance bureau computes, and by which rules. */
    private static void declareBureau(
            Routes routes, Db db, HeavyWork heavyWork, Officers officers, Rules rules, Vbp vbp, Statements statements, Acts acts,
            CountyTime time) {
        var incentive = new Incentive(acts, rules, statements, heavyWork, time);
        var settlement = new Settlement(rules, statements, acts, time);
        rules.declareRoutes(routes, db, officers);
        vbp.declareRoutes(routes, db, heavyWork, officers, Incentive.citations());
        statements.declareRoutes(routes, db, officers, List.of(incentive.reckoner(), settlement.reckoner()));
        incentive.declareRoutes(routes, db, officers);
        settlement.declareRoutes(routes, db, officers);
    }

    /** The views over all that stands lower. */
    private static void declareViews(Routes routes, CountyTime time, Db db) {
        new Trace(time).declareRoutes(routes, db);
        new Scan(time, db).declareRoutes(routes);
    }

    private static Seals seals(Vertx vertx, Config config, CountyTime time) {
        return new Seals(
                () -> Db.open(vertx, sealer(config.database())), sealedTables(), config.seals(), config.database().name(), time);
    }

    /** The key of whatever is kept encrypted; every platform of a county needs the same one. */
    private static Path key(Config config) {
        return config.certificates().resolve("identity.key");
    }

    /** A folder on the disk that also holds the database; null where that is elsewhere. */
    private static @Nullable Path disk(Config config) {
        return config.database().isOnThisMachine() ? config.certificates() : null;
    }

    private static Notices bells(Vertx vertx, Config config, Pump pump, CabinetBell liveView) {
        return Notices.listen(vertx, pool(config.database(), Role.PLATFORM), Map.of(
                INBOX_CHANNEL, pump::ringOf,
                CabinetBell.CHANNEL, liveView::changed,
                Alarms.CHANNEL, liveView::alarmed));
    }

    private static Metrics measured(Keeping keeping, Db db, Db pumpDb) {
        var metrics = new Metrics();
        keeping.measure(metrics);
        measure(metrics, "platform", db);
        measure(metrics, "pump", pumpDb);
        return metrics;
    }

    private static int metricsPort(Metrics metrics, Health health, Vertx vertx, @Nullable Integer asked) {
        return asked == null ? 0 : metrics.listen(vertx, asked, health);
    }

    private static void measure(Metrics metrics, String role, Db db) {
        metrics.gauge("wardline.db.connections.used", "Connections that carry a transaction", "role", role, db::inUse);
        metrics.gauge("wardline.db.transactions.waiting", "Transactions that wait for a connection", "role", role, db::waiting);
    }

    private static Vertx vertx(Opened opened) {
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setFileSystemOptions(
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        opened.add(() -> vertx.close().await());
        return vertx;
    }

    /** These workers, which stop with the platform. */
    private static HeavyWork stopped(Opened opened, HeavyWork workers) {
        opened.add(workers::stop);
        return workers;
    }

    /** Every table whose rows are facts and are sealed, lowest feature first. */
    public static List<SealedTable> sealedTables() {
        return Stream.of(
                        sealedFiles(), Seals.tables(), Alarms.sealedTables(), Pump.sealedTables(), Rules.sealedTables(),
                        Ledger.sealedTables(), Warehouse.sealedTables(), Cabinet.sealedTables(), Vbp.sealedTables(), Statements.sealedTables(),
                        Incentive.sealedTables(), Settlement.sealedTables(), Keeping.sealedTables())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SealedTable> sealedFiles() {
        return Files.facts().stream().map(table -> new SealedTable(table.name(), table.key(), table.rows())).toList();
    }

    private static String prepare(Config.Database database) {
        var owner = database.passwords().of(Role.OWNER);
        var url = database.server().jdbcUrl(database.name());
        try (var connection = DriverManager.getConnection(url, Role.OWNER.login(), owner)) {
            Schema.verifyServer(connection);
        } catch (SQLException e) {
            throw new DatabaseRefused(database.server() + " refuses " + Role.OWNER.login() + ": " + e.getMessage(), e);
        }
        var version = Schema.migrate(database.server(), database.name(), owner);
        try (var connection = DriverManager.getConnection(url, Role.OWNER.login(), owner)) {
            resumeSealing(connection);
        } catch (SQLException e) {
            throw new DatabaseRefused(database.server() + " refuses " + Role.OWNER.login() + ": " + e.getMessage(), e);
        }
        return version;
    }

    /** Facts of another server's dump carry higher numbers than this server counts; new ones must not fall below them. */
    private static void resumeSealing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(RESUME_SEALING)) {
            if (rows.next() && rows.getLong(1) > 0) {
                LOG.warn("the facts come from another server: sealing counts on {} transactions further up", rows.getLong(1));
            }
        }
    }

    private static DbConfig pool(Config.Database database, Role role) {
        var server = database.server();
        var size = role == Role.PUMP ? database.pumpPool() : database.platformPool();
        return DbConfig.of(server.host(), server.port(), database.name(), role.login(), database.passwords().of(role))
                .withPool(size, database.queueLimit());
    }

    /** One connection; a backlog of seals takes longer than a request may. */
    private static DbConfig sealer(Config.Database database) {
        var server = database.server();
        var role = Role.SEALER;
        return new DbConfig(
                server.host(), server.port(), database.name(), role.login(), database.passwords().of(role), 1, SEALING_QUEUE,
                SEALING_TIMEOUT_MS, 5_000, 8);
    }

    private static WebSettings settings(Config.Http http, CertificateAuthority authority) {
        ServerCertificate certificate = null;
        if (http.isEncrypted()) {
            var issued = authority.issueServer(http.certifiedNames());
            certificate = new ServerCertificate(issued.certificatePem() + authority.certificatePem(), issued.keyPem());
        }
        return new WebSettings(
                http.host(), http.port(), certificate, http.instances(), http.mostBodyBytes(), http.mostRequests(),
                http.mostConnections(), http.mostStreams(), http.requestTimeout());
    }

    private static URI address(Config.Http http, int port) {
        var host = http.isAnyAddress() ? "localhost" : http.host();
        return URI.create((http.isEncrypted() ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Where a browser finds it, for example {@code http://127.0.0.1:8080}. */
    public URI address() {
        return address;
    }

    /**
     * Makes the account {@code admin} in a county without any person's account and tells its password: to be shown at once, and to be
     * changed. Whoever starts a county asks last, when everything listens: a start that failed after the account was made would take
     * the only password with it.
     *
     * @return empty where a person has an account
     */
    public Optional<String> firstPassword() {
        return identity.firstStart();
    }

    /** The doorbell of a gateway in the same process: these devices have new entries. */
    public void ring(Collection<String> dids) {
        pump.ring(dids);
    }

    /** The pump, for whoever moves its leases or counts what it applied. */
    public Pump pump() {
        return pump;
    }

    /** Where metrics are answered on 127.0.0.1; 0 where they are not. */
    public int metricsPort() {
        return metricsPort;
    }

    /** What is served, for comparing it with the document. */
    Routes routes() {
        return routes;
    }

    /** Stops taking requests, finishes those at work, gives the shards away, and closes everything. */
    public void stop() {
        opened.close();
    }
}
