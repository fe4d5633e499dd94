package io.wardline.sim.county;

import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.Cabinet;
import io.wardline.sim.device.CabinetMake;
import io.wardline.sim.device.ColdBox;
import io.wardline.sim.device.Device;
import io.wardline.sim.device.DeviceClock;
import io.wardline.sim.device.PowerSupply;
import io.wardline.sim.device.Recording;
import io.wardline.sim.device.Scanner;
import io.wardline.sim.device.Shelf;
import io.wardline.sim.fault.CabinetFaults;
import io.wardline.sim.fault.Luck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The county as it truly is: cabinets and what stands in them, people, power and network. One thread moves it, step by step.
final class World {
    private static final Duration FIRST_FILLING = Duration.ofSeconds(12);

    private final CountyPlan plan;
    private final CountyMap map;
    private final Journals journals;
    private final GroundTruth truth;
    private final Agenda agenda = new Agenda();
    private final NavigableMap<DeviceId, Site> sites = new TreeMap<>();
    private final Map<DeviceId, Device> others = new TreeMap<>();
    private final Map<DeviceId, Carrier> carriers = new TreeMap<>();
    private final RandomGenerator random;
    private final Staff staff;
    private volatile Instant now;
    private Instant nextErrand;
    private boolean calm;

    World(CountyPlan plan, CountyMap map, Journals journals, GroundTruth truth, Function<Device, Carrier> carrying) {
        this.plan = plan;
        this.map = map;
        this.journals = journals;
        this.truth = truth;
        this.random = Luck.of(plan.seed(), "world");
        this.staff = new Staff(this, Luck.of(plan.seed(), "staff"));
        this.now = plan.begins();
        this.nextErrand = plan.begins().plus(FIRST_FILLING);
        for (CountyMap.Station station : map.stations()) {
            switch (station.kind()) {
                case "CABINET" -> sites.put(station.did(), site(station));
                case "COLD_BOX" -> others.put(station.did(), new ColdBox(station.did(), DeviceClock.TRUE, journals, 2_000, 8_000));
                case String _ -> others.put(station.did(), new Scanner(station.did(), DeviceClock.TRUE, journals));
            }
        }
        besides();
        devices().forEach(device -> carriers.put(device.did(), carrying.apply(device)));
    }

    private Site site(CountyMap.Station station) {
        RandomGenerator luck = Luck.of(plan.seed(), station.did().value());
        CabinetFaults faults = plan.faults().cabinets();
        DeviceClock clock = faults.wrongClock().strikes(luck)
                ? new DeviceClock(Duration.ofDays(luck.nextInt(-3_650, 3_651)), luck.nextInt(-200, 201), plan.begins(), false)
                : DeviceClock.TRUE;
        CabinetConfiguration usual = CabinetConfiguration.DEFAULT;
        CabinetConfiguration factory = new CabinetConfiguration(
                2, plan.scanRoundSeconds(), 1, usual.antennaPowerDbm(), usual.doorUnlockSeconds(), 30, true,
                usual.batteryAlarmPercent(), 10, usual.telemetryEverySeconds(), usual.lowestMilliCelsius(),
                usual.highestMilliCelsius(), usual.offlineAuthorityMaxAgeHours(), usual.journalMaxEntries());
        Shelf shelf = new Shelf(995, 4);
        Radio radio = new Radio(station.did(), shelf, plan.faults().radio(), truth::scanned);
        Cabinet cabinet = new Cabinet(
                new CabinetMake(station.did(), "WL-C2", clock, factory, plan.chunkTags(), null), radio, journals);
        return new Site(station, cabinet, shelf, radio, luck);
    }

    /// A cabinet's neighbour is the next one in its list; antennas reach through one wall.
    private void besides() {
        List<Site> all = sites();
        for (int i = 0; i < all.size() && all.size() > 1; i++) {
            all.get(i).radio().beside(all.get((i + 1) % all.size()).shelf());
        }
    }

    List<Device> devices() {
        List<Device> devices = new ArrayList<>();
        sites.values().forEach(site -> devices.add(site.cabinet()));
        devices.addAll(others.values());
        return devices;
    }

    List<Site> sites() {
        return List.copyOf(sites.values());
    }

    Agenda agenda() {
        return agenda;
    }

    Instant now() {
        return now;
    }

    /// Everything gets current, and somebody fills the cabinets.
    void open() {
        others.values().forEach(this::bootSmall);
        int number = 0;
        for (Site site : sites()) {
            boot(site);
            List<TagId> units = map.units().stream()
                    .filter(unit -> unit.home().equals(site.station().did()))
                    .map(CountyMap.Unit::epc)
                    .toList();
            Instant at = now.plus(FIRST_FILLING).plusMillis(plan.pace().toMillis() * number++ / 2);
            agenda.at(at, () -> staff.fill(site, units, at));
        }
    }

