package io.wardline.standalone;

import io.wardline.platform.Config;
import io.wardline.platform.identity.Duty;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.ProductFault;
import io.wardline.sim.demo.DemoCounty;
import io.wardline.sim.year.Desk;
import io.wardline.sim.year.Year;
import io.wardline.sim.year.YearDispute;
import io.wardline.sim.year.YearDoors;
import io.wardline.sim.year.YearDrawing;
import io.wardline.sim.year.YearEnd;
import io.wardline.sim.year.YearFailures;
import io.wardline.sim.year.YearRetention;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The bureau's year of the demo county: its people are made at the start, its facts come in behind the first page. The day on
 * which it was drawn is kept: a start that was killed in between goes on with the same year.
 */
final class DemoYear {
    private static final String DAY_FILE = "demo.year";
    private static final String DONE_FILE = "demo.year.done";
    private static final double MILLIS_A_SECOND = 1e3;

    private final CountyHome home;
    private final RunningCounty county;
    private final InstantSource clock;
    private final List<DemoOfficer> people;

    private DemoYear(CountyHome home, RunningCounty county, InstantSource clock, List<DemoOfficer> people) {
        this.home = home;
        this.county = county;
        this.clock = clock;
        this.people = people;
    }

    /** The people, made where they are not there yet. */
    static DemoYear of(CountyHome home, RunningCounty county, InstantSource clock, SecureRandom secrets) {
        return new DemoYear(home, county, clock, List.of(
                DemoOfficer.of("demo-officer", Duty.BUREAU_OFFICER, null, "enters and calculates", home, county, clock, secrets),
                DemoOfficer.of("demo-reviewer-1", Duty.REVIEWER, null, "reviews and approves", home, county, clock, secrets),
                DemoOfficer.of("demo-reviewer-2", Duty.REVIEWER, null, "reviews and approves", home, county, clock, secrets),
                DemoOfficer.of("demo-finance", Duty.FINANCE_CLERK, DemoCounty.LARGEST, "a hospital's own figures", home, county, clock,
                        secrets)));
    }

    /** Those who can be signed in as. */
    List<DemoOfficer> people() {
        return people;
    }

    /** Brings the year in on a thread of its own, unless it is there already, and says so when it is done. */
    void bringIn(CountyMap map, String token, long seed, PrintStream out, PrintStream err) {
        if (home.secret(DONE_FILE).isPresent()) {
            return;
        }
        out.println("  bureau    an agreement year of 8 batches is being brought in, and its pages fill in the meantime");
        Thread.ofVirtual().name("demo-year").start(() -> {
            var begun = clock.instant();
            try {
                var year = draw(map, seed);
                tell(year, token);
                home.keepSecret(DONE_FILE, year.today().toString());
                out.printf(Locale.ROOT, "  bureau    %,d receipts and %,d lines of the platform are in, after %.1f s%n",
                        year.receipts().size(), year.lines().size(),
                        Duration.between(begun, clock.instant()).toMillis() / MILLIS_A_SECOND);
            } catch (ProductFault refused) {
                err.println("wardline: the bureau's year is not complete, and the next start goes on: " + refused.getMessage());
            }
        });
    }

    private Year draw(CountyMap map, long seed) {
        var today = home.secret(DAY_FILE).orElseGet(() -> {
            var day = LocalDate.ofInstant(clock.instant(), Config.USUAL_ZONE).toString();
            home.keepSecret(DAY_FILE, day);
            return day;
        });
        return YearDrawing.draw(seed, LocalDate.parse(today), DemoCounty.buyers(map), YearDrawing.WHOLE_BATCH);
    }

    private void tell(Year year, String token) {
        var http = HttpClient.newHttpClient();
        var api = URI.create(county.address());
        var desks = people.stream().map(person -> person.signIn().desk(http, api, clock)).toList();
        var officer = desks.getFirst();
        var reviewers = desks.subList(1, 3);
        var system = Desk.withToken(http, api, token);
        new YearDoors(year, system, officer, reviewers).bringIn();
        new YearFailures(year, system, reviewers).bringIn();
        new YearRetention(year, officer, reviewers).bringIn();
        var ending = new YearEnd(year, officer, reviewers);
        ending.bringIn();
        boolean _ = ending.object(desks.getLast());
        boolean _ = new YearDispute(desks.getLast(), officer, reviewers).bringIn(DemoCounty.LARGEST);
    }
}
