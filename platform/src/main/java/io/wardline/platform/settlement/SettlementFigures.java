package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.settlement.SettlementResult.Even;
import io.wardline.platform.settlement.SettlementResult.NothingShared;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;
import io.wardline.platform.statement.Payee;
import io.wardline.platform.statement.Reckoning;
import io.wardline.platform.statement.Reckoning.Figure;
import java.util.ArrayList;
import java.util.List;

/** A settlement as a statement states it. */
final class SettlementFigures {
    private static final int SHARE_DECIMALS = 8;

    private SettlementFigures() {}

    /** What is paid is what the fund owes: what stays of a surplus, or the part of overspending that it bears. The statement is the leading hospital's own. */
    static Reckoning reckoning(SettlementResult result) {
        return new Reckoning(List.of(), figures(result), result.steps(), payableFen(result), Payee.SUBJECT);
    }

    private static long payableFen(SettlementResult result) {
        return switch (result) {
            case Even _, NothingShared _ -> 0;
            case Overspend over -> over.fundFen();
            case Surplus surplus -> surplus.retainedFen();
        };
    }

    static List<Figure> figures(SettlementResult result) {
        var figures = new ArrayList<Figure>();
        switch (result) {
            case Even _ -> figures.add(word("EVEN"));
            case NothingShared _ -> figures.add(word("NOTHING_SHARED"));
            case Overspend over -> {
                figures.add(word("OVERSPEND"));
                figures.add(amount("overspend", over.fundFen() + over.consortiumFen()));
                figures.add(share(over.share()));
                figures.add(amount("fundShare", over.fundFen()));
                figures.add(amount("consortiumBears", over.consortiumFen()));
            }
            case Surplus surplus -> {
                figures.add(word(surplus.vbpExceedsSurplus() ? "VBP_RETENTION_EXCEEDS_SURPLUS" : "SURPLUS"));
                figures.add(amount("surplus", surplus.surplusFen()));
                figures.add(share(surplus.share()));
                figures.add(amount("retained", surplus.retainedFen()));
                figures.add(amount("returned", surplus.returnedFen()));
            }
        }
        return figures;
    }

    private static Figure word(String kind) {
        return new Figure("kind", kind, kind);
    }

    private static Figure amount(String name, long fen) {
        return new Figure(name, Fen.text(fen), Fen.text(fen));
    }

    private static Figure share(Ratio share) {
        return new Figure("share", share.exact(), share.times(100).shown(SHARE_DECIMALS) + " %");
    }
}
