/**
 * The ledger: what stands where, whose it is, and why. Stock is nothing but the sum of movements, each of a positive
 * quantity from one place to another; nothing is edited, and a mistake is moved back by a reversal.
 *
 * <p>The caller brings the identity of each movement, {@code UUIDv5(cause, index)}, so that a retry is harmless and the
 * same identity with other content is refused by name. Physical places have balances that never fall below zero;
 * outside places (suppliers, patient use, loss, unexplained ...) are the other ends. A unit, one tagged piece, stands in
 * exactly one place. A lot is tagged or loose, for good.
 *
 * <p>Only flows post, and only through {@link io.wardline.platform.ledger.Ledger#post}. Terms: lot 批次, owner 货权,
 * consignment 寄售, hold 冻结, movement 库存移动, reversal 红冲, stock 库存.
 */
@NullMarked
package io.wardline.platform.ledger;

import org.jspecify.annotations.NullMarked;
