package io.wardline.platform.ledger;

import java.util.List;

/** What loose lots are in the ledger's own numbers, or why they are nothing. */
public sealed interface LooseGoods permits LooseGoods.Named, Refused {
    /**
     * All of them.
     *
     * @param goods in the order asked for
     */
    record Named(List<Goods.Loose> goods) implements LooseGoods {
        public Named {
            goods = List.copyOf(goods);
        }
    }
}
