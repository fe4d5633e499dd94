package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which lines of the platform were to be withdrawn, how that was judged, and which are; each row stands for ever. */
final class WithdrawalStore {
    static final String SEALED_WITHDRAWALS =
            """
            select * from vbp_withdrawal where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_LINES =
            """
            select * from vbp_withdrawal_line where sealing > $1 and sealing <= $2 order by sealing, withdrawal_id, line_id
            """;
    static final String SEALED_REVIEWS =
            """
            select * from vbp_withdrawal_review where sealing > $1 and sealing <= $2 order by sealing, withdrawal_id
            """;
    static final String SEALED_WITHDRAWN =
            """
            select * from vbp_withdrawn where sealing > $1 and sealing <= $2 order by sealing, line_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("vbp_withdrawal", SEALED_WITHDRAWALS, "id"),
            SealedTable.of("vbp_withdrawal_line", SEALED_LINES, "withdrawal_id", "line_id"),
            SealedTable.of("vbp_withdrawal_review", SEALED_REVIEWS, "withdrawal_id"),
            SealedTable.of("vbp_withdrawn", SEALED_WITHDRAWN, "line_id"));

    /** What is asked and said of one file is asked and said one after the other. */
    static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtextextended($1, 4711603))
            """;
    static final String FILE =
            """
            select id from vbp_file where id = $1
            """;
    /** What came of each row; a withdrawal that nobody has judged holds its lines. */
    static final String LINES =
            """
            select n.id, n.institution_id, n.row_no, g.line_id is not null,
                   (select w.withdrawal_id from vbp_withdrawal_line w
                    where w.line_id = n.id and not exists (select from vbp_withdrawal_review v where v.withdrawal_id = w.withdrawal_id)
                    limit 1)
            from vbp_line n left join vbp_withdrawn g on g.line_id = n.id
            where n.file_id = $1 and ($2::bigint[] is null or n.row_no = any ($2)) order by n.row_no
            """;
    static final String ADD =
            """
            insert into vbp_withdrawal (file_id, whole, reason, proposer_id, proposed_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7) returning id
            """;
    static final String ADD_LINES =
            """
            insert into vbp_withdrawal_line (withdrawal_id, line_id, institution_id)
            select $1, k.line_id, k.institution_id from unnest($2::bigint[], $3::bigint[]) as k (line_id, institution_id)
            """;
    static final String FIND =
            """
            select w.file_id, w.proposer_id, exists (select from vbp_withdrawal_review v where v.withdrawal_id = w.id)
            from vbp_withdrawal w where w.id = $1
            """;
    static final String LINES_OF =
            """
            select line_id from vbp_withdrawal_line where withdrawal_id = $1 order by line_id
            """;
    static final String REVIEW =
            """
            insert into vbp_withdrawal_review (withdrawal_id, proposer_id, reviewer_id, accepted, words, reviewed_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    /** With what each counted as, which nothing says any more afterwards. */
    static final String WITHDRAW =
            """
            insert into vbp_withdrawn (line_id, withdrawal_id, institution_id, product_id, item_id, units)
            select l.line_id, l.withdrawal_id, l.institution_id, x.product_id, x.item_id, x.quantity
            from vbp_withdrawal_line l left join vbp_resolved x on x.line_id = l.line_id where l.withdrawal_id = $1
            on conflict on constraint vbp_withdrawn_pkey do nothing
            """;
    static final String WITHDRAWALS =
            """
            select w.id, w.file_id, w.whole, w.reason, w.proposed_by, w.at, l.lines, l.institutions, v.accepted, v.words, v.reviewed_by, v.at
            from vbp_withdrawal w
            cross join lateral (
                select count(*) as lines, coalesce(array_agg(distinct i.code order by i.code), '{}') as institutions
                from vbp_withdrawal_line k join place_institution i on i.id = k.institution_id
                where k.withdrawal_id = w.id and ($3::bigint[] is null or k.institution_id = any ($3))) l
            left join vbp_withdrawal_review v on v.withdrawal_id = w.id
            where l.lines > 0 and ($1::bigint is null or w.id < $1) and (not $4::boolean or v.withdrawal_id is null)
              and ($5::bigint is null or w.file_id = $5)
            order by w.id desc limit $2
            """;
    static final String CONTENT =
            """
            select n.row_no, i.code, n.order_no, n.order_line, n.delivery_no, n.platform_code, n.product_name, n.quantity, n.unit,
                   n.accepted_on, coalesce(x.quantity, g.units), w.withdrawal_id, v.accepted
            from vbp_line n
            join place_institution i on i.id = n.institution_id
            left join vbp_resolved x on x.line_id = n.id
            left join vbp_withdrawn g on g.line_id = n.id
            left join lateral (
                select k.withdrawal_id from vbp_withdrawal_line k
                left join vbp_withdrawal_review r on r.withdrawal_id = k.withdrawal_id
                where k.line_id = n.id and (r.accepted or r.withdrawal_id is null) limit 1) w on true
            left join vbp_withdrawal_review v on v.withdrawal_id = w.withdrawal_id
            where n.file_id = $1 and n.row_no > $2 and ($4::bigint[] is null or n.institution_id = any ($4))
            order by n.row_no limit $3
            """;
    /** By institution and product; what is mapped to nothing stands under none and counts nowhere. */
    static final String EFFECT =
            """
            select n.institution_id, i.code, b.code || '/' || a.code || '/' || p.code, p.name, p.unit, count(*),
                   coalesce(sum(coalesce(x.quantity, g.units)), 0)::bigint
            from unnest($1::bigint[]) as k (line_id)
            join vbp_line n on n.id = k.line_id
            join place_institution i on i.id = n.institution_id
            join vbp_agreement a on a.id = n.agreement_id
            join vbp_batch b on b.id = a.batch_id
            left join vbp_resolved x on x.line_id = n.id
            left join vbp_withdrawn g on g.line_id = n.id
            left join vbp_product p on p.id = coalesce(x.product_id, g.product_id)
            group by n.institution_id, i.code, b.code, a.code, p.code, p.name, p.unit order by i.code, 3
            """;

    /** A line as whoever withdraws it must know it; waiting is the number of a withdrawal that asks for it already. */
    record Line(long id, long institution, int row, boolean withdrawn, @Nullable Long waiting) {}

    /** A withdrawal that waits, or does not. */
    record Found(long file, long proposer, boolean reviewed) {}

    /** How it was judged. */
    record Review(boolean accepted, String words, String account, Instant at) {}

    /**
     * What somebody asks to withdraw.
     *
     * @param whole every line that the file brought and that stood
     * @param lines how many, in sight of whoever reads it
     * @param review null as long as nobody has judged it
     */
    record Withdrawal(
            long id, long file, boolean whole, String reason, String proposedBy, Instant at, long lines, List<String> institutions,
            @Nullable Review review) {
        Withdrawal {
            institutions = List.copyOf(institutions);
        }
    }

    /**
     * A line of a file.
     *
     * @param units that it counts as, or counted as before it was withdrawn; null where it is mapped to nothing
     * @param withdrawal number of what asks for it; null where nothing does
     * @param withdrawn whether that was accepted
     */
    record FileLine(
            int row, String institution, String orderNo, int orderLine, String deliveryNo, String code, @Nullable String name,
            long quantity, PackUnit unit, LocalDate day, @Nullable Long units, @Nullable Long withdrawal, boolean withdrawn) {}

    /**
     * What no longer counts of one figure.
     *
     * @param line {@code batch/agreement/product}; null for lines that count nowhere
     */
    record Sum(
            long institutionId, String institution, @Nullable String line, @Nullable String name, @Nullable String unit, long lines,
            long units) {}

    void lock(Tx tx, long file) {
        tx.rows(LOCK, row -> row, Long.toString(file));
    }

    boolean hasFile(Tx tx, long file) {
        return tx.row(FILE, row -> row.getLong(0), file).isPresent();
    }

    /** @param rows empty: every line that the file brought */
    List<Line> lines(Tx tx, long file, List<Long> rows) {
        return tx.rows(
                LINES,
                row -> new Line(row.getLong(0), row.getLong(1), row.getInteger(2), row.getBoolean(3), row.getLong(4)),
                file, rows.isEmpty() ? null : Columns.longs(rows, Long::longValue));
    }

    long add(Tx tx, Act act, NewWithdrawal wish, List<Line> lines, long proposer) {
        long id = tx.row(
                        ADD, row -> row.getLong(0), wish.file(), wish.whole(), wish.reason(), proposer, act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        tx.execute(ADD_LINES, id, Columns.longs(lines, Line::id), Columns.longs(lines, Line::institution));
        return id;
    }

    Optional<Found> find(Tx tx, long id) {
        return tx.row(FIND, row -> new Found(row.getLong(0), row.getLong(1), row.getBoolean(2)), id);
    }

    List<Long> linesOf(Tx tx, long id) {
        return tx.rows(LINES_OF, row -> row.getLong(0), id);
    }

    void review(Tx tx, Act act, long id, Found found, long reviewer, boolean accepted, String words) {
        tx.execute(
                REVIEW, id, found.proposer(), reviewer, accepted, words, act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC));
    }

    /** How many lines stood until now. */
    int withdraw(Tx tx, long id) {
        return tx.execute(WITHDRAW, id);
    }

    /** The newest first. */
    List<Withdrawal> withdrawals(Tx tx, Page page, boolean waiting, @Nullable Long file) {
        return tx.rows(
                WITHDRAWALS, WithdrawalStore::withdrawal, page.afterNumber().orElse(null), page.fetch(), tx.institutions(), waiting, file);
    }

    /** In the order of the file's rows. */
    List<FileLine> content(Tx tx, long file, Page page) {
        return tx.rows(CONTENT, WithdrawalStore::fileLine, file, page.afterNumber().orElse(0L), page.fetch(), tx.institutions());
    }

    List<Sum> effect(Tx tx, List<Long> lines) {
        return tx.rows(
                EFFECT,
                row -> new Sum(
                        row.getLong(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5),
                        row.getLong(6)),
                Columns.longs(lines, Long::longValue));
    }

    private static Withdrawal withdrawal(Row row) {
        var review = row.getBoolean(8) == null
                ? null
                : new Review(row.getBoolean(8), row.getString(9), row.getString(10), row.getOffsetDateTime(11).toInstant());
        return new Withdrawal(
                row.getLong(0), row.getLong(1), row.getBoolean(2), row.getString(3), row.getString(4),
                row.getOffsetDateTime(5).toInstant(), row.getLong(6), List.of(row.getArrayOfStrings(7)), review);
    }

    private static FileLine fileLine(Row row) {
        return new FileLine(
                row.getInteger(0), row.getString(1), row.getString(2), row.getInteger(3), row.getString(4), row.getString(5),
                row.getString(6), row.getLong(7), PackUnit.valueOf(row.getString(8)), row.getLocalDate(9), row.getLong(10),
                row.getLong(11), Boolean.TRUE.equals(row.getBoolean(12)));
    }
}
