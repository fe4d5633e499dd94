package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.Device;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.device.Outgoing;
import io.wardline.sim.fault.Luck;
import io.wardline.sim.link.Link;
import io.wardline.sim.link.LinkPlan;
import io.wardline.sim.link.LinkWitness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A county at work against a running product: devices over MQTT, set-up and judgement over HTTP, one thread for all that is played.
public final class CountySimulation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountySimulation.class);
    private static final Duration PLAYED_PAUSE = Duration.ofMillis(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /// Long enough for two scheduled snapshots of every cabinet.
    private static final Duration SETTLING = Duration.ofMinutes(25);
    /// More lines on their way than this, and played time waits for the gateway.
    private static final int MOST_UNDER_WAY = 2_000;

    private final CountyPlan plan;
    private final CountyMap map;
    private final ProductClient product;
    private final boolean resumed;
    private final Journals journals = new Journals();
    private final GroundTruth truth = new GroundTruth();
    private final Set<String> refused = new TreeSet<>();
    private final ScheduledExecutorService turn = Turn.begin("county");
    private final InstantSource clock;
    private final World world;
    private volatile Instant settledAt = Instant.MAX;
    private volatile boolean calm;
    private volatile boolean halted;

    private CountySimulation(
            CountyPlan plan, CountyMap map, Endpoints endpoints, Certificates certificates, boolean resumed, InstantSource clock) {
        this.plan = plan;
        this.map = map;
        this.product = new ProductClient(endpoints);
        this.resumed = resumed;
        this.clock = clock;
        this.world = new World(plan, map, journals, truth, device -> carrier(device, endpoints, certificates));
    }

    /// Sets the county up in the product, if it does not know it yet, and lets it live. A county that the product already knows is
    /// taken up where its book stands: the devices come back without memory and ask for their epochs.
    ///
    /// @param certificates asked once for every device, after the product knows it
    /// @param clock        the true time; in played time it only says when patience ends
    /// @throws ProductFault when the product does not take the county
    public static CountySimulation start(CountyPlan plan, Endpoints endpoints, Certificates certificates, InstantSource clock) {
        return start(plan, CountyMap.of(plan), endpoints, certificates, clock);
    }

    /// The same in a county that was laid out by somebody else; of the plan only pace, faults and time count.
    ///
    /// @throws ProductFault when the product does not take the county
    public static CountySimulation start(
            CountyPlan plan, CountyMap map, Endpoints endpoints, Certificates certificates, InstantSource clock) {
        // Real time cannot begin at another moment than now.
        CountyPlan begun = plan.played() ? plan : plan.beginning(clock.instant());
        ProductClient product = new ProductClient(endpoints);
        boolean known = product.knows(map.stations().getLast().did());
        if (!known) {
            product.setUp(map, "county-" + plan.seed());
        }
        CountySimulation county = new CountySimulation(begun, map, endpoints, certificates, known, clock);
        county.run();
        return county;
    }

    private Carrier carrier(Device device, Endpoints endpoints, Certificates certificates) {
        DeviceId did = device.did();
        LinkPlan plain = LinkPlan.plain(endpoints.mqttHost(), endpoints.mqttPort())
                .troubled(plan.faults().wire())
                .speaking(Math.floorMod(did.hashCode(), 4) == 0 ? LinkPlan.Version.MQTT_3_1_1 : LinkPlan.Version.MQTT_5);
        LinkPlan shown = certificates.of(did).map(plain::secured).orElse(plain);
        Link link = new Link(device, shown, turn, this::now, Luck.of(plan.seed(), "link " + did), new LinkWitness() {
            @Override
            public void acknowledged(DeviceId whose, JournalKey upTo, boolean taken) {
                journals.acknowledged(whose, upTo);
                if (!taken) {
                    refused.add(whose + " " + upTo);
                }
            }
        });
        return new Carrier() {
            @Override
            public void start() {
                link.start();
            }

            @Override
            public void stop() {
                link.stop();
            }

            @Override
            public void carry(List<Outgoing> spoken) {
                link.carry(spoken);
            }

            @Override
            public boolean flowing() {
                return link.state() == Link.State.FLOWING;
            }
        };
    }

    private Instant now() {
        return world.now();
    }

    private void run() {
        turn.execute(() -> {
            if (resumed) {
                Map<TagId, DeviceId> standing = new TreeMap<>();
                map.cabinets().forEach(station -> product.tagsAt(station.place()).forEach(tag -> standing.put(tag, station.did())));
                world.reopen(standing, product.tagsAt("OUT"));
            } else {
                world.open();
            }
        });
        if (plan.played()) {
            turn.execute(this::playOn);
        } else {
            long millis = plan.step().toMillis();
            turn.scheduleAtFixedRate(this::stepInRealTime, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void stepInRealTime() {
        try {
            world.step(clock.instant());
        } catch (RuntimeException broken) {
            // A periodic task that throws is never run again, and would stop the county without a word.
            LOG.error("a step of the county failed: {}", line(), broken);
        }
    }

    private void playOn() {
        if (!halted) {
            boolean crowded = map.stations().stream().mapToInt(station -> journals.waiting(station.did())).sum() > MOST_UNDER_WAY;
            if (!crowded) {
                world.step(world.now().plus(plan.step()));
            }
            // Once everything has settled the county breathes in real time, ready for what it is still asked.
            turn.schedule(this::playOn, (calm && settled() ? plan.step() : PLAYED_PAUSE).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean settled() {
        return !world.now().isBefore(settledAt);
    }

    /// The line that replays this county.
    public String line() {
        return plan.line();
    }

    /// What stands where by plan.
    public CountyMap map() {
        return map;
    }

    /// Every line that the devices have written since the start.
    public Journals journals() {
        return journals;
    }

    /// Whether the product knew the county before it was started here. The journals of its past are not at hand then.
    public boolean resumed() {
        return resumed;
    }

    /// The county's own time, real or played.
    public Instant time() {
        return world.now();
    }

    /// As soon as somebody holds a piece of one cabinet and nobody is at the other, the piece is put there by the mechanical key,
    /// while that cabinet has no current. No session explains it, so the difference stays open until two people have explained it
    /// or somebody takes the piece again. It is no fault that the judge knows: for counties that are shown, not judged.
    public void visitByKey(DeviceId from, DeviceId into) {
        turn.execute(() -> world.visitByKey(from, into));
    }

    /// Waits until the county has lived for so long in its own time.
    ///
    /// @throws IllegalStateException when patience ends before
    public void live(Duration ownTime, Duration patience) {
        Instant until = plan.begins().plus(ownTime);
        await("the county to reach " + until, patience, () -> !world.now().isBefore(until));
    }

    /// Sends everyone home and lets faults cease, then waits until every door is shut, every scan read and every word delivered; in
    /// played time until every cabinet has been read once more, too. The devices stay on their links.
    ///
    /// @throws IllegalStateException when patience ends before
    public void settle(Duration patience) {
        turn.execute(() -> {
            if (!calm) {
                world.calmDown();
                settledAt = plan.played() ? world.now().plus(SETTLING) : world.now();
                calm = true;
            }
        });
        await("the county to settle", patience, () -> calm && settled() && world.still());
        turn.execute(() -> truth.standsNow(world.standing()));
    }

    private interface Condition {
        boolean holds();
    }

    private void await(String what, Duration patience, Condition condition) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        lookUntil(condition, reached);
        try {
            reached.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            reached.cancel(false);
            throw new IllegalStateException("waited " + patience + " for " + what + ", in vain; replay: " + line(), late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for " + what, stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the county broke while waiting for " + what + "; replay: " + line(), broken.getCause());
        }
    }

    private void lookUntil(Condition condition, CompletableFuture<Boolean> reached) {
        turn.execute(() -> {
            try {
                if (condition.holds()) {
                    reached.complete(true);
                } else if (!reached.isDone() && !turn.isShutdown()) {
                    turn.schedule(() -> lookUntil(condition, reached), 20, TimeUnit.MILLISECONDS);
                }
            } catch (RuntimeException broken) {
                reached.completeExceptionally(broken);
            }
        });
    }

    /// Judges what the product says now, and looks again until it agrees or patience ends: the product may still be applying what
    /// it has acknowledged. To be called on a settled county.
    ///
    /// Of a resumed county it can only say whether the units that no fault has touched stand where the book has them.
    ///
    /// @throws ProductFault when the product does not answer as its interface says
    public Verdict judge(Duration patience) {
        Instant until = clock.instant().plus(patience);
        Verdict verdict = judgeOnce();
        while (!verdict.holds() && clock.instant().isBefore(until)) {
            CompletableFuture<Boolean> pause = new CompletableFuture<>();
            turn.schedule(() -> pause.complete(true), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            pause.join();
            verdict = judgeOnce();
        }
        return verdict;
    }

    private Verdict judgeOnce() {
        Book said = product.book(map);
        Map<DeviceId, List<JournalLine>> lines = lines();
        if (resumed) {
            List<String> misplaced = new VisibleFaults(map, truth).misplaced(lines, said);
            return new Verdict(line(), misplaced, journals.size(), said.sessions().size(), said.discrepancies().size());
        }
        Book expected = new Judge(map).expected(lines);
        List<String> differences = new ArrayList<>(Judge.differences(expected, said));
        VisibleFaults faults = new VisibleFaults(map, truth);
        Set<OpenDiscrepancy> aboutShelves = new TreeSet<>(said.discrepancies());
        aboutShelves.removeIf(row -> row.kind() == Kind.JOURNAL_LOST || row.kind() == Kind.UNREADABLE);
        Set<OpenDiscrepancy> visible = faults.visible(lines);
        visible.stream().filter(row -> !aboutShelves.contains(row)).forEach(row -> differences.add("a fault must still be seen: " + row));
        aboutShelves.stream().filter(row -> !visible.contains(row)).forEach(row -> differences.add("no fault explains: " + row));
        if (calm) {
            differences.addAll(faults.misplaced(lines, said));
        }
        said.stock().stream().filter(line -> line.quantity() < 0).forEach(line -> differences.add("negative stock: " + line));
        refusedEntries().forEach(key -> differences.add("the gateway could not read what a device wrote: " + key));
        return new Verdict(
                line(), differences, lines.values().stream().mapToLong(List::size).sum(), expected.sessions().size(),
                expected.discrepancies().size());
    }

    private List<String> refusedEntries() {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        turn.execute(() -> answer.complete(List.copyOf(refused)));
        return answer.join();
    }

    private Map<DeviceId, List<JournalLine>> lines() {
        Map<DeviceId, List<JournalLine>> lines = new TreeMap<>();
        journals.devices().forEach(did -> lines.put(did, journals.of(did)));
        return lines;
    }

    /// Ends at once: devices say goodbye, nothing is waited for.
    public void stop() {
        if (!halted) {
            halted = true;
            turn.execute(() -> map.stations().forEach(station -> world.carrier(station.did()).stop()));
            Turn.end(turn);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
