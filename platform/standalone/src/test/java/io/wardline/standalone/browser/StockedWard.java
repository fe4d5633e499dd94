package io.wardline.standalone.browser;

import static io.wardline.platform.web.Role.ADMIN;

import io.vertx.core.Vertx;
import io.wardline.gateway.Config;
import io.wardline.gateway.Gateway;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.platform.Platform;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.web.HeavyWork;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.link.LinkPlan;
import io.wardline.sim.year.Desk;
import io.wardline.sim.year.SignIn;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A county with its gateway, its platform and its console, for one class of tests. Each test has a cabinet of its own.
final class StockedWard implements AutoCloseable {
    static final String ITEM = "药物洗脱冠状动脉支架系统 3.0×18 mm";
    /// A tag that is bound to nothing.
    static final TagId STRAY = new TagId("3034FFFFFFFFFFFFFFFFFFFF");

    private static final String ACCOUNT = "nurse";
    private static final String PASSWORD = "a pass phrase of the ward";
    private static final int UNITS_A_CABINET = 3;

    private final AtomicInteger cabinets = new AtomicInteger();
    private final AtomicInteger pieces = new AtomicInteger();
    private final InstantSource clock = Clock.systemUTC();
    private final SecureRandom secrets = new SecureRandom();
    private final TestDatabase database = TestPostgres.fresh();
    private final Platform platform;
    private final Vertx vertx = Vertx.vertx();
    private final Gateway gateway;
    /// Makes accounts as the command line does.
    private final Db db;
    private final HeavyWork heavyWork = new HeavyWork(vertx, 1, 16);
    private final Identity identity;
    private final ProductDoor door;
    private final Procurement procurement;

