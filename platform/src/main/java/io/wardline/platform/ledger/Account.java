package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.place.PlaceId;
import java.util.Comparator;

/** What a balance is kept for: the goods of one lot and owner in one place. Ordered as the rows are locked. */
record Account(PlaceId place, LotId lot, OwnerId owner, ItemId item) implements Comparable<Account> {
    private static final Comparator<Account> KEY_ORDER =
            Comparator.comparing(Account::place).thenComparing(Account::lot).thenComparing(Account::owner);

    static Account of(PlaceId place, Goods goods) {
        return new Account(place, goods.lot(), goods.owner(), goods.item());
    }

    @Override
    public int compareTo(Account other) {
        return KEY_ORDER.compare(this, other);
    }
}
