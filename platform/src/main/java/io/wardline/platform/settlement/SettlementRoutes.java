package io.wardline.platform.settlement;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/settlement}: packages, costs, and the run at the end of a year. */
final class SettlementRoutes {
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_PARAMS = 100_000;
    private static final int LONGEST_DECIMAL = 20;
    private static final int MOST_BANDS = 1_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    private static final int DECIMALS = 8;
    private static final Ratio MOST_FACTOR = Ratio.of(10);

    private final Settlement settlement;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    SettlementRoutes(Settlement settlement, Officers officers, Acts acts, Db db) {
        this.settlement = settlement;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var entering = Access.county(Role.ADMIN, Role.BUREAU);
        routes.get("/api/settlement/years", Access.scopedOffices(), this::years);
        routes.post("/api/settlement/packages", entering, officers.calculating(this::enterPackage));
        routes.post("/api/settlement/costs", entering, officers.calculating(this::enterCost));
        routes.post("/api/settlement/runs", entering, officers.calculating(this::run));
        routes.post("/api/settlement/trials", entering, officers.calculating(this::tryOut));
    }

    private enum Formula {
        AGREED,
        CAPPED_GROWTH,
        BY_AGE,
        BY_PURCHASE
    }

    private record Numbered(int version) {}

    /** A run: of one consortium, or of all that can be settled. */
    record Run(int year, @Nullable String consortium, @Nullable String reason) {}

    private Answer years(Request request) {
        var year = request.query(SettlementRoutes::year);
        return Answer.found(Listing.whole(db.reading(request.caller().scope(), tx ->
                settlement.years(tx, year).stream().map(SettlementView::of).toList())));
    }

    private Answer enterPackage(Request request) {
        var wish = request.body(fields -> new NewPackage(
                fields.text("consortium", LONGEST_CODE), year(fields), fields.text("lead", LONGEST_CODE), size(fields),
                fields.text("source", LONGEST_SOURCE)));
        return acts.perform(request, "settlement.enterPackage", (tx, act) -> answer(settlement.enter(tx, act, wish)));
    }

    private Answer enterCost(Request request) {
        var wish = request.body(fields -> new NewCost(
                fields.text("consortium", LONGEST_CODE), year(fields), fields.optionalNumber("yearEndFen", 1, Fen.MOST).orElse(null),
                fields.number("actualFen", 0, Fen.MOST), fields.text("source", LONGEST_SOURCE)));
        return acts.perform(request, "settlement.enterCost", (tx, act) -> answer(settlement.enter(tx, act, wish)));
    }

    private Answer run(Request request) {
        var wish = request.body(fields -> new Run(
                year(fields), fields.optionalText("consortium", LONGEST_CODE).orElse(null),
                fields.optionalText("reason", LONGEST_REASON).orElse(null)));
        return acts.perform(request, "settlement.run", (tx, act) ->
                answer(settlement.run(tx, act, request.caller().accountId(), wish)));
    }

    private Answer tryOut(Request request) {
        var wish = request.body(fields -> new Trial(
                year(fields), fields.text("consortium", LONGEST_CODE),
                fields.optionalParsed("params", LONGEST_PARAMS, SettlementRoutes::params).orElse(null),
                fields.optionalNumber("packageFen", 1, Fen.MOST).orElse(null),
                fields.optionalNumber("yearEndFen", 1, Fen.MOST).orElse(null),
                fields.optionalNumber("actualFen", 0, Fen.MOST).orElse(null),
                fields.optionalNumber("vbpRetentionFen", 0, Fen.MOST).orElse(null)));
        return answer(db.reading(request.caller().scope(), tx -> settlement.tryOut(tx, wish)));
    }

    /** Whatever is wrong with the parameters is told at once. */
    private static Param.Group params(String json) {
        try {
            if (Param.ofJson(json) instanceof Param.Group params) {
                SettlementRule.of(params, "");
                return params;
            }
        } catch (ParamFault fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
        throw new IllegalArgumentException("parameters are a JSON object");
    }

    private static Answer answer(SettlementOutcome outcome) {
        return switch (outcome) {
            case SettlementOutcome.Entered(var version) -> Answer.created(new Numbered(version));
            case SettlementOutcome.Filed(var filing) -> Answer.created(filing);
            case SettlementOutcome.Tried(var result) -> Answer.found(TrialView.of(result));
            case SettlementOutcome.Refused(var code, var parameters, var mayHoldLater) ->
                    new Answer.Refused(code, parameters, mayHoldLater);
        };
    }

    private static int year(Fields fields) {
        return (int) fields.number("year", FIRST_YEAR, LAST_YEAR);
    }

    private static NewPackage.Size size(Fields fields) {
        return switch (fields.choice("formula", Formula.class)) {
            case AGREED -> new NewPackage.Size.Agreed(fields.number("packageFen", 1, Fen.MOST));
            case CAPPED_GROWTH -> new NewPackage.Size.Computed(new BudgetFacts.CappedGrowth(
                    fields.number("lastSettledFen", 0, Fen.MOST), growth(fields, "proposedGrowth"),
                    growth(fields, "incomeBudgetGrowth")));
            case BY_AGE -> new NewPackage.Size.Computed(new BudgetFacts.ByAge(
                    fields.objects("bands", 1, MOST_BANDS, band -> new BudgetFacts.Band(
                            band.number("heads", 0, BudgetFacts.MOST_HEADS), band.number("standardFen", 0, Fen.MOST))),
                    fields.parsed("locationCoefficient", LONGEST_DECIMAL,
                            text -> decimal(text, Ratio.of(1, 1_000_000)), Ratio.ONE)));
            case BY_PURCHASE -> new NewPackage.Size.Computed(new BudgetFacts.ByPurchase(
                    fields.number("cost2019Fen", 0, Fen.MOST), fields.number("cityCost2019Fen", 1, Fen.MOST),
                    fields.number("cityPurchaseNowFen", 0, Fen.MOST)));
        };
    }

    private static Ratio growth(Fields fields, String name) {
        return fields.parsed(name, LONGEST_DECIMAL, text -> decimal(text, Ratio.of(-1)), Ratio.ZERO);
    }

    /** A plain decimal up to 10, with as many places as a rule has. */
    private static Ratio decimal(String text, Ratio least) {
        try {
            var value = Ratio.parse(text);
            if (!value.isBelow(least) && !value.isAbove(MOST_FACTOR) && Ratio.parse(value.shown(DECIMALS)).equals(value)) {
                return value;
            }
        } catch (IllegalArgumentException _) {
            // No decimal is as wrong as one out of its range.
        }
        throw new WrongForm("factor", Map.of("least", least.exact(), "most", MOST_FACTOR.exact(), "places", DECIMALS));
    }
}
