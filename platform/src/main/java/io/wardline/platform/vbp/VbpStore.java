package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Batches, their products, periods and agreed volumes. */
final class VbpStore {
    static final String ADD_BATCH =
            """
            insert into vbp_batch (code, name, source) values ($1, $2, $3) on conflict on constraint vbp_batch_code_key do nothing
            """;
    static final String BATCH =
            """
            select id from vbp_batch where code = $1
            """;
    static final String BATCHES =
            """
            select code, name, source from vbp_batch where code > $1 order by code limit $2
            """;
    static final String ADD_PRODUCT =
            """
            insert into vbp_product (batch_id, code, name, unit) values ($1, $2, $3, $4)
            on conflict on constraint vbp_product_code_key do nothing
            """;
    static final String PRODUCT =
            """
            select id from vbp_product where batch_id = $1 and code = $2
            """;
    static final String PRODUCTS =
            """
            select b.code, p.code, p.name, p.unit
            from vbp_product p join vbp_batch b on b.id = p.batch_id
            where b.code || '/' || p.code > $1 and ($3::text is null or b.code = $3)
            order by b.code || '/' || p.code limit $2
            """;
    static final String ADD_ITEM =
            """
            insert into vbp_product_item (batch_id, item_id, product_id, supplier_id) values ($1, $2, $3, $4)
            on conflict on constraint vbp_product_item_pkey do nothing
            """;
    static final String ITEMS =
            """
            select b.code, p.code, i.code, o.code
            from vbp_product_item m
            join vbp_product p on p.id = m.product_id
            join vbp_batch b on b.id = m.batch_id
            join catalog_item i on i.id = m.item_id
            left join ledger_owner o on o.id = m.supplier_id
            where b.code || '/' || i.code > $1 and ($3::text is null or b.code = $3)
            order by b.code || '/' || i.code limit $2
            """;
    static final String OVERLAPPING =
            """
            select code from vbp_agreement where batch_id = $1 and starts_on <= $3 and $2 <= ends_on order by code limit 1
            """;
    static final String ADD_AGREEMENT =
            """
            insert into vbp_agreement (batch_id, code, starts_on, ends_on) values ($1, $2, $3, $4)
            on conflict on constraint vbp_agreement_code_key do nothing
            """;
    static final String AGREEMENT =
            """
            select id from vbp_agreement where batch_id = $1 and code = $2
            """;
    static final String AGREEMENTS =
            """
            select b.code, a.code, a.starts_on, a.ends_on
            from vbp_agreement a join vbp_batch b on b.id = a.batch_id
            where b.code || '/' || a.code > $1 and ($3::text is null or b.code = $3)
            order by b.code || '/' || a.code limit $2
            """;
    static final String INSTITUTIONS =
            """
            select code, id from place_institution where code = any ($1::text[]) and ($2::bigint[] is null or id = any ($2)) and id >= 1000
            """;
    static final String PRODUCTS_OF =
            """
            select code, id from vbp_product where batch_id = $1
            """;
    static final String AGREED =
            """
            select institution_id, product_id, quantity from vbp_volume where agreement_id = $1
            """;
    static final String PUT_VOLUMES =
            """
            insert into vbp_volume (agreement_id, institution_id, product_id, quantity)
            select $1, v.institution_id, v.product_id, v.quantity
            from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as v (institution_id, product_id, quantity)
            order by 2, 3
            on conflict on constraint vbp_volume_pkey do update set quantity = excluded.quantity
            """;
    static final String VOLUMES =
            """
            select b.code, a.code, i.code, p.code, v.quantity
            from vbp_volume v
            join vbp_agreement a on a.id = v.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = v.product_id
            join place_institution i on i.id = v.institution_id
            where b.code || '/' || a.code || '/' || i.code || '/' || p.code > $1
              and ($3::bigint[] is null or v.institution_id = any ($3))
              and ($4::text is null or b.code = $4) and ($5::text is null or i.code = $5)
            order by b.code || '/' || a.code || '/' || i.code || '/' || p.code limit $2
            """;
    static final String PUT_ACCOUNT =
            """
            insert into vbp_account (code, institution_id) values ($1, $2)
            on conflict on constraint vbp_account_pkey do update set institution_id = excluded.institution_id
            """;
    static final String ACCOUNTS =
            """
            select c.code, i.code from vbp_account c join place_institution i on i.id = c.institution_id
            where c.code > $1 and ($3::bigint[] is null or c.institution_id = any ($3)) order by c.code limit $2
            """;

