/**
 * The warehouse: goods that come from suppliers and go back to them. A receipt (验收入库) names the institution on whose
 * account it was bought, which need not be where it stands; its lines are posted to the ledger in the same transaction, from
 * {@code SUPPLIER} to the receiving place. A return to the supplier (供应商退货) names the line that it takes back, so nothing
 * returns that was never bought.
 *
 * <p>Whoever counts purchases is told of both in the same transaction ({@link io.wardline.platform.warehouse.Purchases}).
 * Transfers between places of the county are no receipts and tell nobody.
 */
@NullMarked
package io.wardline.platform.warehouse;

import org.jspecify.annotations.NullMarked;
