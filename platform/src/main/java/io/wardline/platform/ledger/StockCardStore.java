package io.wardline.platform.ledger;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stock over all places that the caller may see.
 *
 * <p>A page is read by walking an index in the order of the list and stopping when it is full, so its cost does not grow
 * with the stock: by item code, or by expiry day where days are asked for. Only the lines that are held are gathered
 * first, from the holds, because there are few of them among very many.
 *
 * <p>It takes two statements. The lines are found by one that is planned for the filters of the moment, and is short, so that
 * planning it costs little. What is said of each line, its owner, place and holds, is looked up by one that is long and
 * always the same, so it is planned once. As one statement both were planned for every page, which took several times as
 * long as the page.
 */
final class StockCardStore {
    /** The moment at which holds are looked at stands behind five, seven or thirteen other values. */
    private static final String MOMENT_SIXTH =
            """
            moment (now) as (select $6::timestamptz),
            """;
    private static final String MOMENT_EIGHTH =
            """
            moment (now) as (select $8::timestamptz),
            """;
    private static final String MOMENT_FOURTEENTH =
            """
            moment (now) as (select $14::timestamptz),
            """;
    /** Holds in force, with the pieces and the places that they reach. */
    private static final String HELD =
            """
            held as materialized (
                select h.place_id, h.unit_id, h.lot_id, h.maker, h.item_id, h.reason from ledger_hold h
                where h.starts_at <= (select now from moment) and (h.ends_at is null or h.ends_at > (select now from moment))
                  and not exists (select from ledger_hold_release r
                                  where r.hold_id = h.id and r.released_at <= (select now from moment))
            ), held_place (place_id, reason) as (
                select h.place_id, h.reason from held h where h.place_id is not null
                union
                select p.id, a.reason from place p join held_place a on p.parent_id = a.place_id
            ), held_piece as materialized (
                select s.place_id, u.lot_id, s.owner_id, h.reason
                from held h join ledger_unit u on u.id = h.unit_id join ledger_standing s on s.unit_id = u.id
            )
            """;
    /**
     * The lines that a hold covers, wholly or in a piece. The holds are few and are handed over as arrays: joined, they
     * would be taken for many, and the whole stock would be read to its end.
     */
    private static final String HELD_CARDS =
            """
            , held_lot (lot_id) as (
                select h.lot_id from held h where h.lot_id is not null
                union select l.id from ledger_lot l
                where l.item_id = any (array(select h.item_id from held h where h.item_id is not null))
                union select l.id from ledger_lot l where l.maker = any (array(select h.maker from held h where h.maker is not null))
            ), held_card as materialized (
                select b.place_id, b.lot_id, b.owner_id from ledger_balance b where b.lot_id = any (array(select h.lot_id from held_lot h))
                union select b.place_id, b.lot_id, b.owner_id from ledger_balance b
                where b.place_id = any (array(select h.place_id from held_place h))
                union select h.place_id, h.lot_id, h.owner_id from held_piece h
            )
            """;
    private static final String DESCRIBED =
            """
            join catalog_item i on i.id = b.item_id
            join ledger_lot l on l.id = b.lot_id
            """;
    private static final String SHOWN =
            """
            select i.code, i.name, l.number, l.maker, l.expiry, b.quantity, b.item_id, b.lot_id, b.place_id, b.owner_id
            from ledger_balance b
            """
            + DESCRIBED;
    /**
     * The last two values are the scope, as the places and the owners that it reaches; null where institutions do not cut it. The
     * row policy says the same, but not to the planner.
     */
    private static final String KEPT =
            """
            where b.quantity > 0
              and ($1::bigint[] is null or b.place_id = any ($1::bigint[]))
              and ($2::text is null or position($2 in lower(i.code || ' ' || i.name)) > 0 or i.gtin = lpad($2, 14, '0'))
              and ($3::bigint[] is null or b.lot_id = any ($3::bigint[]))
              and ($4::date is null or l.expiry >= $4) and ($5::date is null or l.expiry <= $5)
              and ($6::bigint[] is null or b.place_id = any ($6::bigint[]) or b.owner_id = any ($7::bigint[]))
            """;
    private static final String ITEM_ORDER =
            """
              and i.code >= $8
              and (i.code, coalesce(l.expiry, date '9999-12-31'), b.lot_id, b.place_id, b.owner_id) > ($8, $9::date, $10, $11, $12)
            order by i.code, coalesce(l.expiry, date '9999-12-31'), b.lot_id, b.place_id, b.owner_id limit $13
            """;
    private static final String EXPIRY_ORDER =
            """
              and l.expiry >= $9::date
              and (l.expiry, l.id, i.code, b.place_id, b.owner_id) > ($9::date, $10, $8, $11, $12)
            order by l.expiry, l.id, i.code, b.place_id, b.owner_id limit $13
            """;
    static final String BY_ITEM = SHOWN + KEPT + ITEM_ORDER;
    static final String BY_EXPIRY = SHOWN + KEPT + EXPIRY_ORDER;
    /** How many lines a scope reaches, counted up to a limit. */
    static final String REACHED =
            """
            select count(*) from (
                select from ledger_balance b
                where b.quantity > 0 and (b.place_id = any ($1::bigint[]) or b.owner_id = any ($2::bigint[])) limit $3) b
            """;
    /**
     * The lines that a scope reaches are gathered first. Of a clinic with twelve lines the planner expects a thousand and would
     * walk the list of the county for them.
     */
    private static final String GATHERED =
            """
            reached as materialized (
                select b.quantity, b.item_id, b.lot_id, b.place_id, b.owner_id from ledger_balance b
                where b.quantity > 0 and (b.place_id = any ($6::bigint[]) or b.owner_id = any ($7::bigint[]))
            )
            select i.code, i.name, l.number, l.maker, l.expiry, b.quantity, b.item_id, b.lot_id, b.place_id, b.owner_id
            from reached b
            """
            + DESCRIBED;
    static final String FEW_BY_ITEM =
            """
            with
            """
            + GATHERED + KEPT + ITEM_ORDER;
    static final String FEW_BY_EXPIRY =
            """
            with
            """
            + GATHERED + KEPT + EXPIRY_ORDER;
    static final String HELD_BY_ITEM =
            """
            with recursive
            """
            + MOMENT_FOURTEENTH + HELD + HELD_CARDS + SHOWN
            + """
            join held_card h on h.place_id = b.place_id and h.lot_id = b.lot_id and h.owner_id = b.owner_id
            """
            + KEPT + ITEM_ORDER;
    /** The names and the holds of the lines of one page. What is out of the caller's scope is named by its kind. */
    static final String NAMED =
            """
            with recursive
            """
            + MOMENT_SIXTH + HELD
            + """
            select coalesce(o.code, 'OTHER'), coalesce(p.code, place_kind(c.place_id)),
                   coalesce(p.name, place_kind(c.place_id)), coalesce(p.kind, place_kind(c.place_id)), w.name,
                   (select coalesce(array_agg(distinct h.reason order by h.reason), '{}') from (
                        select h.reason from held h where h.lot_id = c.lot_id or h.item_id = c.item_id or h.maker = c.maker
                        union all select h.reason from held_place h where h.place_id = c.place_id
                        union all select h.reason from held_piece h
                        where h.place_id = c.place_id and h.lot_id = c.lot_id and h.owner_id = c.owner_id) h)
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
                with ordinality as c (item_id, lot_id, place_id, owner_id, maker, nth)
            left join ledger_owner o on o.id = c.owner_id
            left join place p on p.id = c.place_id
            left join place w on w.id = p.parent_id
            order by c.nth
            """;
    /** The sums of each item first: counting distinct items would sort the whole stock. */
    private static final String SUMMED =
            """
            coalesce(sum(s.lines), 0)::bigint, count(*), coalesce(sum(s.quantity), 0)::bigint
            from (
            select b.item_id, count(*) as lines, sum(b.quantity) as quantity
            from ledger_balance b
            """
            + DESCRIBED;
    private static final String BY_EACH_ITEM =
            """
            group by b.item_id) s
            """;
    static final String TOTAL =
            """
            select
            """
                    + SUMMED + KEPT + BY_EACH_ITEM;
    static final String HELD_TOTAL =
            """
            with recursive
            """
            + MOMENT_EIGHTH + HELD + HELD_CARDS
            + """
            select
            """
            + SUMMED
            + """
            join held_card h on h.place_id = b.place_id and h.lot_id = b.lot_id and h.owner_id = b.owner_id
            """
            + KEPT + BY_EACH_ITEM;
    /** Of the whole county, from sums that are kept with the balances. */
    static final String WHOLE_TOTAL =
            """
            select lines, items, quantity from ledger_stock_total()
            """;
    private static final String FOLD_SUMS =
            """
            select ledger_stock_sum_fold()
            """;
    static final String WITHIN =
            """
            with recursive inside (id) as (
                select p.id from place p where p.code = $1 and p.physical
                union
                select p.id from place p join inside i on p.parent_id = i.id)
            select id from inside
            """;
    /** The places and the owners of institutions. */
    static final String REACH =
            """
            select array(select p.id from place p where p.institution_id = any ($1::bigint[])),
                   array(select o.id from ledger_owner o where o.institution_id = any ($1::bigint[]))
            """;
    static final String LOTS_BY_NUMBER =
            """
            select id from ledger_lot where number = $1 order by id limit 500
            """;

