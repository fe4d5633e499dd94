package io.wardline.platform.cabinet;

import io.wardline.platform.ledger.Cause;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sessions that one turn begins or carries on.
final class SessionSheet {
    /// A session's new columns; null leaves a column as it is.
    record Row(
            DeviceId did,
            int number,
            @Nullable String id,
            SessionState state,
            @Nullable String who,
            @Nullable String method,
            @Nullable Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable Instant closedAt,
            @Nullable List<TagId> added,
            @Nullable List<TagId> removed,
            @Nullable Cause cause) {
        boolean begun() {
            return id != null;
        }
    }

    /// What a session did with a tag.
    record Line(DeviceId did, int number, TagId tag, LineKind kind) {}

    private record Key(DeviceId did, int number) {}

    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private final Set<Line> lines = new LinkedHashSet<>();

    void began(DeviceId did, Finding.SessionBegan began, Instant at) {
        var opened = began.who() == null ? null : at;
        rows.put(
                new Key(did, began.number()),
                new Row(
                        did, began.number(), began.id(), SessionState.OPEN, began.who(), began.method(), opened, null, null,
                        null, null, null));
    }

    void ended(DeviceId did, Finding.SessionEnded ended, Instant at) {
        var row = row(did, ended.number());
        put(new Row(
                did, row.number, row.id, SessionState.ENDED, row.who, row.method, row.openedAt, at, row.closedAt,
                ended.added(), ended.removed(), row.cause));
    }

    void interrupted(DeviceId did, int number) {
        put(in(row(did, number), SessionState.INTERRUPTED, null, null));
    }

    void settled(DeviceId did, int number, SessionState state, Instant at, Cause cause) {
        put(in(row(did, number), state, at, cause));
    }

    void line(Line line) {
        lines.add(line);
    }

    private static Row in(Row row, SessionState state, @Nullable Instant closedAt, @Nullable Cause cause) {
        return new Row(
                row.did, row.number, row.id, state, row.who, row.method, row.openedAt, row.endedAt, closedAt, row.added,
                row.removed, cause);
    }

    private Row row(DeviceId did, int number) {
        return rows.getOrDefault(
                new Key(did, number),
                new Row(did, number, null, SessionState.OPEN, null, null, null, null, null, null, null, null));
    }

    private void put(Row row) {
        rows.put(new Key(row.did, row.number), row);
    }

    List<Row> begun() {
        return rows.values().stream().filter(Row::begun).toList();
    }

    List<Row> carriedOn() {
        return rows.values().stream().filter(row -> !row.begun()).toList();
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
