package io.wardline.sim.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceCommand.Configure;
import io.wardline.protocol.device.DeviceCommand.Firmware;
import io.wardline.protocol.device.DeviceCommand.Light;
import io.wardline.protocol.device.DeviceCommand.RecallFreeze;
import io.wardline.protocol.device.DeviceCommand.ReplayJournal;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceCommand.Unlock;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.CommandState;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Executes commands: the id is on flash as started before any effect, a known id repeats its stored result, and what a power cut
/// interrupted is reported and never done again (device protocol, section Commands).
final class CommandDesk {
    private static final JsonMapper JSON = new JsonMapper();

    private final Board board;
    private final CabinetProgram program;
    private final UnlockCheck unlocks;
    private final List<Outgoing> outbox = new ArrayList<>();
    private final Set<JournalLost> declared = new HashSet<>();

    CommandDesk(Board board, CabinetProgram program, UnlockCheck unlocks) {
        this.board = board;
        this.program = program;
        this.unlocks = unlocks;
    }

    /// What is to be said beside the journal since the last call.
    List<Outgoing> spoken() {
        List<Outgoing> spoken = List.copyOf(outbox);
        outbox.clear();
        return spoken;
    }

    void receive(byte[] message, Instant now) {
        Image image = board.image();
        if (image == null) {
            return;
        }
        switch (CommandFrame.read(message)) {
            case Decoded.Ok<CommandFrame>(CommandFrame frame) -> execute(image, frame, now);
            case Decoded.Bad<CommandFrame>(var why) -> idOf(message).ifPresent(id -> {
                if (fresh(image, id, now)) {
                    board.flash().write(() -> image.durable().start(id));
                    finish(id, CommandState.REJECTED, why.code() + " " + why.field(), now);
                }
            });
        }
    }

    private boolean fresh(Image image, UUID id, Instant now) {
        for (CommandMemory memory : List.of(image.durable(), image.nowOrNever())) {
            if (memory.knows(id)) {
                memory.result(id).ifPresent(stored -> board.append(now, List.of(stored)));
                return false;
            }
        }
        return true;
    }

    private void execute(Image image, CommandFrame frame, Instant now) {
        UUID id = frame.id();
        if (!fresh(image, id, now)) {
            return;
        }
        CommandMemory memory = frame.command().nowOrNever() ? image.nowOrNever() : image.durable();
        board.flash().write(() -> memory.start(id));
        switch (frame.command()) {
            case Unlock unlock -> unlock(id, unlock, now);
            case Light light -> light(id, light, now);
            case StockTake(var named) -> program.order(id, named);
            case Configure configure -> configure(image, id, configure, now);
            case RecallFreeze(var tags, boolean frozen) -> {
                board.flash().write(() -> image.settings(image.settings().recalled(Set.copyOf(tags), frozen)));
                finish(id, CommandState.SUCCEEDED, null, now);
            }
            case Firmware firmware -> {
                board.flash().write(() -> image.settings(image.settings().updated(firmware.version())));
                finish(id, CommandState.SUCCEEDED, null, now);
            }
            case ReplayJournal replay -> {
                replay(image, new Ack.Replay(replay.epoch(), replay.fromSeq(), replay.toSeq()), now);
                finish(id, CommandState.SUCCEEDED, null, now);
            }
        }
    }

    private void finish(UUID id, CommandState state, @Nullable String reason, Instant now) {
        board.append(now, List.of(new CommandResult(id, state, reason == null ? null : reason.strip())));
    }

    private void unlock(UUID id, Unlock unlock, Instant now) {
        Optional<String> refusal = unlocks.refusal(board, id, unlock, now);
        if (refusal.isPresent()) {
            finish(id, CommandState.REJECTED, refusal.get(), now);
        } else if (program.admit("remote", Method.REMOTE, Authority.ONLINE, now)) {
            finish(id, CommandState.SUCCEEDED, null, now);
        } else {
            finish(id, CommandState.FAILED, "cabinet.busy", now);
        }
    }

    private void light(UUID id, Light light, Instant now) {
        Optional<String> refusal = unlocks.late(board, light.boot(), light.deadline(), now);
        finish(id, refusal.isPresent() ? CommandState.REJECTED : CommandState.SUCCEEDED, refusal.orElse(null), now);
    }

