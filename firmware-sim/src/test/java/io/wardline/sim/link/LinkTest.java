package io.wardline.sim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.Cabinet;
import io.wardline.sim.device.CabinetMake;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.device.Shelf;
import io.wardline.sim.fault.Rate;
import io.wardline.sim.fault.WireFaults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A link brings the whole journal over, once in effect, however often the wire breaks.
class LinkTest {
    private static final DeviceId DID = new DeviceId("cab-1");
    private final ScheduledExecutorService turn = Executors.newSingleThreadScheduledExecutor();
    private final List<JournalLine> written = Collections.synchronizedList(new ArrayList<>());
    private final Shelf shelf = new Shelf(1_000, 4);
    private final Cabinet cabinet = new Cabinet(CabinetMake.plain(DID), shelf, (_, line) -> written.add(line));
    private final SplittableRandom random = new SplittableRandom(5);
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @AfterEach
    void stop() {
        turn.shutdownNow();
    }

    private Link link(LinkPlan plan) {
        return new Link(cabinet, plan, turn, () -> now, new SplittableRandom(9), LinkWitness.NONE);
    }

    private static LinkPlan plan(FakeGateway gateway) {
        LinkPlan plan = LinkPlan.plain("127.0.0.1", gateway.port());
        return new LinkPlan(plan.host(), plan.port(), plan.credentials(), plan.version(), Duration.ofMillis(5),
                Duration.ofMillis(40), plan.faults());
    }

    private void onTurn(Runnable action) {
        try {
            turn.submit(action).get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void live(Link link, int visits) {
        for (int i = 0; i < visits; i++) {
            int number = i;
            onTurn(() -> {
                cabinet.admit("n1", Method.CARD, Authority.ONLINE, now);
                cabinet.openDoor(now);
                shelf.put(new TagId("%024X".formatted(0x3074_0000L + number)));
                cabinet.closeDoor(now, random);
                for (int s = 0; s < 30; s++) {
                    now = now.plusSeconds(1);
                    link.carry(cabinet.tick(now, random));
                }
            });
        }
    }

    private void awaitAll(FakeGateway gateway) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(gateway.journal(DID).values()).containsExactlyElementsOf(List.copyOf(written).stream().map(JournalLine::text).toList());
            onTurn(() -> assertThat(cabinet.lines(0, 1, 1)).isEmpty());
        });
        assertThat(gateway.forks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LinkPlan.Version.class)
    void brings_the_journal_over_with_either_version(LinkPlan.Version version) throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            Link link = link(plan(gateway).speaking(version));
            onTurn(() -> cabinet.boot(now));
            onTurn(link::start);
            live(link, 5);
            awaitAll(gateway);
            assertThat(gateway.connections()).isEqualTo(1);
            onTurn(link::stop);
        }
    }

    @ParameterizedTest
    @EnumSource(LinkPlan.Version.class)
    void resends_from_the_oldest_line_when_acknowledgements_are_lost_and_links_break(LinkPlan.Version version) throws IOException {
        WireFaults faults = new WireFaults(new Rate(200), new Rate(100), Rate.NEVER);
        try (FakeGateway gateway = new FakeGateway().cuttingEvery(3)) {
            Link link = link(plan(gateway).speaking(version).troubled(faults));
            onTurn(() -> cabinet.boot(now));
            live(link, 40);
            onTurn(link::start);
            live(link, 40);
            awaitAll(gateway);
            assertThat(gateway.connections()).isGreaterThan(1);
            onTurn(link::stop);
        }
    }

    @Test
    void hears_a_command_and_answers_it_in_the_journal() throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            Link link = link(plan(gateway));
            onTurn(() -> cabinet.boot(now));
            onTurn(link::start);
            await().until(() -> link.state() == Link.State.FLOWING);
            gateway.command(DID, new CommandFrame(new UUID(1, 2), new StockTake(List.of())).message());
            await().untilAsserted(() -> {
                live(link, 0);
                onTurn(() -> {
                    now = now.plusSeconds(1);
                    link.carry(cabinet.tick(now, random));
                });
                assertThat(gateway.journal(DID).values()).anyMatch(line -> line.contains("command.result"));
            });
            onTurn(link::stop);
        }
    }
}
