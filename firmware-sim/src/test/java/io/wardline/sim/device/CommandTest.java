package io.wardline.sim.device;

import static io.wardline.sim.device.Bench.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.DeviceCommand;
import io.wardline.protocol.device.DeviceCommand.Configure;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceCommand.Unlock;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.CommandState;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a cabinet does when it is told to.
class CommandTest {
    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

    private static void told(Bench bench, UUID id, DeviceCommand command) {
        bench.cabinet.commanded(new CommandFrame(id, command).message(), bench.now);
    }

    private static CommandResult result(Bench bench) {
        return bench.events(CommandResult.class).getLast();
    }

    @Test
    void reads_the_shelf_when_ordered_and_echoes_the_named_tags() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        told(bench, ID, new StockTake(List.of(tag(9))));
        bench.settle();
        assertThat(bench.lastSnapshot()).satisfies(snapshot -> {
            assertThat(snapshot.trigger()).isEqualTo(Trigger.COMMAND);
            assertThat(snapshot.command()).isEqualTo(ID);
            assertThat(snapshot.named()).containsExactly(tag(9));
        });
        assertThat(result(bench)).isEqualTo(new CommandResult(ID, CommandState.SUCCEEDED, null));
        assertThat(bench.types().getLast()).as("the result follows its snapshot in the same write").isEqualTo("command.result");
    }

    @Test
    void an_ordered_scan_that_a_door_cancels_is_taken_up_again_after_the_session_is_closed() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        told(bench, ID, new StockTake(List.of()));
        bench.pass(Duration.ofSeconds(5));
        bench.visit(() -> bench.shelf.put(tag(1)));
        bench.settle();
        assertThat(bench.events(SnapshotChunk.class)).extracting(SnapshotChunk::trigger)
                .containsExactly(Trigger.BOOT, Trigger.DOOR_CLOSED, Trigger.COMMAND);
        assertThat(result(bench).state()).isEqualTo(CommandState.SUCCEEDED);
    }

    @Test
    void runs_a_newer_configuration_and_refuses_an_older_or_impossible_one() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        told(bench, ID, new Configure(4, CabinetConfiguration.DEFAULT));
        assertThat(result(bench).state()).isEqualTo(CommandState.SUCCEEDED);
        assertThat(bench.cabinet.configurationRevision()).isEqualTo(4);
        assertThat(bench.cabinet.tick(bench.now, bench.random))
                .anySatisfy(spoken -> assertThat(spoken.topic().text()).endsWith("state/reported"));
        told(bench, new UUID(1, 2), new Configure(3, CabinetConfiguration.DEFAULT));
        assertThat(result(bench).reason()).isEqualTo("revision.old");
        String impossible = new String(
                new CommandFrame(new UUID(1, 3), new Configure(5, CabinetConfiguration.DEFAULT)).message(), StandardCharsets.UTF_8)
                .replace("\"scanCount\":2", "\"scanCount\":99");
        bench.cabinet.commanded(impossible.getBytes(StandardCharsets.UTF_8), bench.now);
        assertThat(result(bench)).satisfies(refused -> {
            assertThat(refused.state()).isEqualTo(CommandState.REJECTED);
            assertThat(refused.reason()).startsWith("field.range");
        });
        assertThat(bench.cabinet.configurationRevision()).isEqualTo(4);
    }

    @Test
    void reports_what_runs_when_a_desired_document_cannot() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        String desired = "{\"revision\":7,\"configuration\":{\"scanCount\":0}}";
        assertThat(bench.cabinet.desired(desired.getBytes(StandardCharsets.UTF_8), bench.now))
                .singleElement()
                .satisfies(report -> assertThat(report.text()).contains("\"refused\"").contains("\"scanCount\":2").contains("\"revision\":0"));
    }

    @Test
    void publishes_again_what_it_holds_and_declares_lost_what_it_has_freed() {
        Bench bench = new Bench(1);
        bench.boot().settle();
        bench.deliver();
        bench.visit(() -> {});
        bench.cabinet.answered(
                new Ack(1, 0, List.of(), List.of(new Ack.Replay(1, 1, 2), new Ack.Replay(1, 3, 4)), bench.now, 0), bench.now);
        assertThat(bench.events(JournalLost.class)).containsExactly(new JournalLost(1, 1, 2, "freed"));
        assertThat(bench.cabinet.tick(bench.now, bench.random)).singleElement().satisfies(spoken -> {
            assertThat(spoken.topic().text()).endsWith("event/1/3");
            assertThat(spoken.text().lines()).hasSize(2);
        });
        bench.cabinet.answered(new Ack(1, 0, List.of(), List.of(new Ack.Replay(1, 1, 2)), bench.now, 0), bench.now);
        assertThat(bench.events(JournalLost.class)).as("once in a boot is enough").hasSize(1);
    }

    /// A cabinet that believes a platform, and what that platform signs.
    private static final class Locked {
        private final KeyPair keys;
        private final Bench bench;

        Locked() throws Exception {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            bench = new Bench(1, new Shelf(1_000, 4), keys.getPublic(), 500);
            bench.boot().settle();
            bench.cabinet.birth(bench.now);
        }

        Unlock unlock(UUID id, long boot, String nonce, Instant deadline) throws Exception {
            Unlock unsigned = new Unlock(boot, nonce, deadline, "ward round", "x");
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(UnlockCheck.signedText(Bench.DID, id, unsigned));
            return new Unlock(boot, nonce, deadline, "ward round", Base64.getEncoder().encodeToString(signature.sign()));
        }

        String refusal(Unlock unlock) {
            UUID id = new UUID(3, bench.written.size());
            told(bench, id, unlock);
            return String.valueOf(result(bench).reason());
        }
    }

    @Test
    void draws_the_bolt_once_for_a_signed_order_inside_its_deadline() throws Exception {
        Locked locked = new Locked();
        Bench bench = locked.bench;
        Unlock unlock = locked.unlock(ID, 1, "1-1", bench.now.plusSeconds(8));
        bench.answer(1, 0, 60_000);
        told(bench, ID, unlock);
        assertThat(result(bench).state()).isEqualTo(CommandState.SUCCEEDED);
        told(bench, ID, unlock);
        assertThat(bench.cabinet.boltDrawn()).isEqualTo(1);
        assertThat(bench.events(CommandResult.class)).hasSize(2);
    }

    @Test
    void refuses_what_is_late_or_for_another_boot_or_of_another_hand_or_of_unknown_time() throws Exception {
        Locked locked = new Locked();
        Bench bench = locked.bench;
        Instant soon = bench.now.plusSeconds(8);
        assertThat(locked.refusal(locked.unlock(ID, 1, "1-1", soon))).isEqualTo("time.unknown");
        bench.answer(1, 0, 60_000);
        assertThat(locked.refusal(locked.unlock(ID, 2, "1-1", soon))).isEqualTo("boot.other");
        assertThat(locked.refusal(locked.unlock(ID, 1, "1-9", soon))).isEqualTo("nonce.other");
        assertThat(locked.refusal(locked.unlock(ID, 1, "1-1", soon))).as("signed for another id").isEqualTo("signature.bad");
        bench.pass(Duration.ofSeconds(8));
        assertThat(locked.refusal(locked.unlock(ID, 1, "1-1", soon))).isEqualTo("deadline.passed");
        assertThat(bench.cabinet.boltDrawn()).isZero();
    }

    @Test
    void an_unlock_that_the_power_cut_off_is_reported_and_never_done_again() throws Exception {
        for (int write = 1; write <= 2; write++) {
            Locked locked = new Locked();
            Bench bench = locked.bench;
            Unlock unlock = locked.unlock(ID, 1, "1-1", bench.now.plusSeconds(8));
            bench.answer(1, 0, 60_000);
            bench.cabinet.supply().failAt(write, PowerSupply.Moment.AFTER_WRITE);
            told(bench, ID, unlock);
            bench.boot().settle();
            assertThat(result(bench).state()).isEqualTo(CommandState.INTERRUPTED);
            told(bench, ID, unlock);
            assertThat(bench.cabinet.boltDrawn()).isLessThanOrEqualTo(1);
        }
    }
}
