package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mappings, their reviews, and the figures that they changed. */
final class MappingStore {
    static final String SEALED_MAPPINGS =
            """
            select * from vbp_mapping where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_REVIEWS =
            """
            select * from vbp_mapping_review where sealing > $1 and sealing <= $2 order by sealing, mapping_id
            """;
    static final String SEALED_REVISIONS =
            """
            select * from vbp_revision where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("vbp_mapping", SEALED_MAPPINGS, "id"),
            SealedTable.of("vbp_mapping_review", SEALED_REVIEWS, "mapping_id"),
            SealedTable.of("vbp_revision", SEALED_REVISIONS, "id"));

    /** Two proposals or reviews of one code come one after the other. */
    static final String LOCK_CODE =
            """
            select pg_advisory_xact_lock(hashtextextended($1, 4711602))
            """;
    static final String PROPOSE =
            """
            insert into vbp_mapping (platform_code, version, item_id, pack_factor, starts_on, ends_on, source, proposer_id,
                proposed_by, act_id, at)
            select $1, coalesce(max(g.version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10
            from vbp_mapping g where g.platform_code = $1
            returning id, version
            """;
    static final String PROPOSED =
            """
            select g.platform_code, g.version, g.proposer_id, v.mapping_id is not null
            from vbp_mapping g left join vbp_mapping_review v on v.mapping_id = g.id where g.id = $1
            """;
    static final String REVIEW =
            """
            insert into vbp_mapping_review (mapping_id, accepted, words, proposer_id, reviewer_id, reviewed_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    static final String MAPPINGS =
            """
            select g.id, g.platform_code, g.version, i.code, g.pack_factor, g.starts_on, g.ends_on, g.source, g.proposed_by,
                   v.reviewed_by, v.accepted, v.words
            from vbp_mapping g
            join catalog_item i on i.id = g.item_id
            left join vbp_mapping_review v on v.mapping_id = g.id
            where g.id > $1 and ($3::text is null or g.platform_code = $3) and (not $4::boolean or v.mapping_id is null)
            order by g.id limit $2
            """;
    static final String FIGURES =
            """
            select c.agreement_id, c.institution_id, c.product_id, c.platform_accepted - c.platform_returned, c.platform_other
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (agreement_id, institution_id, product_id)
            join vbp_progress c using (agreement_id, institution_id, product_id)
            """;
    static final String ADD_REVISIONS =
            """
            insert into vbp_revision (mapping_id, agreement_id, institution_id, product_id, before_net, after_net, before_other,
                after_other, at)
            select $1, r.agreement_id, r.institution_id, r.product_id, r.before_net, r.after_net, r.before_other, r.after_other, $9
            from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
                as r (agreement_id, institution_id, product_id, before_net, after_net, before_other, after_other)
            """;

    /** The number and the version of a proposal. */
    record Numbered(long id, int version) {}

    /** A proposal as its review must know it. */
    record Proposed(String code, int version, long proposer, boolean reviewed) {}

    /** What the platform's file adds up to in a cell. */
    record Figure(long net, long other) {
        static final Figure NONE = new Figure(0, 0);
    }

    /** A figure that a mapping changed. */
    record Revised(Cell cell, Figure before, Figure after) {}

    void lock(Tx tx, String code) {
        tx.rows(LOCK_CODE, row -> row, code);
    }

    Numbered propose(Tx tx, Act act, NewMapping mapping, long item, long proposer) {
        return tx.row(
                        PROPOSE, row -> new Numbered(row.getLong(0), row.getInteger(1)), mapping.code(), item, mapping.packFactor(),
                        mapping.startsOn(), mapping.endsOn(), mapping.source(), proposer, act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    Optional<Proposed> proposed(Tx tx, long id) {
        return tx.row(
                PROPOSED, row -> new Proposed(row.getString(0), row.getInteger(1), row.getLong(2), row.getBoolean(3)), id);
    }

    void review(Tx tx, Act act, long id, boolean accepted, String words, long proposer, long reviewer) {
        tx.execute(REVIEW, id, accepted, words, proposer, reviewer, act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC));
    }

    List<Mapping> mappings(Tx tx, Page page, @Nullable String code, boolean waiting) {
        return tx.rows(MAPPINGS, MappingStore::mapping, page.afterNumber().orElse(0L), page.fetch(), code, waiting);
    }

    Map<Cell, Figure> figures(Tx tx, Collection<Cell> cells) {
        var figures = new HashMap<Cell, Figure>();
        tx.rows(
                        FIGURES, row -> row,
                        Columns.longs(cells, Cell::agreement),
                        Columns.longs(cells, Cell::institution),
                        Columns.longs(cells, Cell::product))
                .forEach(row -> figures.put(
                        new Cell(row.getLong(0), row.getLong(1), row.getLong(2)), new Figure(row.getLong(3), row.getLong(4))));
        return figures;
    }

    void add(Tx tx, Act act, long mapping, List<Revised> revised) {
        tx.execute(
                ADD_REVISIONS, mapping,
                Columns.longs(revised, each -> each.cell().agreement()),
                Columns.longs(revised, each -> each.cell().institution()),
                Columns.longs(revised, each -> each.cell().product()),
                Columns.longs(revised, each -> each.before().net()),
                Columns.longs(revised, each -> each.after().net()),
                Columns.longs(revised, each -> each.before().other()),
                Columns.longs(revised, each -> each.after().other()),
                act.at().atOffset(ZoneOffset.UTC));
    }

    private static Mapping mapping(Row row) {
        return new Mapping(
                row.getLong(0), row.getString(1), row.getInteger(2), row.getString(3), row.getLong(4), row.getLocalDate(5),
                row.getLocalDate(6), row.getString(7), row.getString(8), row.getString(9), row.getBoolean(10), row.getString(11));
    }
}
