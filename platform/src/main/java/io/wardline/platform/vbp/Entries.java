package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.OwnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What officers enter: batches, products, periods, volumes. Whatever changes the meaning of facts counts them anew. */
final class Entries {
    private final VbpStore store;
    private final PlatformStore lines;
    private final Rollup rollup;
    private final Ledger ledger;
    private final Catalog catalog;
    private final Acts acts;

    Entries(VbpStore store, PlatformStore lines, Rollup rollup, Ledger ledger, Catalog catalog, Acts acts) {
        this.store = store;
        this.lines = lines;
        this.rollup = rollup;
        this.ledger = ledger;
        this.catalog = catalog;
        this.acts = acts;
    }

    VbpResult add(Tx tx, Act act, Batch batch) {
        if (!store.add(tx, batch)) {
            return VbpResult.refused("vbp_batch_code_key", "code", batch.code());
        }
        acts.changed(tx, act, List.of(
                Change.added("batch/" + batch.code(), "name", batch.name()),
                Change.added("batch/" + batch.code(), "source", String.valueOf(batch.source()))));
        return new VbpResult.Entered();
    }

    VbpResult add(Tx tx, Act act, Product product) {
        var batch = store.batch(tx, product.batch());
        if (batch.isEmpty()) {
            return VbpResult.refused("vbp_product_batch_fkey", "batch", product.batch());
        }
        if (!store.add(tx, batch.get(), product)) {
            return VbpResult.refused("vbp_product_code_key", "code", product.code());
        }
        acts.changed(tx, act, List.of(
                Change.added("batch/" + product.batch() + "/" + product.code(), "name", product.name()),
                Change.added("batch/" + product.batch() + "/" + product.code(), "unit", product.unit())));
        return new VbpResult.Entered();
    }

    /** An item becomes one of a product: what was bought of it before counts from now on. */
    VbpResult add(Tx tx, Act act, ProductItem wish) {
        var batch = store.batch(tx, wish.batch());
        if (batch.isEmpty()) {
            return VbpResult.refused("vbp_product_batch_fkey", "batch", wish.batch());
        }
        var product = store.product(tx, batch.get(), wish.product());
        if (product.isEmpty()) {
            return VbpResult.refused("vbp_product_item_product_fkey", "product", wish.product());
        }
        var item = catalog.number(tx, wish.item());
        if (item.isEmpty()) {
            return VbpResult.refused("ledger_item_unknown", "item", wish.item());
        }
        var named = wish.supplier();
        @Nullable Long supplier = named == null ? null : ledger.supplier(tx, named).map(OwnerId::value).orElse(null);
        if (named != null && supplier == null) {
            return VbpResult.refused("warehouse_receipt_supplier_fkey", "supplier", named);
        }
        rollup.meaning(tx);
        if (!store.addItem(tx, batch.get(), product.get(), item.get(), supplier)) {
            return VbpResult.refused("vbp_product_item_pkey", "item", wish.item());
        }
        lines.resolve(tx, lines.ofBatch(tx, batch.get()));
        rollup.recountBatch(tx, batch.get());
        acts.changed(tx, act, List.of(new Change(
                "batch/" + wish.batch() + "/" + wish.product(), "item", null, wish.item(), named == null ? "not selected" : named)));
        return new VbpResult.Entered();
    }

    /** A period begins to count; it may not overlap another one of its batch. */
    VbpResult add(Tx tx, Act act, Agreement agreement) {
        var batch = store.batch(tx, agreement.batch());
        if (batch.isEmpty()) {
            return VbpResult.refused("vbp_product_batch_fkey", "batch", agreement.batch());
        }
        rollup.meaning(tx);
        if (store.agreement(tx, batch.get(), agreement.code()).isPresent()) {
            return VbpResult.refused("vbp_agreement_code_key", "code", agreement.code());
        }
        var overlapped = store.overlapping(tx, batch.get(), agreement.startsOn(), agreement.endsOn());
        if (overlapped.isPresent()) {
            return VbpResult.refused("vbp_agreement_apart", "agreement", overlapped.get());
        }
        store.add(tx, batch.get(), agreement);
        rollup.recountBatch(tx, batch.get());
        acts.changed(tx, act, List.of(Change.added(
                "batch/" + agreement.batch() + "/" + agreement.code(), "period", agreement.startsOn() + " " + agreement.endsOn())));
        return new VbpResult.Entered();
    }

    VbpResult put(Tx tx, Act act, PlatformAccount account) {
        var institution = store.institutions(tx, List.of(account.institution())).get(account.institution());
        if (institution == null) {
            return VbpResult.refused("place_institution_fkey", "institution", account.institution());
        }
        store.put(tx, account.code(), institution);
        acts.changed(tx, act, List.of(Change.added("platformAccount/" + account.code(), "institution", account.institution())));
        return new VbpResult.Entered();
    }

    VbpResult put(Tx tx, Act act, Volume volume) {
        var batch = store.batch(tx, volume.batch());
        var agreement = batch.flatMap(found -> store.agreement(tx, found, volume.agreement()));
        if (agreement.isEmpty()) {
            return VbpResult.refused("vbp_volume_agreement_fkey", "agreement", volume.batch() + " " + volume.agreement());
        }
        var institution = store.institutions(tx, List.of(volume.institution())).get(volume.institution());
        if (institution == null) {
            return VbpResult.refused("place_institution_fkey", "institution", volume.institution());
        }
        var product = store.product(tx, batch.orElseThrow(), volume.product());
        if (product.isEmpty()) {
            return VbpResult.refused("vbp_product_item_product_fkey", "product", volume.product());
        }
        var subject = subject(volume.batch(), volume.agreement(), volume.institution(), volume.product());
        put(tx, act, agreement.get(), Map.of(new Cell(agreement.get(), institution, product.get()), volume.quantity()), Map.of(
                new Cell(agreement.get(), institution, product.get()), subject), null);
        return new VbpResult.Entered();
    }

    /**
     * Agrees volumes; what is agreed already stays as it is.
     *
     * @param subjects by cell, for the book of acts
     * @param reason for the book of acts; null where there is none
     * @return how many changed
     */
    int put(Tx tx, Act act, long agreement, Map<Cell, Long> volumes, Map<Cell, String> subjects, @Nullable String reason) {
        rollup.facts(tx);
        var before = store.agreed(tx, agreement);
        var fresh = new HashMap<Cell, Long>();
        var changes = new ArrayList<Change>();
        volumes.forEach((cell, quantity) -> {
            var stood = before.get(cell);
            if (!quantity.equals(stood)) {
                fresh.put(cell, quantity);
                changes.add(new Change(
                        String.valueOf(subjects.get(cell)), "agreedUnits", stood == null ? null : stood.toString(),
                        quantity.toString(), reason));
            }
        });
        if (!fresh.isEmpty()) {
            store.put(tx, agreement, fresh);
            rollup.recount(tx, fresh.keySet());
            acts.changed(tx, act, changes);
        }
        return fresh.size();
    }

    static String subject(String batch, String agreement, String institution, String product) {
        return "volume/" + batch + "/" + agreement + "/" + institution + "/" + product;
    }
}
