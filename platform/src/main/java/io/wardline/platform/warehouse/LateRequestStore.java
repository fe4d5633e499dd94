package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asked for days to be released for entering late, and what another person said; each row stands for ever. */
final class LateRequestStore {
    static final String SEALED_REQUESTS =
            """
            select * from warehouse_late_request where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_ANSWERS =
            """
            select * from warehouse_late_answer where sealing > $1 and sealing <= $2 order by sealing, request_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("warehouse_late_request", SEALED_REQUESTS, "id"),
            SealedTable.of("warehouse_late_answer", SEALED_ANSWERS, "request_id"));

    static final String ADD =
            """
            insert into warehouse_late_request (institution_id, first_day, last_day, reason, asker_id, asked_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    static final String LOCK =
            """
            select pg_advisory_xact_lock(4711620)
            """;
    static final String FIND =
            """
            select r.institution_id, i.code, r.first_day, r.last_day, r.reason, r.asker_id,
                   exists (select from warehouse_late_answer a where a.request_id = r.id)
            from warehouse_late_request r join place_institution i on i.id = r.institution_id
            where r.id = $1 and ($2::bigint[] is null or r.institution_id = any ($2))
            """;
    static final String ANSWER =
            """
            insert into warehouse_late_answer (request_id, institution_id, asker_id, answerer_id, entry_id, words, answered_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    static final String REQUESTS =
            """
            select r.id, i.code, r.first_day, r.last_day, r.reason, r.asked_by, r.at, a.entry_id, a.words, a.answered_by, a.at
            from warehouse_late_request r
            join place_institution i on i.id = r.institution_id
            left join warehouse_late_answer a on a.request_id = r.id
            where r.id > $1 and ($3::bigint[] is null or r.institution_id = any ($3))
            order by r.id limit $2
            """;

    /** A request that waits, or does not. */
    record Waiting(long institution, String code, LocalDate firstDay, LocalDate lastDay, String reason, long asker, boolean answered) {}

    /**
     * What another person said.
     *
     * @param entry the release; null where it was refused
     */
    record Answered(@Nullable Long entry, String words, String account, Instant at) {}

    /**
     * A request as it is shown.
     *
     * @param answer null while it waits
     */
    record Shown(
            long id, String institution, LocalDate firstDay, LocalDate lastDay, String reason, String askedBy, Instant at,
            @Nullable Answered answer) {}

    /** One answer at a time. */
    void lock(Tx tx) {
        tx.rows(LOCK, row -> row);
    }

    long add(Tx tx, Act act, long institution, NewLateRequest wish, long asker) {
        return tx.row(
                        ADD, row -> row.getLong(0), institution, wish.firstDay(), wish.lastDay(), wish.reason(), asker, act.account(),
                        act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    Optional<Waiting> find(Tx tx, long id) {
        return tx.row(
                FIND,
                row -> new Waiting(
                        row.getLong(0), row.getString(1), row.getLocalDate(2), row.getLocalDate(3), row.getString(4), row.getLong(5),
                        row.getBoolean(6)),
                id, tx.institutions());
    }

    void answer(Tx tx, Act act, long id, Waiting waiting, long answerer, @Nullable Long entry, String words) {
        tx.execute(
                ANSWER, id, waiting.institution(), waiting.asker(), answerer, entry, words, act.account(), act.id(),
                act.at().atOffset(ZoneOffset.UTC));
    }

    List<Shown> requests(Tx tx, Page page) {
        return tx.rows(
                REQUESTS,
                row -> new Shown(
                        row.getLong(0), row.getString(1), row.getLocalDate(2), row.getLocalDate(3), row.getString(4), row.getString(5),
                        row.getOffsetDateTime(6).toInstant(),
                        row.getString(9) == null
                                ? null
                                : new Answered(row.getLong(7), row.getString(8), row.getString(9), row.getOffsetDateTime(10).toInstant())),
                page.afterNumber().orElse(0L), page.fetch(), tx.institutions());
    }
}