    /** Up to how many lines are gathered before they are sorted: in a millisecond or two; of more the list is walked not far for a page. */
    private static final int FEW = 1_000;

    private final int few;

    StockCardStore() {
        this(FEW);
    }

    /** Another limit for what is few. */
    StockCardStore(int few) {
        this.few = few;
    }

    /** A line with the key by which the list goes on. */
    record Keyed(StockCard card, StockKey key) {}

    /** A line without what is said of it. */
    private record Found(
            String item,
            String name,
            String number,
            String maker,
            @Nullable LocalDate expiry,
            long quantity,
            long itemId,
            long lot,
            long place,
            long owner) {
        static Found of(Row row) {
            return new Found(
                    row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLocalDate(4), row.getLong(5),
                    row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
        }

        StockKey key() {
            return new StockKey(item, Objects.requireNonNullElse(expiry, StockKey.NEVER), lot, place, owner);
        }
    }

    /** What is said of a line. */
    private record Said(String owner, String place, String placeName, String placeKind, @Nullable String within, List<String> holds) {
        static Said of(Row row) {
            return new Said(
                    row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                    List.of(row.getArrayOfStrings(5)));
        }
    }

    /** The physical place with this code and all within it; empty where there is none. */
    List<PlaceId> within(Tx tx, String place) {
        return tx.rows(WITHIN, row -> new PlaceId(row.getLong(0)), place);
    }

    List<LotId> lots(Tx tx, String number) {
        return tx.rows(LOTS_BY_NUMBER, row -> new LotId(row.getLong(0)), number);
    }

    List<Keyed> page(Tx tx, StockFilter filter, StockKey after, int fetch) {
        tx.planForValues();
        var reach = reach(tx);
        var values = kept(filter, reach);
        values.addAll(List.of(after.item(), after.expiry(), after.lot(), after.place(), after.owner(), (long) fetch));
        if (filter.held()) {
            values.add(filter.now().atOffset(ZoneOffset.UTC));
        }
        var lines = tx.rows(listing(tx, filter, reach), Found::of, values.toArray());
        return lines.isEmpty() ? List.of() : named(tx, lines, filter.now());
    }

    private String listing(Tx tx, StockFilter filter, Reach reach) {
        if (filter.held()) {
            return HELD_BY_ITEM;
        }
        var gathered = !reach.isAll()
                && tx.row(REACHED, row -> row.getLong(0), reach.places(), reach.owners(), few + 1L).orElseThrow() <= few;
        if (filter.byExpiry()) {
            return gathered ? FEW_BY_EXPIRY : BY_EXPIRY;
        }
        return gathered ? FEW_BY_ITEM : BY_ITEM;
    }

    private static List<Keyed> named(Tx tx, List<Found> lines, Instant now) {
        tx.planOnce();
        var said = tx.rows(
                NAMED,
                Said::of,
                Columns.longs(lines, Found::itemId),
                Columns.longs(lines, Found::lot),
                Columns.longs(lines, Found::place),
                Columns.longs(lines, Found::owner),
                Columns.texts(lines, Found::maker),
                now.atOffset(ZoneOffset.UTC));
        var cards = new ArrayList<Keyed>(lines.size());
        for (var at = 0; at < lines.size(); at++) {
            cards.add(new Keyed(card(lines.get(at), said.get(at)), lines.get(at).key()));
        }
        return cards;
    }

    StockTotal total(Tx tx, StockFilter filter) {
        if (filter.isEverything() && tx.scope().isWhole()) {
            return tx.row(WHOLE_TOTAL, StockCardStore::total).orElseThrow();
        }
        tx.planForValues();
        var values = kept(filter, reach(tx));
        if (filter.held()) {
            values.add(filter.now().atOffset(ZoneOffset.UTC));
        }
        return tx.row(filter.held() ? HELD_TOTAL : TOTAL, StockCardStore::total, values.toArray()).orElseThrow();
    }

    private static StockTotal total(Row row) {
        return new StockTotal(row.getLong(0), row.getLong(1), row.getLong(2));
    }

    /** Puts the kept sums together, so that reading them stays short; returns how many rows were put together. */
    long foldSums(Tx tx) {
        return tx.row(FOLD_SUMS, row -> row.getLong(0)).orElseThrow();
    }

    private static List<@Nullable Object> kept(StockFilter filter, Reach reach) {
        var places = filter.places();
        var lots = filter.lots();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(places == null ? null : Columns.longs(places, PlaceId::value));
        values.add(filter.words());
        values.add(lots == null ? null : Columns.longs(lots, LotId::value));
        values.add(filter.from());
        values.add(filter.through());
        values.add(reach.places());
        values.add(reach.owners());
        return values;
    }

    /** The places and the owners that a scope reaches; null where institutions do not cut it. */
    private record Reach(@Nullable Long @Nullable [] places, @Nullable Long @Nullable [] owners) {
        boolean isAll() {
            return places == null;
        }
    }

    private static Reach reach(Tx tx) {
        var institutions = tx.institutions();
        return institutions == null
                ? new Reach(null, null)
                : tx.row(REACH, row -> new Reach(row.getArrayOfLongs(0), row.getArrayOfLongs(1)), institutions).orElseThrow();
    }

    private static StockCard card(Found line, Said said) {
        return new StockCard(
                line.item(),
                line.name(),
                line.number(),
                line.maker(),
                line.expiry(),
                said.owner(),
                said.place(),
                said.placeName(),
                said.placeKind(),
                said.within(),
                line.quantity(),
                said.holds());
    }
}
