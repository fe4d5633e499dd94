package io.wardline.platform.statement;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import io.wardline.platform.statement.StatementStore.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people did with versions; each row stands for ever. */
final class LifeStore {
    static final String SEALED_APPROVALS =
            """
            select * from statement_approval where sealing > $1 and sealing <= $2 order by sealing, version_id, no
            """;
    static final String SEALED_RETURNS =
            """
            select * from statement_return where sealing > $1 and sealing <= $2 order by sealing, version_id
            """;
    static final String SEALED_PUBLICATIONS =
            """
            select * from statement_publication where sealing > $1 and sealing <= $2 order by sealing, version_id
            """;
    static final String SEALED_OBJECTIONS =
            """
            select * from statement_objection where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_DECISIONS =
            """
            select * from statement_decision where sealing > $1 and sealing <= $2 order by sealing, objection_id
            """;
    static final String SEALED_PAYMENTS =
            """
            select * from statement_payment where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("statement_approval", SEALED_APPROVALS, "version_id", "no"),
            SealedTable.of("statement_return", SEALED_RETURNS, "version_id"),
            SealedTable.of("statement_publication", SEALED_PUBLICATIONS, "version_id"),
            SealedTable.of("statement_objection", SEALED_OBJECTIONS, "id"),
            SealedTable.of("statement_decision", SEALED_DECISIONS, "objection_id"),
            SealedTable.of("statement_payment", SEALED_PAYMENTS, "id"));

    static final String APPROVALS =
            """
            select approver_id, account, words, at from statement_approval
            where version_id = $1 and ($2::bigint[] is null or institution_id = any ($2)) order by no
            """;
    static final String ADD_APPROVAL =
            """
            insert into statement_approval (version_id, no, institution_id, calculator_id, approver_id, words, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    static final String RETURNED =
            """
            select account, words, at from statement_return
            where version_id = $1 and ($2::bigint[] is null or institution_id = any ($2))
            """;
    static final String ADD_RETURN =
            """
            insert into statement_return (version_id, institution_id, words, account_id, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    static final String PUBLICATION =
            """
            select number, code, attachment_id, published_on, window_days, window_source, last_day, account, at
            from statement_publication
            where version_id = $1 and ($2::bigint[] is null or institution_id = any ($2))
            """;
    static final String ADD_PUBLICATION =
            """
            insert into statement_publication (version_id, institution_id, number, code, attachment_id, published_on, window_days,
                window_source, last_day, account_id, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;
    static final String OBJECTIONS =
            """
            select o.id, o.line, o.words, o.attachment_id, o.objected_on, o.account, o.at,
                   d.outcome, d.words, d.account, d.at
            from statement_objection o left join statement_decision d on d.objection_id = o.id
            where o.version_id = $1 and ($2::bigint[] is null or o.institution_id = any ($2)) order by o.id
            """;
    static final String ADD_OBJECTION =
            """
            insert into statement_objection (version_id, institution_id, published_on, last_day, objected_on, line, words, attachment_id,
                objector_id, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id
            """;
    static final String OBJECTION =
            """
            select o.version_id, o.objector_id, exists (select from statement_decision d where d.objection_id = o.id)
            from statement_objection o where o.id = $1 and ($2::bigint[] is null or o.institution_id = any ($2))
            """;
    static final String OBJECTED_BY =
            """
            select count(*)
            from statement_version v join statement_version w
                on w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
            join statement_objection o on o.version_id = w.id
            where v.id = $1 and o.objector_id = $2
            """;
    static final String UNDECIDED_BEFORE =
            """
            select count(*)
            from statement_version v join statement_version w
                on w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year and w.version < v.version
            join statement_objection o on o.version_id = w.id
            where v.id = $1 and not exists (select from statement_decision d where d.objection_id = o.id)
            """;
    static final String UPHELD_SINCE =
            """
            select count(*)
            from statement_version v join statement_version w
                on w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year and w.version < v.version
            join statement_decision d on d.version_id = w.id and d.outcome = 'UPHELD' and d.at > v.at
            where v.id = $1
            """;
    /** A later version that was not sent back. */
    static final String CORRECTION_WAITS =
            """
            select count(*)
            from statement_version v join statement_version w
                on w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year and w.version > v.version
            where v.id = $1 and not exists (select from statement_return r where r.version_id = w.id)
            """;
    static final String ADD_DECISION =
            """
            insert into statement_decision (objection_id, version_id, institution_id, objector_id, decider_id, outcome, words, account,
                act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    static final String PAYMENTS =
            """
            select y.id, y.route, i.code, y.amount_fen, y.paid_on, y.reference, y.account, y.at
            from statement_payment y join place_institution i on i.id = y.payee_id
            where y.version_id = $1 and ($2::bigint[] is null or y.institution_id = any ($2)) order by y.id
            """;
    static final String REFERENCE_USED =
            """
            select count(*) from statement_payment where version_id = $1 and reference = $2
            """;
    /** Another institution of the same consortium, by its code. */
    static final String FELLOW =
            """
            select p.id from place_institution p join place_institution s on s.consortium_id = p.consortium_id
            where s.id = $1 and p.code = $2
            """;
    static final String ADD_PAYMENT =
            """
            insert into statement_payment (version_id, institution_id, route, payee_id, amount_fen, paid_on, reference, account_id,
                account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
            """;
    static final String EVIDENCE =
            """
            select id from file_attachment where id = $1 and institution_id = $2 and ($3::bigint[] is null or institution_id = any ($3))
            """;
    static final String WINDOWS =
            """
            select kind, working_days, source from statement_window order by kind
            """;
    static final String SET_WINDOW =
            """
            update statement_window set working_days = $2, source = $3 where kind = $1
            """;

    /** An approval; {@code person} is the account's number. */
    record Approval(long person, String account, @Nullable String words, Instant at) {}

    /** Why a version went back. */
    record Return(String account, String words, Instant at) {}

    /** A publication as it is shown. */
    record Publication(
            String number, String code, long attachment, LocalDate publishedOn, int windowDays, String windowSource, LocalDate lastDay,
            String account, Instant at) {}

    /** How an objection was decided. */
    record Decision(Outcome outcome, String words, String account, Instant at) {}

    /** An objection as it is shown; line is null where it is about the whole, decision as long as there is none. */
    record Objection(
            long id, @Nullable String line, String words, @Nullable Long attachment, LocalDate objectedOn, String account, Instant at,
            @Nullable Decision decision) {}

    /** An objection that waits, or does not wait any more. */
    record Open(long version, long objector, boolean decided) {}

    /**
     * A payment as it is shown.
     *
     * @param amountFen below 0 where it came back
     */
    record Payment(
            long id, PaymentKind kind, PaymentRoute route, String payee, long amountFen, LocalDate paidOn, String reference, String account, Instant at) {}

    /** How long objections are taken. */
    record ObjectionWindow(StatementKind kind, int workingDays, String source) {}

    /**
     * A payment that is to be recorded.
     *
     * @param payee who is paid, or gives back
     * @param amountFen above 0, whichever way it goes
     */
    record NewPayment(PaymentKind kind, PaymentRoute route, String payee, long amountFen, LocalDate paidOn, String reference) {
        /** As it changes what stays paid. */
        long signedFen() {
            return switch (kind) {
                case PAYMENT -> amountFen;
                case RETURN -> -amountFen;
            };
        }
    }

    List<Approval> approvals(Tx tx, long version) {
        return tx.rows(
                APPROVALS, row -> new Approval(row.getLong(0), row.getString(1), row.getString(2), row.getOffsetDateTime(3).toInstant()),
                version, tx.institutions());
    }

    void addApproval(Tx tx, Act act, Known known, int no, long approver, @Nullable String words) {
        tx.execute(
                ADD_APPROVAL, known.standing().id(), no, known.institution(), known.calculator(), approver, words, act.account(),
                act.id(), act.at().atOffset(ZoneOffset.UTC));
    }

    Optional<Return> returned(Tx tx, long version) {
        return tx.row(
                RETURNED, row -> new Return(row.getString(0), row.getString(1), row.getOffsetDateTime(2).toInstant()),
                version, tx.institutions());
    }

    void addReturn(Tx tx, Act act, Known known, long person, String words) {
        tx.execute(
                ADD_RETURN, known.standing().id(), known.institution(), words, person, act.account(), act.id(),
                act.at().atOffset(ZoneOffset.UTC));
    }

    Optional<Publication> publication(Tx tx, long version) {
        return tx.row(
                PUBLICATION,
                row -> new Publication(
                        row.getString(0), row.getString(1), row.getLong(2), row.getLocalDate(3), row.getInteger(4), row.getString(5),
                        row.getLocalDate(6), row.getString(7), row.getOffsetDateTime(8).toInstant()),
                version, tx.institutions());
    }

    void addPublication(Tx tx, Act act, Known known, long person, Publication publication) {
        tx.execute(
                ADD_PUBLICATION, known.standing().id(), known.institution(), publication.number(), publication.code(),
                publication.attachment(), publication.publishedOn(), publication.windowDays(), publication.windowSource(),
                publication.lastDay(), person, act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC));
    }

    List<Objection> objections(Tx tx, long version) {
        return tx.rows(OBJECTIONS, LifeStore::objection, version, tx.institutions());
    }

    long addObjection(
            Tx tx, Act act, Known known, Publication published, LocalDate on, long person, @Nullable String line, String words,
            @Nullable Long attachment) {
        return tx.row(
                        ADD_OBJECTION, row -> row.getLong(0), known.standing().id(), known.institution(), published.publishedOn(),
                        published.lastDay(), on, line, words, attachment, person, act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    Optional<Open> objection(Tx tx, long id) {
        return tx.row(OBJECTION, row -> new Open(row.getLong(0), row.getLong(1), row.getBoolean(2)), id, tx.institutions());
    }

    /** Whether a person has objected to any version of this version's statement. */
    boolean objectedBy(Tx tx, long version, long person) {
        return tx.row(OBJECTED_BY, row -> row.getLong(0), version, person).orElseThrow() > 0;
    }

    /** How many objections to earlier versions nobody has decided. */
    long undecidedBefore(Tx tx, long version) {
        return tx.row(UNDECIDED_BEFORE, row -> row.getLong(0), version).orElseThrow();
    }

    /** Whether an objection to an earlier version was upheld after this one was calculated. */
    boolean isUpheldSince(Tx tx, long version) {
        return tx.row(UPHELD_SINCE, row -> row.getLong(0), version).orElseThrow() > 0;
    }

    /** Whether a later version waits that was not sent back. */
    boolean correctionWaits(Tx tx, long version) {
        return tx.row(CORRECTION_WAITS, row -> row.getLong(0), version).orElseThrow() > 0;
    }

    void addDecision(Tx tx, Act act, Known known, long objection, long objector, long person, Outcome outcome, String words) {
        tx.execute(
                ADD_DECISION, objection, known.standing().id(), known.institution(), objector, person, outcome.name(), words,
                act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC));
    }

    List<Payment> payments(Tx tx, long version) {
        return tx.rows(
                PAYMENTS,
                row -> new Payment(
                        row.getLong(0), row.getLong(3) < 0 ? PaymentKind.RETURN : PaymentKind.PAYMENT,
                        PaymentRoute.valueOf(row.getString(1)), row.getString(2), row.getLong(3), row.getLocalDate(4), row.getString(5), row.getString(6), row.getOffsetDateTime(7).toInstant()),
                version, tx.institutions());
    }

    boolean isReferenceUsed(Tx tx, long version, String reference) {
        return tx.row(REFERENCE_USED, row -> row.getLong(0), version, reference).orElseThrow() > 0;
    }

    /** The number of an institution in the same consortium. */
    Optional<Long> fellow(Tx tx, long institution, String code) {
        return tx.row(FELLOW, row -> row.getLong(0), institution, code);
    }

    long addPayment(Tx tx, Act act, Known known, long payee, long person, NewPayment payment) {
        return tx.row(
                        ADD_PAYMENT, row -> row.getLong(0), known.standing().id(), known.institution(), payment.route().name(), payee,
                        payment.signedFen(), payment.paidOn(), payment.reference(), person, act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    boolean isEvidenceOf(Tx tx, long attachment, long institution) {
        return tx.row(EVIDENCE, row -> row.getLong(0), attachment, institution, tx.institutions()).isPresent();
    }

    List<ObjectionWindow> windows(Tx tx) {
        return tx.rows(WINDOWS, row -> new ObjectionWindow(StatementKind.valueOf(row.getString(0)), row.getInteger(1), row.getString(2)));
    }

    void set(Tx tx, ObjectionWindow window) {
        tx.execute(SET_WINDOW, window.kind().name(), window.workingDays(), window.source());
    }

    private static Objection objection(Row row) {
        var outcome = row.getString(7);
        return new Objection(
                row.getLong(0), row.getString(1), row.getString(2), row.getLong(3), row.getLocalDate(4), row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                outcome == null ? null : new Decision(
                        Outcome.valueOf(outcome), row.getString(8), row.getString(9), row.getOffsetDateTime(10).toInstant()));
    }
}
