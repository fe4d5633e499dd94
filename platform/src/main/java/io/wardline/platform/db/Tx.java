package io.wardline.platform.db;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Every call runs a prepared statement with positional parameters; every failure is a
 * {@link DatabaseFault} that names the statement, and after it the transaction can only be rolled back.
 *
 * <p>Sets travel as arrays ({@code unnest($1::bigint[], ...)}), boxed: {@code Long[]}, {@code String[]},
 * {@code UUID[]}, {@code OffsetDateTime[]}, {@code LocalDate[]}.
 */
public final class Tx {
    private static final String SET_SCOPE =
            """
            select set_config('wl.scope', $1, true)
            """;

    private static final String SET_SCOPE_TO_READ =
            """
            select set_config('wl.scope', $1, true), set_config('transaction_read_only', 'on', true)
            """;

    private static final String PLAN_FOR_VALUES =
            """
            select set_config('plan_cache_mode', 'force_custom_plan', true)
            """;

    private static final String PLAN_ONCE =
            """
            select set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    private final SqlConnection connection;
    private final Purpose purpose;
    private @Nullable RowScope scope;
    private boolean rollBackOnly;

    Tx(SqlConnection connection, @Nullable RowScope scope, Purpose purpose) {
        this.connection = connection;
        this.scope = scope;
        this.purpose = purpose;
    }

    /** Whose rows it sees. A transaction without a scope has none to ask for, which is a bug of the caller. */
    public RowScope scope() {
        return Optional.ofNullable(scope)
                .orElseThrow(() -> new IllegalStateException("this transaction was opened without a scope"));
    }

    /**
     * The explicit predicate that stands beside the row policies: the numbers of the institutions whose rows are wanted as
     * {@code bigint[]}, or null where institutions do not cut what is seen, as in
     * {@code where ($2::bigint[] is null or p.institution_id = any ($2))}.
     */
    public @Nullable Object institutions() {
        return scope().cutTo();
    }

    /**
     * Runs a part of the work over the whole county: what the product itself must know to keep its invariants, never what
     * it shows. For example, where a tag stands depends on the claims of all cabinets, whoever binds it.
     */
    public <T> T beyondScope(Supplier<T> part) {
        var own = scope();
        if (own.isWhole()) {
            return part.get();
        }
        scope = RowScope.PRODUCT;
        enterScope();
        // A part that fails ends the transaction, and the scope with it.
        var result = part.get();
        scope = own;
        enterScope();
        return result;
    }

    /** Not waited for: whatever is sent afterwards runs behind it, and fails where it failed. */
    void enterScope() {
        if (scope != null) {
            send(purpose == Purpose.READ ? SET_SCOPE_TO_READ : SET_SCOPE, row -> row, scope.setting());
        }
    }

    /**
     * From here on every statement of this transaction is planned for the values it is asked with. A prepared statement is
     * otherwise planned once for all values after its fifth run; one with many filters that may be left out
     * ({@code $3 is null or ...}) then gets a plan that fits none of them: the sums of 228,000 lines took 0.2 s five times,
     * and minutes the sixth. Planning costs a few milliseconds, so statements by a key do without. Not waited for.
     */
    public void planForValues() {
        send(PLAN_FOR_VALUES, row -> row);
    }

    /**
     * From here on every statement of this transaction keeps the plan that was made for all values when its connection met it
     * first: for look-ups by keys, whose best plan is always the same. Left alone, PostgreSQL goes on to plan some of them
     * anew for every call, because it takes each key for one that names many rows; with row policies written into it, the
     * plan of a join takes several times as long as its run. Not waited for.
     */
    public void planOnce() {
        send(PLAN_ONCE, row -> row);
    }

    /** The rows that a statement returns, mapped in their order. */
    public <T> List<T> rows(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        return send(sql, mapper, values).rows();
    }

    /** The only row that a statement returns, or empty. Two rows are a bug in the statement. */
    public <T> Optional<T> row(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        return send(sql, mapper, values).row();
    }

    /** Runs a statement and returns how many rows it inserted, changed or removed. */
    public int execute(String sql, @Nullable Object... values) {
        return send(sql, row -> row, values).count();
    }

    /**
     * Sends a statement and does not wait: the server runs what is sent in order, so several statements that do not
     * need each other's answers cost one round trip. Every answer must be asked for before the work ends.
     */
    public <T> Sent<T> send(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        return new Sent<>(sql, connection.preparedQuery(sql).execute(Tuple.wrap(values)), mapper);
    }

    /** Opens a statement's rows a page at a time, for results that memory must not hold. */
    public <T> Pages<T> pages(String sql, int rowsAPage, Function<Row, T> mapper, @Nullable Object... values) {
        var statement = Faults.awaitNaming(sql, connection.prepare(sql));
        return new Pages<>(sql, statement, statement.cursor(Tuple.wrap(values)), rowsAPage, mapper);
    }

    /** From here on the transaction ends in a rollback, although its work returns a result: a refusal, usually. */
    public void rollBackOnly() {
        rollBackOnly = true;
    }

    boolean endsInRollback() {
        return rollBackOnly;
    }
}
