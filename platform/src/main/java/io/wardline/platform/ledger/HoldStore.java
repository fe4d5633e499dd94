package io.wardline.platform.ledger;

import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds and their releases. */
final class HoldStore {
    static final String SEALED_HOLDS =
            """
            select * from ledger_hold where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_RELEASES =
            """
            select * from ledger_hold_release where sealing > $1 and sealing <= $2 order by sealing, hold_id
            """;

    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("ledger_hold", SEALED_HOLDS, "id"),
            SealedTable.of("ledger_hold_release", SEALED_RELEASES, "hold_id"));

    static final String PLACE =
            """
            insert into ledger_hold (id, scope, place_id, unit_id, lot_id, maker, item_id, reason, note, placed_by, placed_at,
                starts_at, ends_at, cause)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict on constraint ledger_hold_pkey do nothing
            """;
    static final String RELEASE =
            """
            insert into ledger_hold_release (hold_id, released_by, released_at, note, cause)
            select h.id, $2, $3, $4, $5 from ledger_hold h where h.id = $1
            on conflict on constraint ledger_hold_release_pkey do nothing
            """;
    static final String BLOCKED =
            """
            with recursive around (id, parent_id) as (
                select p.id, p.parent_id from place p where p.id = $1
                union
                select p.id, p.parent_id from place p join around a on p.id = a.parent_id
            )
            select g.nth, h.id
            from unnest($2::bigint[], $3::bigint[], $4::bigint[]) with ordinality as g (item_id, lot_id, unit_id, nth)
            join ledger_lot l on l.id = g.lot_id
            join ledger_hold h on h.unit_id = g.unit_id or h.lot_id = g.lot_id or h.item_id = g.item_id or h.maker = l.maker
                or h.place_id in (select id from around)
            where h.starts_at <= $5 and (h.ends_at is null or h.ends_at > $5)
              and not exists (select from ledger_hold_release r where r.hold_id = h.id and r.released_at <= $5)
            """;

    void place(Tx tx, Cause cause, String actor, Instant at, Hold hold) {
        var scope = columns(hold.scope());
        var endsAt = hold.endsAt();
        tx.execute(
                PLACE,
                hold.id(),
                scope.name(),
                scope.place(),
                scope.unit(),
                scope.lot(),
                scope.maker(),
                scope.item(),
                hold.reason().name(),
                hold.note(),
                actor,
                at.atOffset(ZoneOffset.UTC),
                hold.startsAt().atOffset(ZoneOffset.UTC),
                endsAt == null ? null : endsAt.atOffset(ZoneOffset.UTC),
                cause.text());
    }

    boolean release(Tx tx, Cause cause, String actor, Instant at, UUID hold, String note) {
        return tx.execute(RELEASE, hold, actor, at.atOffset(ZoneOffset.UTC), note, cause.text()) == 1;
    }

    Map<Goods, Set<UUID>> blocked(Tx tx, PlaceId place, Collection<Goods> goods, Instant at) {
        var asked = List.copyOf(goods);
        var blocked = new LinkedHashMap<Goods, Set<UUID>>();
        tx.rows(
                        BLOCKED,
                        row -> Map.entry(asked.get(Math.toIntExact(row.getLong(0) - 1)), row.getUUID(1)),
                        place.value(),
                        Columns.longs(asked, each -> each.item().value()),
                        Columns.longs(asked, each -> each.lot().value()),
                        Columns.nullableLongs(asked, HoldStore::unit),
                        at.atOffset(ZoneOffset.UTC))
                .forEach(found -> blocked.computeIfAbsent(found.getKey(), _ -> new TreeSet<>()).add(found.getValue()));
        return blocked;
    }

    private record ScopeColumns(
            String name,
            @Nullable Long place,
            @Nullable Long unit,
            @Nullable Long lot,
            @Nullable String maker,
            @Nullable Long item) {}

    private static ScopeColumns columns(Hold.Scope scope) {
        return switch (scope) {
            case Hold.Scope.OfPlace(var place) -> new ScopeColumns("PLACE", place.value(), null, null, null, null);
            case Hold.Scope.OfUnit(var unit) -> new ScopeColumns("UNIT", null, unit.value(), null, null, null);
            case Hold.Scope.OfLot(var lot) -> new ScopeColumns("LOT", null, null, lot.value(), null, null);
            case Hold.Scope.OfMaker(var maker) -> new ScopeColumns("MAKER", null, null, null, maker, null);
            case Hold.Scope.OfItem(var item) -> new ScopeColumns("ITEM", null, null, null, null, item.value());
        };
    }

    private static @Nullable Long unit(Goods goods) {
        return switch (goods) {
            case Goods.Tagged tagged -> tagged.unit().value();
            case Goods.Loose _ -> null;
        };
    }
}
