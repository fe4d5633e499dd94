package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What bindings read and write: owners, lots, units. */
final class TaggingStore {
    static final String NAME_OWNERS =
            """
            insert into ledger_owner (code, name, institution_id)
            select i.code, i.name, i.id from place_institution i
            where i.code = any ($1::text[]) and ($2::bigint[] is null or i.id = any ($2))
              and not exists (select from ledger_owner o where o.code = i.code)
            on conflict do nothing
            """;
    static final String BOUND =
            """
            select epc, tid from ledger_unit where epc = any ($1::text[]) or tid = any ($2::text[])
            """;
    static final String ITEMS =
            """
            select code, id, maker from catalog_item where code = any ($1::text[])
            """;
    static final String OWNERS =
            """
            select code, id from ledger_owner
            where code = any ($1::text[]) and ($2::bigint[] is null or institution_id is null or institution_id = any ($2))
            """;
    static final String PLACES =
            """
            select code, id from place
            where code = any ($1::text[]) and physical and ($2::bigint[] is null or institution_id = any ($2))
            """;
    static final String LOTS =
            """
            select l.item_id, l.maker, l.number, l.id, l.expiry, l.tagged
            from ledger_lot l join catalog_item i on i.id = l.item_id
            where i.code = any ($1::text[]) and l.number = any ($2::text[])
            """;
    static final String ADD_LOTS =
            """
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select l.item_id, l.maker, l.number, l.expiry, true
            from unnest($1::bigint[], $2::text[], $3::text[], $4::date[]) as l (item_id, maker, number, expiry)
            """;
    static final String ADD_UNITS =
            """
            insert into ledger_unit (epc, tid, item_id, lot_id, bound_at, cause)
            select u.epc, u.tid, u.item_id, u.lot_id, $5, $6
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) with ordinality as u (epc, tid, item_id, lot_id, nth)
            order by u.nth
            returning id, epc
            """;
    static final String ADD_STANDINGS =
            """
            insert into ledger_standing (unit_id, place_id, owner_id)
            select s.unit_id, $3, s.owner_id from unnest($1::bigint[], $2::bigint[]) as s (unit_id, owner_id)
            """;

    /** A unit that has just come into being, and the place that the act names for it. */
    record NewUnit(Goods.Tagged goods, PlaceId place) {}

    private record Resolved(Binding binding, TaggingFacts.Item item, LotId lot, OwnerId owner, PlaceId place) {}

    /** Every institution may own stock: it becomes an owner when it is first named as one. */
    void nameOwners(Tx tx, List<Binding> bindings) {
        tx.execute(NAME_OWNERS, Columns.texts(bindings, Binding::owner), tx.institutions());
    }

    TaggingFacts facts(Tx tx, List<Binding> bindings) {
        var epcs = new HashSet<String>();
        var tids = new HashSet<String>();
        // A tag is bound once in the county, whoever may see to what.
        tx.beyondScope(() -> tx.rows(
                        BOUND,
                        row -> row,
                        Columns.texts(bindings, binding -> binding.epc().hex()),
                        Columns.texts(bindings, TaggingStore::tid)))
                .forEach(row -> {
                    epcs.add(row.getString(0));
                    tids.add(Objects.requireNonNullElse(row.getString(1), ""));
                });
        var items = tx.rows(
                ITEMS,
                row -> Map.entry(row.getString(0), new TaggingFacts.Item(new ItemId(row.getLong(1)), row.getString(2))),
                Columns.texts(bindings, Binding::item));
        var owners = tx.rows(
                OWNERS,
                row -> Map.entry(row.getString(0), new OwnerId(row.getLong(1))),
                Columns.texts(bindings, Binding::owner),
                tx.institutions());
        var places = tx.rows(
                PLACES,
                row -> Map.entry(row.getString(0), new PlaceId(row.getLong(1))),
                Columns.texts(bindings, Binding::place),
                tx.institutions());
        var lots = tx.rows(
                LOTS,
                row -> Map.entry(
                        new TaggingFacts.LotKey(new ItemId(row.getLong(0)), row.getString(1), row.getString(2)),
                        new TaggingFacts.Lot(new LotId(row.getLong(3)), row.getLocalDate(4), row.getBoolean(5))),
                Columns.texts(bindings, Binding::item),
                Columns.texts(bindings, Binding::lot));
        return new TaggingFacts(epcs, tids, byKey(items), byKey(owners), byKey(places), byKey(lots));
    }

    void addLots(Tx tx, TaggingFacts facts, List<Binding> bindings) {
        var missing = new LinkedHashMap<TaggingFacts.LotKey, Binding>();
        for (var binding : bindings) {
            var key = TaggingFacts.lotKey(present(facts.items(), binding.item()), binding);
            if (!facts.lots().containsKey(key)) {
                missing.putIfAbsent(key, binding);
            }
        }
        if (!missing.isEmpty()) {
            tx.execute(
                    ADD_LOTS,
                    Columns.longs(missing.keySet(), key -> key.item().value()),
                    Columns.texts(missing.keySet(), TaggingFacts.LotKey::maker),
                    Columns.texts(missing.keySet(), TaggingFacts.LotKey::number),
                    Columns.filled(missing.values(), LocalDate[]::new, Binding::expiry));
        }
    }

    /** Writes the units, standing at {@code SUPPLIER} until their first movement. */
    Map<TagId, NewUnit> addUnits(Tx tx, TaggingFacts facts, List<Binding> bindings, Cause cause, Instant at) {
        var resolved = bindings.stream().map(binding -> resolve(facts, binding)).toList();
        var ids = byKey(tx.rows(
                ADD_UNITS,
                row -> Map.entry(row.getString(1), new UnitId(row.getLong(0))),
                Columns.texts(resolved, unit -> unit.binding().epc().hex()),
                Columns.texts(resolved, unit -> tid(unit.binding())),
                Columns.longs(resolved, unit -> unit.item().id().value()),
                Columns.longs(resolved, unit -> unit.lot().value()),
                at.atOffset(ZoneOffset.UTC),
                cause.text()));
        var units = new LinkedHashMap<TagId, NewUnit>();
        for (var unit : resolved) {
            var id = present(ids, unit.binding().epc().hex());
            var goods = new Goods.Tagged(id, unit.item().id(), unit.lot(), unit.owner());
            units.put(unit.binding().epc(), new NewUnit(goods, unit.place()));
        }
        tx.execute(
                ADD_STANDINGS,
                Columns.longs(units.values(), unit -> unit.goods().unit().value()),
                Columns.longs(units.values(), unit -> unit.goods().owner().value()),
                CountyPlace.SUPPLIER.id().value());
        return units;
    }

    private static Resolved resolve(TaggingFacts facts, Binding binding) {
        var item = present(facts.items(), binding.item());
        return new Resolved(
                binding,
                item,
                present(facts.lots(), TaggingFacts.lotKey(item, binding)).id(),
                present(facts.owners(), binding.owner()),
                present(facts.places(), binding.place()));
    }

    private static @Nullable String tid(Binding binding) {
        var tid = binding.tid();
        return tid == null ? null : tid.hex();
    }

    private static <K, V> V present(Map<K, V> found, K key) {
        return Objects.requireNonNull(found.get(key), () -> "was there a moment ago: " + key);
    }

    private static <K, V> Map<K, V> byKey(List<Map.Entry<K, V>> entries) {
        return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
