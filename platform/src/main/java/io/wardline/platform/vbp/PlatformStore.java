package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.LineFacts.Bin;
import io.wardline.platform.vbp.LineFacts.Known;
import io.wardline.platform.vbp.LineFacts.Period;
import io.wardline.platform.vbp.LineResult.Fresh;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The provincial platform's lines, and what they are here. */
final class PlatformStore {
    static final String SEALED_FILES =
            """
            select * from vbp_file where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_LINES =
            """
            select * from vbp_line where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED =
            List.of(SealedTable.of("vbp_file", SEALED_FILES, "id"), SealedTable.of("vbp_line", SEALED_LINES, "id"));

    static final String PERIODS =
            """
            select b.code, a.id, a.starts_on, a.ends_on
            from vbp_batch b left join vbp_agreement a on a.batch_id = b.id
            where b.code = any ($1::text[]) order by a.starts_on
            """;
    /** An account of the platform goes before an institution of the same code. */
    static final String INSTITUTIONS =
            """
            select i.code, i.id from place_institution i where i.code = any ($1::text[]) and i.id >= 1000
              and not exists (select from vbp_account c where c.code = i.code)
            union all
            select c.code, c.institution_id from vbp_account c where c.code = any ($1::text[])
            """;
    /** The last line of each key: the one that stands, or one that was withdrawn and that none has come in the place of. */
    static final String KNOWN =
            """
            select n.order_no, n.order_line, n.delivery_no, n.agreement_id, n.institution_id, n.platform_code, n.quantity, n.unit,
                   n.accepted_on, n.id, exists (select from vbp_withdrawn w where w.line_id = n.id)
            from unnest($1::text[], $2::bigint[], $3::text[]) as k (order_no, order_line, delivery_no)
            join vbp_line n on n.order_no = k.order_no and n.order_line = k.order_line and n.delivery_no = k.delivery_no
            where not exists (select from vbp_line r where r.replaces_id = n.id)
            """;
    static final String STOOD =
            """
            select n.institution_id, n.platform_code, n.unit, sum(n.quantity)::bigint
            from vbp_line n
            where n.platform_code = any ($1::text[]) and not exists (select from vbp_withdrawn w where w.line_id = n.id)
            group by n.institution_id, n.platform_code, n.unit
            """;
    /** The same bytes are a file again only where they bring a line: after the last file of them, lines of which were withdrawn. */
    static final String ADD_FILE =
            """
            insert into vbp_file (sha256, rows, account, act_id, at, repeats_id)
            select decode($1, 'hex'), $2::integer, $3, $4::uuid, $5::timestamptz, f.id
            from (values (1)) as one
            left join vbp_file f on f.sha256 = decode($1, 'hex') and not exists (select from vbp_file r where r.repeats_id = f.id)
            where f.id is null or $6::boolean
            on conflict on constraint vbp_file_sha256_key do nothing returning id
            """;
    static final String ADD_LINES =
            """
            insert into vbp_line (file_id, row_no, agreement_id, institution_id, order_no, order_line, delivery_no, platform_code,
                product_name, quantity, unit, accepted_on, replaces_id)
            select $1, n.row_no, n.agreement_id, n.institution_id, n.order_no, n.order_line, n.delivery_no, n.platform_code,
                n.product_name, n.quantity, n.unit, n.accepted_on, n.replaces_id
            from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[],
                        $10::bigint[], $11::text[], $12::date[], $13::bigint[])
                as n (row_no, agreement_id, institution_id, order_no, order_line, delivery_no, platform_code, product_name,
                      quantity, unit, accepted_on, replaces_id)
            returning id
            """;
    static final String OF_BATCH =
            """
            select n.id from vbp_line n join vbp_agreement a on a.id = n.agreement_id where a.batch_id = $1
            """;
    static final String OF_CODE =
            """
            select id from vbp_line where platform_code = $1
            """;
    static final String FORGET =
            """
            delete from vbp_resolved where line_id = any ($1::bigint[])
            """;
    /** The newest accepted mapping of the line's day, and only to an item of the line's own batch; a withdrawn line is nothing. */
    static final String RESOLVE =
            """
            insert into vbp_resolved (line_id, agreement_id, institution_id, product_id, item_id, mapping_id, quantity)
            select n.id, n.agreement_id, n.institution_id, p.product_id, m.item_id, m.id,
                   n.quantity * case n.unit when 'BOX' then m.pack_factor else 1 end
            from unnest($1::bigint[]) as k (id)
            join vbp_line n on n.id = k.id
            join vbp_agreement a on a.id = n.agreement_id
            cross join lateral (
                select g.id, g.item_id, g.pack_factor
                from vbp_mapping g join vbp_mapping_review v on v.mapping_id = g.id and v.accepted
                where g.platform_code = n.platform_code and g.starts_on <= n.accepted_on
                  and (g.ends_on is null or n.accepted_on <= g.ends_on)
                order by g.version desc limit 1) m
            join vbp_product_item p on p.batch_id = a.batch_id and p.item_id = m.item_id
            where not exists (select from vbp_withdrawn w where w.line_id = n.id)
            """;
    /** What {@link #RESOLVE} would find of lines that nobody has taken in yet. */
    static final String RESOLVABLE =
            """
            select count(*)
            from unnest($1::text[], $2::date[], $3::bigint[]) as k (platform_code, accepted_on, agreement_id)
            join vbp_agreement a on a.id = k.agreement_id
            cross join lateral (
                select g.item_id
                from vbp_mapping g join vbp_mapping_review v on v.mapping_id = g.id and v.accepted
                where g.platform_code = k.platform_code and g.starts_on <= k.accepted_on
                  and (g.ends_on is null or k.accepted_on <= g.ends_on)
                order by g.version desc limit 1) m
            join vbp_product_item p on p.batch_id = a.batch_id and p.item_id = m.item_id
            """;
    static final String CELLS =
            """
            select distinct agreement_id, institution_id, product_id from vbp_resolved where line_id = any ($1::bigint[])
            """;
    static final String RESOLVED =
            """
            select count(*) from vbp_resolved where line_id = any ($1::bigint[])
            """;
    /** A suggestion is an item of the batch that is called the same; nobody applies it but a person. */
    static final String UNMAPPED =
            """
            select n.platform_code, min(n.product_name), count(*), min(n.accepted_on), max(n.accepted_on),
                   (select i.code from catalog_item i join vbp_product_item m on m.item_id = i.id
                    where i.name = min(n.product_name) order by i.code limit 1)
            from vbp_line n
            where n.platform_code > $1 and ($3::bigint[] is null or n.institution_id = any ($3))
              and not exists (select from vbp_resolved x where x.line_id = n.id)
              and not exists (select from vbp_withdrawn w where w.line_id = n.id)
            group by n.platform_code order by n.platform_code limit $2
            """;

