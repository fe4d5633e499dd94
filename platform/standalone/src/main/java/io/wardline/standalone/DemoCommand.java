package io.wardline.standalone;

import io.wardline.platform.Config;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.CountyPlan;
import io.wardline.sim.county.CountySimulation;
import io.wardline.sim.county.Endpoints;
import io.wardline.sim.county.ProductClient;
import io.wardline.sim.county.ProductFault;
import io.wardline.sim.demo.DemoCounty;
import io.wardline.sim.demo.DemoStaff;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code wardline demo}: a fictional county at work in one process, over real MQTT with TLS, until Ctrl-C. */
final class DemoCommand implements Command {
    static final String ARGUMENTS = "[--seed N] [--data DIR] [--http HOST:PORT] [--mqtt HOST:PORT]";
    static final String DOES = "a fictional county with simulated cabinets, over real MQTT with TLS, until Ctrl-C";

    static final String MORE = HelpTexts.DEMO_FOLDER + HelpTexts.LISTENS + """
              --seed N           what the county looks like (default 1, or what the folder's county was made with)
            """;

    private static final String BUREAU = "云岭县医疗保障局（演示）";

    private static final Set<String> OPTIONS = Set.of("data", "http", "mqtt", "seed");

    private final InstantSource clock;
    private final SecureRandom secrets;

    DemoCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of()).noWords();
        var wanted = DemoSeed.wanted(options);
        var listening = Listening.of(options);
        var ending = new Ending();
        var home = CountyHome.open(options.value("data"), "demo");
        var seed = DemoSeed.of(home, wanted);
        err.println("wardline: starting the demo county in " + home);
        try (var county = RunningCounty.start(home, null, listening, BUREAU, clock, secrets)) {
            var account = DemoAccount.administrator(home, county, secrets);
            out.println("Wardline's demo county is up. All of it is fictional; its data are in " + home);
            out.println("  console   " + county.address());
            out.println("  sign in   " + account.name() + " with " + account.password());
            out.println("  devices   mqtts://" + listening.mqtt().host() + ":" + county.mqttPort());
            home.keepSecret(DemoSeed.FILE, Long.toString(seed));
            var token = DemoAccount.token(home, county, secrets);
            try (var played = play(county, token, seed)) {
                // Two of one hospital: what one of them explains, the other one accepts.
                for (var name : List.of("demo-head-nurse-1", "demo-head-nurse-2")) {
                    var person = DemoAccount.headNurse(name, DemoCounty.LARGEST, home, county, secrets);
                    out.println("  as        " + person.name() + " with " + person.password());
                }
                var policy = DemoAccount.policyOfficer("demo-policy", DemoCounty.LARGEST, home, county, secrets);
                out.println("  as        " + policy.name() + " with " + policy.password() + " (a hospital's reports and objections)");
                var year = DemoYear.of(home, county, clock, secrets);
                year.people().forEach(person -> out.println("  as        " + person.line()));
                out.println("  county    " + size(played.map()) + "; seed " + seed);
                year.bringIn(played.map(), token, seed, out, err);
                out.println(played.map().cabinets().size() + " simulated cabinets are at work. Ctrl-C ends it.");
                ending.await();
                err.println("wardline: closing");
            } catch (ProductFault refused) {
                throw new EnvironmentFault("the demo county could not be set up: " + refused.getMessage(), refused);
            }
        }
        return 0;
    }

    private static String size(CountyMap map) {
        return "%d institutions, %d cabinets, %,d tagged units, %,d articles".formatted(
                map.institutions().size(), map.cabinets().size(), map.units().size(), map.items().size());
    }

    private CountySimulation play(RunningCounty county, String token, long seed) {
        var endpoints = new Endpoints(
                HttpClient.newHttpClient(), URI.create(county.address()), token, "127.0.0.1", county.mqttPort());
        var plan = CountyPlan.demo(seed, clock.instant());
        var map = DemoCounty.map(seed, LocalDate.ofInstant(plan.begins(), Config.USUAL_ZONE));
        var played = CountySimulation.start(
                plan, map, endpoints, did -> Optional.of(county.office().credentials(did)), clock);
        new ProductClient(endpoints).employ(DemoStaff.people());
        DemoCounty.movedByKey().forEach(played::visitByKey);
        return played;
    }
}
