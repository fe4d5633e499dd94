package io.wardline.sim.device;

import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.CommandState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ids of commands that a device has begun, with their results. An id is kept until its result is acknowledged and it is not
/// among the newest 256 (device protocol, section Commands).
final class CommandMemory {
    static final int KEPT = 256;

    private record Remembered(@Nullable CommandResult result, long resultSeq) {}

    private final Map<UUID, Remembered> known = new LinkedHashMap<>();

    boolean knows(UUID id) {
        return known.containsKey(id);
    }

    /// The stored result, or empty while the command is running.
    Optional<CommandResult> result(UUID id) {
        Remembered remembered = known.get(id);
        return remembered == null ? Optional.empty() : Optional.ofNullable(remembered.result());
    }

    void start(UUID id) {
        known.put(id, new Remembered(null, Long.MAX_VALUE));
    }

    /// @param seq where the result stands in the journal
    void finish(CommandResult result, long seq) {
        known.put(result.command(), new Remembered(result, seq));
    }

    /// After a new epoch the old numbers say nothing: a result counts as acknowledged.
    void forgetPlaces() {
        known.replaceAll((_, remembered) ->
                remembered.result() == null ? remembered : new Remembered(remembered.result(), 0));
    }

    void prune(long acknowledgedSeq) {
        int surplus = known.size() - KEPT;
        for (Iterator<Remembered> all = known.values().iterator(); surplus > 0 && all.hasNext(); surplus--) {
            if (all.next().resultSeq() <= acknowledgedSeq) {
                all.remove();
            }
        }
    }

    /// What a boot has to say about commands that were begun and not ended.
    List<CommandResult> interrupted() {
        List<CommandResult> results = new ArrayList<>();
        known.forEach((id, remembered) -> {
            if (remembered.result() == null) {
                results.add(new CommandResult(id, CommandState.INTERRUPTED, "power.lost"));
            }
        });
        return results;
    }
}