    /** The newest first. */
    static final String FILES =
            """
            select f.id, encode(f.sha256, 'hex'), f.rows, f.account, f.at, n.lines, n.unmapped, n.first_on, n.last_on, n.batches,
                   n.withdrawn, w.id
            from vbp_file f
            cross join lateral (
                select count(*) as lines, count(*) filter (where x.line_id is null and g.line_id is null) as unmapped,
                       count(g.line_id) as withdrawn, min(l.accepted_on) as first_on, max(l.accepted_on) as last_on,
                       coalesce(array_agg(distinct b.code order by b.code) filter (where b.code is not null), '{}') as batches
                from vbp_line l
                join vbp_agreement a on a.id = l.agreement_id
                join vbp_batch b on b.id = a.batch_id
                left join vbp_resolved x on x.line_id = l.id
                left join vbp_withdrawn g on g.line_id = l.id
                where l.file_id = f.id) n
            left join lateral (
                select min(k.id) as id from vbp_withdrawal k
                where k.file_id = f.id and not exists (select from vbp_withdrawal_review v where v.withdrawal_id = k.id)) w on true
            where $1::bigint is null or f.id < $1
            order by f.id desc limit $2
            """;

    Map<String, List<Period>> periods(Tx tx, Collection<String> batches) {
        var periods = new HashMap<String, List<Period>>();
        tx.rows(PERIODS, row -> row, Columns.texts(batches, batch -> batch)).forEach(row -> {
            var known = periods.computeIfAbsent(row.getString(0), _ -> new ArrayList<>());
            if (row.getLong(1) != null) {
                known.add(new Period(row.getLong(1), row.getLocalDate(2), row.getLocalDate(3)));
            }
        });
        return periods;
    }

    Map<String, Long> institutions(Tx tx, Collection<String> accounts) {
        var institutions = new HashMap<String, Long>();
        tx.rows(INSTITUTIONS, row -> row, Columns.texts(accounts, account -> account)).forEach(row ->
                institutions.put(row.getString(0), row.getLong(1)));
        return institutions;
    }

    Map<PlatformLine.Key, Known> known(Tx tx, Collection<PlatformLine.Key> keys) {
        var known = new HashMap<PlatformLine.Key, Known>();
        tx.rows(
                        KNOWN, row -> row,
                        Columns.texts(keys, PlatformLine.Key::orderNo),
                        Columns.longs(keys, PlatformLine.Key::orderLine),
                        Columns.texts(keys, PlatformLine.Key::deliveryNo))
                .forEach(row -> known.put(
                        new PlatformLine.Key(row.getString(0), row.getInteger(1), row.getString(2)),
                        new Known(row.getLong(3), row.getLong(4), row.getString(5), row.getLong(6),
                                PackUnit.valueOf(row.getString(7)), row.getLocalDate(8), row.getLong(9), row.getBoolean(10))));
        return known;
    }