    private void configure(Image image, UUID id, Configure configure, Instant now) {
        long running = image.settings().revision();
        if (configure.revision() < running) {
            finish(id, CommandState.REJECTED, "revision.old", now);
            return;
        }
        apply(image, configure);
        finish(id, CommandState.SUCCEEDED, null, now);
        outbox.add(reported(configure, null));
    }

    private void apply(Image image, Configure configure) {
        if (configure.revision() > image.settings().revision()) {
            board.flash().write(() ->
                    image.settings(image.settings().configured(configure.revision(), configure.configuration())));
        }
    }

    /// A configuration document on `state/desired`: {v, revision, configuration}. It is taken whole or refused whole, and the
    /// answer on `state/reported` says which document runs and, when it was refused, why.
    void desired(byte[] message) {
        Image image = board.image();
        if (image == null) {
            return;
        }
        Settings settings = image.settings();
        Configure running = new Configure(Math.max(1, settings.revision()), settings.configuration());
        try {
            ObjectNode command = JSON.createObjectNode().put("v", 1).put("id", new UUID(0, 0).toString()).put("type", "configure");
            command.set("body", JSON.readTree(message));
            switch (CommandFrame.read(JSON.writeValueAsBytes(command))) {
                case Decoded.Ok<CommandFrame>(CommandFrame(_, Configure wanted)) -> {
                    apply(image, wanted);
                    outbox.add(reported(new Configure(image.settings().revision(), image.settings().configuration()), null));
                }
                case Decoded.Ok<CommandFrame> _ -> outbox.add(reported(running, "type.unknown"));
                case Decoded.Bad<CommandFrame>(var why) -> outbox.add(reported(running, why.code() + " " + why.message()));
            }
        } catch (IOException unreadable) {
            outbox.add(reported(running, "json.syntax"));
        }
    }

    private Outgoing reported(Configure running, @Nullable String refused) {
        try {
            byte[] frame = new CommandFrame(new UUID(0, 0), running).message();
            ObjectNode document = JSON.createObjectNode().put("v", 1).put("revision", board.settings().revision());
            document.set("configuration", JSON.readTree(frame).path("body").path("configuration"));
            if (refused != null) {
                document.put("refused", refused);
            }
            return new Outgoing(new Topic.Reported(board.did()), JSON.writeValueAsString(document), true);
        } catch (IOException impossible) {
            throw new IllegalStateException("a command frame is JSON", impossible);
        }
    }

    /// Publishes what is still in the journal, and declares lost what is not: once in a boot, however often it is asked for.
    void replay(Image image, Ack.Replay range, Instant now) {
        long from = range.fromSeq();
        if (range.epoch() == image.epoch()) {
            List<JournalLine> held = new ArrayList<>(
                    image.unacknowledged().subMap(range.fromSeq(), true, range.toSeq(), true).values());
            for (int i = 0; i < held.size(); i += Frame.MAX_ENTRIES) {
                outbox.add(again(held.subList(i, Math.min(held.size(), i + Frame.MAX_ENTRIES))));
            }
            if (!held.isEmpty() && held.getFirst().key().seq() == from) {
                from = held.getLast().key().seq() + 1;
            }
        }
        JournalLost lost = new JournalLost(range.epoch(), from, Math.max(from, range.toSeq()), "freed");
        boolean owed = range.epoch() < image.epoch() || image.unacknowledged().isEmpty()
                || from < image.unacknowledged().firstKey();
        if (from <= range.toSeq() && owed && declared.add(lost)) {
            board.append(now, List.of(lost));
        }
    }

    private Outgoing again(List<JournalLine> lines) {
        JournalKey first = lines.getFirst().key();
        Topic topic = lines.getFirst().snapshot()
                ? new Topic.Snapshot(board.did(), first)
                : new Topic.Event(board.did(), first);
        return new Outgoing(topic, lines.stream().map(JournalLine::text).collect(Collectors.joining("\n")), true);
    }

    private static Optional<UUID> idOf(byte[] message) {
        try {
            JsonNode id = JSON.readTree(new String(message, StandardCharsets.UTF_8)).path("id");
            return id.isTextual() ? Optional.of(UUID.fromString(id.textValue())) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
