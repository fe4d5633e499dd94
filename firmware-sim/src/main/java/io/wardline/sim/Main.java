package io.wardline.sim;

import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.CountyPlan;
import io.wardline.sim.county.CountySimulation;
import io.wardline.sim.county.Endpoints;
import io.wardline.sim.county.ProductClient;
import io.wardline.sim.county.ProductFault;
import io.wardline.sim.demo.DemoCounty;
import io.wardline.sim.demo.DemoStaff;
import io.wardline.sim.link.DeviceKey;
import io.wardline.sim.link.Trust;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The demo county as a process of its own, against a product that runs elsewhere: it knows an address, a token and the
/// authority's certificate, as any stranger would, and each of its devices asks for a certificate with a key of its own.
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final ZoneId COUNTY_ZONE = ZoneId.of("Asia/Shanghai");
    private static final int WRONG_USAGE = 2;
    private static final int ENVIRONMENT = 3;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            play(MainArguments.parse(arguments));
        } catch (MainArguments.Refused wrong) {
            System.err.println("firmware-sim: " + wrong.getMessage());
            System.exit(WRONG_USAGE);
        } catch (IOException | ProductFault | IllegalArgumentException fault) {
            System.err.println("firmware-sim: " + fault.getMessage());
            System.exit(ENVIRONMENT);
        }
    }

    private static void play(MainArguments told) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        SecureRandom secrets = new SecureRandom();
        HttpClient http = HttpClient.newBuilder()
                .sslContext(Trust.in(Files.readString(told.credentials().resolve("ca.pem"))))
                .build();
        String token = Files.readString(told.credentials().resolve("token")).strip();
        Endpoints endpoints = new Endpoints(http, told.api(), token, told.mqttHost(), told.mqttPort());
        ProductClient product = new ProductClient(endpoints);
        CountyPlan plan = CountyPlan.demo(told.seed(), clock.instant());
        CountyMap map = DemoCounty.map(told.seed(), LocalDate.ofInstant(plan.begins(), COUNTY_ZONE));
        CountyEnd end = new CountyEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(end::ask, "county-end"));
        try (CountySimulation county = CountySimulation.start(
                plan, map, endpoints, did -> Optional.of(product.certify(did, DeviceKey.make(secrets))), clock)) {
            product.employ(DemoStaff.people());
            DemoCounty.movedByKey().forEach(county::visitByKey);
            LOG.info("{} simulated cabinets with {} tagged units are at work; seed {}{}", map.cabinets().size(), map.units().size(),
                    told.seed(), county.resumed() ? ", taken up where the book stands" : "");
            end.await();
        } finally {
            end.reached();
        }
    }

    /// The process stays until the county has said goodbye.
    private static final class CountyEnd {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch gone = new CountDownLatch(1);

        void ask() {
            asked.countDown();
            try {
                gone.await();
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        }

        void await() throws InterruptedException {
            asked.await();
        }

        void reached() {
            gone.countDown();
        }
    }
}