    /// Takes a county up again: the cabinets come back with empty memories and ask the gateway for their epoch, and what stands
    /// where is what the product's book says.
    ///
    /// @param standing the units that stand in cabinets
    /// @param out      the units that somebody holds
    void reopen(Map<TagId, DeviceId> standing, List<TagId> out) {
        standing.forEach((tag, did) -> Optional.ofNullable(sites.get(did)).ifPresent(site -> site.shelf().put(tag)));
        List<Site> all = sites();
        for (int i = 0; i < out.size(); i++) {
            staff.hold(all.get(i % all.size()), out.get(i));
        }
        for (Site site : all) {
            site.cabinet().flash().loseEverything();
            boot(site);
        }
        others.values().forEach(device -> {
            switch (device) {
                case Scanner scanner -> scanner.flash().loseEverything();
                case ColdBox box -> box.flash().loseEverything();
                case Cabinet _, Recording _ -> throw new IllegalStateException(device.did() + " is no small device");
            }
            bootSmall(device);
        });
    }

    Carrier carrier(DeviceId did) {
        return Optional.ofNullable(carriers.get(did)).orElseThrow();
    }

    private void bootSmall(Device device) {
        device.boot(now);
        carrier(device.did()).start();
    }

    private void boot(Site site) {
        site.cabinet().boot(now);
        site.reboots(false);
        if (site.cabinet().powered() && !site.offline()) {
            carrier(site.station().did()).start();
        }
    }

    /// Nothing new goes wrong from now on, and nobody sets out any more.
    void calmDown() {
        calm = true;
        sites.values().forEach(site -> site.radio().calmDown());
    }

    boolean calm() {
        return calm;
    }

    /// As soon as it can be, one piece from one cabinet comes into another by the mechanical key.
    void visitByKey(DeviceId from, DeviceId into) {
        staff.putByKey(Optional.ofNullable(sites.get(from)).orElseThrow(), Optional.ofNullable(sites.get(into)).orElseThrow());
    }

    /// Lets time pass up to a moment.
    void step(Instant to) {
        now = to;
        agenda.runUntil(now);
        while (!calm && !nextErrand.isAfter(now)) {
            staff.errand(now);
            nextErrand = nextErrand.plusMillis(1 + random.nextLong(2 * plan.pace().toMillis()));
        }
        for (Site site : sites.values()) {
            if (site.cabinet().powered()) {
                carrier(site.station().did()).carry(site.cabinet().tick(now, site.luck()));
            }
            if (!site.cabinet().powered() && !site.rebooting()) {
                site.reboots(true);
                carrier(site.station().did()).stop();
                agenda.at(now.plusSeconds(5 + random.nextInt(40)), () -> boot(site));
            }
        }
        others.values().forEach(device -> carrier(device.did()).carry(device.tick(now, random)));
    }

    /// What may go wrong around a visit, decided as it begins.
    void troubleVisit(Site site, Instant at) {
        CabinetFaults faults = plan.faults().cabinets();
        if (calm) {
            return;
        }
        if (faults.interrupted().strikes(random)) {
            site.cabinet().supply().failAt(
                    1 + random.nextInt(8),
                    random.nextBoolean() ? PowerSupply.Moment.BEFORE_WRITE : PowerSupply.Moment.AFTER_WRITE);
        }
        if (faults.reboot().strikes(random)) {
            agenda.at(at.plusSeconds(random.nextInt(60)), site.cabinet()::cutPower);
        }
        if (faults.offline().strikes(random) && !site.offline()) {
            goOffline(site, at, faults.imageLost().strikes(random));
        }
    }

    private void goOffline(Site site, Instant at, boolean losesImage) {
        DeviceId did = site.station().did();
        // Only what was never sent can be lost without leaving it open whether the gateway has it.
        boolean nothingUnderWay = journals.waiting(did) == 0;
        site.goOffline(true);
        carrier(did).stop();
        agenda.at(at.plusSeconds(60 + random.nextInt(300)), () -> {
            site.goOffline(false);
            if (losesImage && nothingUnderWay && !site.cabinet().doorOpen()) {
                site.cabinet().cutPower();
                site.cabinet().flash().loseImage();
                journals.forgetUnsent(did);
            } else if (site.cabinet().powered()) {
                carrier(did).start();
            }
        });
    }

    /// Whether everybody has gone home, every cabinet is still, and every word has arrived.
    boolean still() {
        return agenda.empty()
                && sites.values().stream().allMatch(site -> site.cabinet().quiet() && !site.cabinet().doorOpen())
                && carriers.values().stream().allMatch(Carrier::flowing)
                && devices().stream().allMatch(device -> journals.waiting(device.did()) == 0);
    }

    /// Where the units stand that stand in a cabinet.
    Map<TagId, DeviceId> standing() {
        Map<TagId, DeviceId> standing = new TreeMap<>();
        sites.forEach((did, site) -> site.shelf().tags().forEach(tag -> standing.put(tag, did)));
        return standing;
    }
}