    Map<Bin, Long> stood(Tx tx, Collection<String> codes) {
        var stood = new HashMap<Bin, Long>();
        tx.rows(STOOD, row -> row, Columns.texts(codes, code -> code)).forEach(row -> stood.put(
                new Bin(row.getLong(0), row.getString(1), PackUnit.valueOf(row.getString(2))), row.getLong(3)));
        return stood;
    }

    /** Writes a file and its new lines, if it has any or was never seen, and returns their numbers. */
    List<Long> add(Tx tx, Act act, String sha256, int rows, List<Fresh> fresh) {
        var file = tx.row(
                ADD_FILE, row -> row.getLong(0), sha256, rows, act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC),
                !fresh.isEmpty());
        if (file.isEmpty() || fresh.isEmpty()) {
            return List.of();
        }
        return tx.rows(
                ADD_LINES, row -> row.getLong(0), file.get(),
                Columns.longs(fresh, Fresh::row),
                Columns.longs(fresh, Fresh::agreement),
                Columns.longs(fresh, Fresh::institution),
                Columns.texts(fresh, each -> each.line().orderNo()),
                Columns.longs(fresh, each -> each.line().orderLine()),
                Columns.texts(fresh, each -> each.line().deliveryNo()),
                Columns.texts(fresh, each -> each.line().code()),
                Columns.texts(fresh, each -> each.line().name()),
                Columns.longs(fresh, each -> each.line().quantity()),
                Columns.texts(fresh, each -> each.line().unit().name()),
                Columns.filled(fresh, LocalDate[]::new, each -> each.line().acceptedOn()),
                Columns.nullableLongs(fresh, Fresh::replaces));
    }

    List<Long> ofBatch(Tx tx, long batch) {
        return tx.rows(OF_BATCH, row -> row.getLong(0), batch);
    }

    List<Long> ofCode(Tx tx, String code) {
        return tx.rows(OF_CODE, row -> row.getLong(0), code);
    }

    /** Says anew what lines are here. */
    void resolve(Tx tx, List<Long> lines) {
        var ids = Columns.longs(lines, Long::longValue);
        tx.execute(FORGET, ids);
        tx.execute(RESOLVE, ids);
    }

    /** The cells in which lines count now. */
    List<Cell> cells(Tx tx, List<Long> lines) {
        return tx.rows(
                CELLS, row -> new Cell(row.getLong(0), row.getLong(1), row.getLong(2)), Columns.longs(lines, Long::longValue));
    }

    /** How many lines would count somewhere if they were taken in now. */
    int resolvable(Tx tx, List<Fresh> fresh) {
        return tx.row(
                        RESOLVABLE, row -> row.getInteger(0),
                        Columns.texts(fresh, each -> each.line().code()),
                        Columns.filled(fresh, LocalDate[]::new, each -> each.line().acceptedOn()),
                        Columns.longs(fresh, Fresh::agreement))
                .orElseThrow();
    }

    /** How many of these lines count somewhere. */
    int resolved(Tx tx, List<Long> lines) {
        return tx.row(RESOLVED, row -> row.getInteger(0), Columns.longs(lines, Long::longValue)).orElseThrow();
    }

    List<UnmappedCode> unmapped(Tx tx, Page page) {
        return tx.rows(UNMAPPED, PlatformStore::unmapped, page.after().orElse(""), page.fetch(), tx.institutions());
    }

    /** @param before null: from the newest on */
    List<TakenFile> files(Tx tx, @Nullable Long before, int most) {
        return tx.rows(FILES, PlatformStore::file, before, most);
    }

    private static TakenFile file(Row row) {
        return new TakenFile(
                row.getLong(0), row.getString(1), row.getInteger(2), row.getString(3), row.getOffsetDateTime(4).toInstant(), row.getLong(5),
                row.getLong(6), row.getLocalDate(7), row.getLocalDate(8), List.of(row.getArrayOfStrings(9)), row.getLong(10), row.getLong(11));
    }

    /**
     * A file that was taken in.
     *
     * @param sha256 of its bytes, in lower hexadecimal
     * @param rows that it has
     * @param lines of them that did not stand before
     * @param unmapped lines of them that count nowhere today
     * @param withdrawn lines of them that two persons took back
     * @param waiting number of the first withdrawal that waits for another person; null where none does
     * @param firstOn the first day of acceptance among its lines; null where it brought none
     */
    record TakenFile(
            long id, String sha256, int rows, String account, Instant at, long lines, long unmapped, @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn, List<String> batches, long withdrawn, @Nullable Long waiting) {
        TakenFile {
            batches = List.copyOf(batches);
        }
    }

    private static UnmappedCode unmapped(Row row) {
        return new UnmappedCode(
                row.getString(0), row.getString(1), row.getLong(2), row.getLocalDate(3), row.getLocalDate(4), row.getString(5));
    }

    /**
     * A code of the platform under which lines count nowhere.
     *
     * @param lines how many
     * @param suggestion code of an item that is called the same; null where there is none
     */
    record UnmappedCode(
            String code, @Nullable String name, long lines, LocalDate firstOn, LocalDate lastOn, @Nullable String suggestion) {}
}