    private StockedWard(Path folder) {
        platform = Platform.start(
                io.wardline.platform.Config.of(
                        database.server(), database.database(), database.passwords(), folder.resolve("certificates"),
                        io.wardline.platform.Config.Http.of("127.0.0.1", 0), "browser-" + clock.millis()).withRegion(RetainedYear.REGION),
                clock, System::nanoTime, secrets);
        gateway = Gateway.start(vertx, gatewayConfig(), clock).await();
        db = Db.open(vertx, DbConfig.of(
                database.host(), database.port(), database.database(), Role.PLATFORM.login(), database.password(Role.PLATFORM)));
        identity = new Identity(db, heavyWork, clock, secrets, Identity.SessionLimits.usual(), folder.resolve("certificates", "identity.key"));
        door = new ProductDoor(address(), secret(identity.createService("set-up", ADMIN, null)));
        door.changeFirstPassword(ACCOUNT, firstPassword(ACCOUNT), PASSWORD);
        door.post("/api/place/institutions", Map.of("code", "H1", "name", "县人民医院", "kind", "HOSPITAL"));
        // With a second one lists have to say whose a thing is.
        door.post("/api/place/institutions", Map.of("code", "H2", "name", "青溪镇医院", "kind", "HOSPITAL"));
        door.post("/api/place/places", Map.of("code", "W1", "name", "骨科一病区", "kind", "WARD", "institution", "H1"));
        door.post("/api/catalog/items", Map.of("code", "CV-3301", "name", ITEM, "baseUnit", "支"));
        procurement = new Procurement(door, LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
    }

    /// @param folder for the county's certificates
    static StockedWard start(Path folder) {
        return new StockedWard(folder);
    }

    String address() {
        return platform.address().toString();
    }

    String account() {
        return ACCOUNT;
    }

    String password() {
        return PASSWORD;
    }

    /// The password that a new account of a person begins with.
    String firstPassword(String name) {
        return secret(identity.createPerson(name, ADMIN, null));
    }

    /// The present instant, as the platform has it.
    Instant now() {
        return clock.instant();
    }

    /// A head nurse, who may resolve discrepancies and sees the county, because tracing asks for that; the account's name.
    String headNurse(String name, String password) {
        return person(name, password, "head-nurse");
    }

    /** Somebody of the wards with one duty; the account's name. */
    String person(String name, String password, String duty) {
        return person("WARD", name, password, duty, List.of());
    }

    /// Somebody of the insurance bureau with one duty; the account's name.
    String officer(String name, String password, String duty) {
        return person("BUREAU", name, password, duty, List.of());
    }

    /// Somebody of the bureau with one duty, who is signed in and never stands at a screen.
    Desk desk(String name, String duty) {
        var first = door.createPerson(Map.of(
                "name", name, "role", "BUREAU", "scope", "COUNTY", "institutions", List.of(), "duties", List.of(duty)));
        var http = HttpClient.newHttpClient();
        var api = URI.create(address());
        return SignIn.firstTime(http, api, name, first, PASSWORD, clock).desk(http, api, clock);
    }

    /// Somebody who pays for one hospital and sees nothing of others; the account's name.
    String financeClerk(String name, String password, String hospital) {
        return person("WARD", name, password, "finance-clerk", List.of(hospital));
    }

    /// A keeper who sees one institution alone; the account's name.
    String keeper(String name, String password, String institution) {
        return person("WAREHOUSE", name, password, "keeper", List.of(institution));
    }

    private String person(String role, String name, String password, String duty, List<String> institutions) {
        var first = door.createPerson(Map.of(
                "name", name, "role", role, "scope", institutions.isEmpty() ? "COUNTY" : "INSTITUTIONS", "institutions", institutions,
                "duties", List.of(duty)));
        door.changeFirstPassword(name, first, password);
        return name;
    }

    /// A consortium comes in whose year can be settled.
    void receivesConsortium() {
        SettledYear.enter(door);
    }

    /// A hospital comes in whose agreement year has ended; the year in which it did.
    int receivesRetainedYear() {
        var retained = new RetainedYear(door, LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
        retained.enters(desk("retained.entry", "bureau-officer"), desk("retained.release", "reviewer"));
        return retained.year();
    }

    /// Gives a person a second step. The code of the step before is used up by it, so that of the present one is fresh.
    Authenticator enrols(String account, String password) {
        var cookie = door.signIn(account, password);
        var secret = door.asPerson(cookie, "/api/identity/second-step", Map.of("password", password)).get("secret").asText();
        var authenticator = new Authenticator(secret);
        door.asPerson(cookie, "/api/identity/second-step/confirmation", Map.of("code", authenticator.code(now(), -1)));
        return authenticator;
    }

    /// The person is signed in at another desk as well.
    void signsInElsewhere(String account, String password) {
        door.signIn(account, password);
    }

    /// Every session of a person is over, as it is after a night.
    void endsSessions(String person) {
        try {
            database.execute(Role.OWNER, "delete from identity_session where account_id = (select id from identity_account where name = '" + person + "')");
        } catch (SQLException broken) {
            throw new IllegalStateException("the sessions do not end", broken);
        }
    }

    /// What the hospitals have agreed to buy, and what they bought.
    Procurement procurement() {
        return procurement;
    }

    /// The single number that a query of the facts returns, past the product's own sums.
    long number(String query) {
        try {
            return database.number(Role.READ, query);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    /// A tagged piece in the ward that no cabinet has seen.
    TagId boundPiece() {
        var tag = new TagId("3034257BF6%014X".formatted(pieces.incrementAndGet()));
        bind(List.of(tag));
        return tag;
    }

    /// Orders a reading of the shelf and waits until it is read.
    void ordersReading(StockedCabinet shelf) {
        door.post("/api/cabinet/cabinets/" + shelf.did() + "/stock-take", Map.of("epcs", List.of()));
        shelf.cabinet().readsShelfAsOrdered();
    }

    /// Gauze in the ward's store, one piece of each lot; the first ones have expired or soon will.
    void receivesLots(int lots) {
        door.post("/api/place/places", Map.of("code", "ST1", "name", "骨科二级库", "kind", "HOSPITAL_STORE", "institution", "H1"));
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        var units = new ArrayList<Map<String, String>>();
        for (var lot = 1; lot <= lots; lot++) {
            var item = "GAUZE-%02d".formatted(lot);
            door.post("/api/catalog/items", Map.of("code", item, "name", "医用纱布块 纱布 %02d".formatted(lot), "baseUnit", "包"));
            units.add(Map.of(
                    "epc", "3034257BF5%014X".formatted(lot), "item", item, "lot", "S26%02d".formatted(lot),
                    "expiry", today.plusDays(10L * lot - 15).toString(), "owner", "H1", "place", "ST1"));
        }
        door.post("/api/ledger/units", Map.of("units", units));
    }

    private void bind(List<TagId> tags) {
        door.post("/api/ledger/units", Map.of("units", tags.stream()
                .map(tag -> Map.of(
                        "epc", tag.hex(), "item", "CV-3301", "lot", "B2611", "expiry", "2099-12-31", "owner", "H1", "place", "W1"))
                .toList()));
    }

    /// A cabinet in the ward, with three units that somebody has put in.
    StockedCabinet stockedCabinet(String word) {
        var number = cabinets.incrementAndGet();
        var did = new DeviceId("cab-" + word);
        var place = "C-" + number;
        var name = "介入耗材柜 " + number;
        door.post("/api/place/places", Map.of(
                "code", place, "name", name, "kind", "CABINET", "parent", "W1", "institution", "H1"));
        door.post("/api/device/devices", Map.of("did", did.value(), "kind", "CABINET", "place", place));
        var tags = IntStream.range(0, UNITS_A_CABINET)
                .mapToObj(unit -> new TagId("3034257BF4%010X%04X".formatted(number, unit)))
                .toList();
        bind(tags);
        var cabinet = new WardCabinet(did, LinkPlan.plain("127.0.0.1", gateway.plainPort()), clock.instant());
        cabinet.opens("P-001");
        cabinet.puts(tags);
        cabinet.shuts();
        cabinet.readsShelf();
        return new StockedCabinet(did.value(), place, name, cabinet, tags);
    }

    /// A cabinet, the code and the name of its place, and the tags of the units in it.
    record StockedCabinet(String did, String place, String name, WardCabinet cabinet, List<TagId> tags) implements AutoCloseable {
        StockedCabinet {
            tags = List.copyOf(tags);
        }

        @Override
        public void close() {
            cabinet.close();
        }
    }

    private static String secret(NewSecret answer) {
        return switch (answer) {
            case NewSecret.Drawn(var secret) -> secret;
            case NewSecret.NameTaken _, NewSecret.NoSuchInstitution _, NewSecret.DutyOfPersons _ -> throw new IllegalStateException(answer.toString());
        };
    }

    private Config gatewayConfig() {
        return new Config(
                "browser",
                new DatabaseConfig(
                        database.host(), database.port(), database.database(), Role.GATEWAY.login(),
                        database.password(Role.GATEWAY), 4),
                null, new Config.PlainListener(0), null, Limits.DEFAULT);
    }

    @Override
    public void close() {
        gateway.stop().await();
        platform.stop();
        heavyWork.stop();
        db.close();
        vertx.close().await();
        database.close();
    }
}