    boolean add(Tx tx, Batch batch) {
        return tx.execute(ADD_BATCH, batch.code(), batch.name(), sourceName(batch)) == 1;
    }

    private static @Nullable String sourceName(Batch batch) {
        var source = batch.source();
        return source == null ? null : source.name();
    }

    private static @Nullable ProgressSource source(@Nullable String name) {
        return name == null ? null : ProgressSource.valueOf(name);
    }

    Optional<Long> batch(Tx tx, String code) {
        return tx.row(BATCH, row -> row.getLong(0), code);
    }

    List<Batch> batches(Tx tx, Page page) {
        return tx.rows(
                BATCHES, row -> new Batch(row.getString(0), row.getString(1), source(row.getString(2))),
                page.after().orElse(""), page.fetch());
    }

    boolean add(Tx tx, long batch, Product product) {
        return tx.execute(ADD_PRODUCT, batch, product.code(), product.name(), product.unit()) == 1;
    }

    Optional<Long> product(Tx tx, long batch, String code) {
        return tx.row(PRODUCT, row -> row.getLong(0), batch, code);
    }

    List<Product> products(Tx tx, Page page, @Nullable String batch) {
        return tx.rows(
                PRODUCTS, row -> new Product(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                page.after().orElse(""), page.fetch(), batch);
    }

    boolean addItem(Tx tx, long batch, long product, long item, @Nullable Long supplier) {
        return tx.execute(ADD_ITEM, batch, item, product, supplier) == 1;
    }

    List<ProductItem> items(Tx tx, Page page, @Nullable String batch) {
        return tx.rows(
                ITEMS, row -> new ProductItem(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                page.after().orElse(""), page.fetch(), batch);
    }

    Optional<String> overlapping(Tx tx, long batch, LocalDate startsOn, LocalDate endsOn) {
        return tx.row(OVERLAPPING, row -> row.getString(0), batch, startsOn, endsOn);
    }

    boolean add(Tx tx, long batch, Agreement agreement) {
        return tx.execute(ADD_AGREEMENT, batch, agreement.code(), agreement.startsOn(), agreement.endsOn()) == 1;
    }

    Optional<Long> agreement(Tx tx, long batch, String code) {
        return tx.row(AGREEMENT, row -> row.getLong(0), batch, code);
    }

    List<Agreement> agreements(Tx tx, Page page, @Nullable String batch) {
        return tx.rows(
                AGREEMENTS,
                row -> new Agreement(row.getString(0), row.getString(1), row.getLocalDate(2), row.getLocalDate(3)),
                page.after().orElse(""), page.fetch(), batch);
    }

    /** The numbers of institutions within the scope, by code; the county itself buys nothing. */
    Map<String, Long> institutions(Tx tx, Collection<String> codes) {
        return numbers(tx.rows(INSTITUTIONS, row -> row, Columns.texts(codes, code -> code), tx.institutions()));
    }

    Map<String, Long> products(Tx tx, long batch) {
        return numbers(tx.rows(PRODUCTS_OF, row -> row, batch));
    }

    /** What is agreed already in one period, by cell. */
    Map<Cell, Long> agreed(Tx tx, long agreement) {
        var agreed = new HashMap<Cell, Long>();
        tx.rows(AGREED, row -> row, agreement).forEach(row ->
                agreed.put(new Cell(agreement, row.getLong(0), row.getLong(1)), row.getLong(2)));
        return agreed;
    }

    void put(Tx tx, long agreement, Map<Cell, Long> volumes) {
        tx.execute(
                PUT_VOLUMES, agreement,
                Columns.longs(volumes.keySet(), Cell::institution),
                Columns.longs(volumes.keySet(), Cell::product),
                Columns.longs(volumes.values(), Long::longValue));
    }

    List<Volume> volumes(Tx tx, Page page, @Nullable String batch, @Nullable String institution) {
        return tx.rows(
                VOLUMES,
                row -> new Volume(row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                page.after().orElse(""), page.fetch(), tx.institutions(), batch, institution);
    }

    void put(Tx tx, String account, long institution) {
        tx.execute(PUT_ACCOUNT, account, institution);
    }

    List<PlatformAccount> accounts(Tx tx, Page page) {
        return tx.rows(
                ACCOUNTS, row -> new PlatformAccount(row.getString(0), row.getString(1)),
                page.after().orElse(""), page.fetch(), tx.institutions());
    }

    private static Map<String, Long> numbers(List<Row> rows) {
        var numbers = new HashMap<String, Long>();
        rows.forEach(row -> numbers.put(row.getString(0), row.getLong(1)));
        return numbers;
    }
}
