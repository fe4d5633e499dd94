package io.wardline.platform.incentive;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Findings that are taken back; each row stands for ever. */
final class WithdrawalStore {
    static final String SEALED_WITHDRAWALS =
            """
            select * from incentive_withdrawal where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_REVIEWS =
            """
            select * from incentive_withdrawal_review where sealing > $1 and sealing <= $2 order by sealing, withdrawal_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("incentive_withdrawal", SEALED_WITHDRAWALS, "id"),
            SealedTable.of("incentive_withdrawal_review", SEALED_REVIEWS, "withdrawal_id"));

    static final String FINDING =
            """
            select f.institution_id, i.code,
                   exists (select from incentive_finding_review r where r.finding_id = f.id and r.accepted),
                   exists (select from incentive_withdrawal w left join incentive_withdrawal_review v on v.withdrawal_id = w.id
                           where w.finding_id = f.id and v.withdrawal_id is null),
                   exists (select from incentive_withdrawal w join incentive_withdrawal_review v on v.withdrawal_id = w.id and v.accepted
                           where w.finding_id = f.id)
            from incentive_finding f join place_institution i on i.id = f.institution_id
            where f.id = $1 and ($2::bigint[] is null or f.institution_id = any ($2))
            """;
    static final String ADD =
            """
            insert into incentive_withdrawal (finding_id, institution_id, words, proposer_id, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7) returning id
            """;
    static final String FIND =
            """
            select w.finding_id, w.institution_id, w.proposer_id, i.code,
                   exists (select from incentive_withdrawal_review v where v.withdrawal_id = w.id)
            from incentive_withdrawal w join place_institution i on i.id = w.institution_id
            where w.id = $1 and ($2::bigint[] is null or w.institution_id = any ($2))
            """;
    static final String REVIEW =
            """
            insert into incentive_withdrawal_review (withdrawal_id, institution_id, proposer_id, reviewer_id, accepted, words, account,
                act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    /**
     * A finding that somebody wants to take back.
     *
     * @param accepted whether a second person had accepted it, so that it counts
     * @param waits whether a withdrawal of it waits for a second person
     * @param withdrawn whether one was accepted
     */
    record Standing(long institution, String code, boolean accepted, boolean waits, boolean withdrawn) {}

    /** A withdrawal that waits, or does not. */
    record Waiting(long finding, long institution, long proposer, String code, boolean reviewed) {}

    Optional<Standing> finding(Tx tx, long id) {
        return tx.row(
                FINDING,
                row -> new Standing(row.getLong(0), row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)),
                id, tx.institutions());
    }

    long add(Tx tx, Act act, long finding, long institution, String words, long proposer) {
        return tx.row(
                        ADD, row -> row.getLong(0), finding, institution, words, proposer, act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    Optional<Waiting> find(Tx tx, long id) {
        return tx.row(
                FIND,
                row -> new Waiting(row.getLong(0), row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4)),
                id, tx.institutions());
    }

    void review(Tx tx, Act act, long id, Waiting waiting, long reviewer, boolean accepted, String words) {
        tx.execute(
                REVIEW, id, waiting.institution(), waiting.proposer(), reviewer, accepted, words, act.account(), act.id(),
                act.at().atOffset(ZoneOffset.UTC));
    }
}
