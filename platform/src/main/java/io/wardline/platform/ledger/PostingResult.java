package io.wardline.platform.ledger;

import io.wardline.platform.place.PlaceId;
import java.util.List;

/** What follows from offered movements and the facts about them. */
sealed interface PostingResult {
    /**
     * What is to be written.
     *
     * @param fresh lines that do not stand yet, in the order offered
     * @param known how many stand already
     * @param units one step for each unit that moves: its first {@code from} and its last {@code to}
     * @param balances the new quantity of each physical account that changes
     */
    record Write(List<Line> fresh, int known, List<UnitStep> units, List<NewBalance> balances) implements PostingResult {}

    /** Nothing may be written. */
    record Refuse(Refused refused) implements PostingResult {}

    /** From where to where a unit goes in all, and whose it is afterwards. */
    record UnitStep(UnitId unit, PlaceId from, PlaceId to, OwnerId owner) {}

    /** What an account holds afterwards. */
    record NewBalance(Account account, long quantity) {}
}
