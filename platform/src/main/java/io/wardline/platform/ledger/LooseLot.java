package io.wardline.platform.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A lot without tags as somebody names it.
 *
 * @param item code of the item
 * @param number of the lot, 1 to 64 characters
 * @param maker null: the item's own
 * @param expiry null where the goods do not expire
 */
public record LooseLot(String item, String number, @Nullable String maker, @Nullable LocalDate expiry) {}
