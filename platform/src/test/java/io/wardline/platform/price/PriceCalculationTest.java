package io.wardline.platform.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.price.PriceResult.Agreed;
import io.wardline.platform.price.PriceResult.Capped;
import io.wardline.platform.price.PriceResult.Changed;
import io.wardline.platform.price.PriceResult.Spreading;
import io.wardline.platform.price.PriceResult.Within;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.ShippedRuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceCalculationTest {
    private static final PriceRule RULE = PriceRule.of(ShippedRuleSet.PRICE_DEFAULT.read());

    @ParameterizedTest
    @CsvSource({"2.00,2.00,false", "2.00,2.0001,true", "2.00,1.99,false"})
    void blocks_what_is_above_the_agreed_price(String winning, String asked, boolean blocked) {
        var result = (Agreed) PriceCalculation.assess(RULE, new PriceFacts.Purchase(Ratio.parse(winning), Ratio.parse(asked)));
        assertThat(result.blocked()).isEqualTo(blocked);
    }

    @ParameterizedTest
    @CsvSource({
        "3.00,BOTH_CAPS,false,false", "3.01,CAP_IS_MAX_OF_BOTH,false,true", "3.20,CAP_IS_MAX_OF_BOTH,false,true",
        "3.21,NEITHER,true,true"
    })
    void caps_a_listing_by_either_or_by_both_prices(String listing, Within within, boolean byMax, boolean byMin) {
        var facts = new PriceFacts.Listing(Ratio.of(2), Ratio.parse("3.20"), Ratio.parse(listing));
        var max = (Capped) PriceCalculation.assess(RULE, facts);
        var params = ShippedRuleSet.PRICE_DEFAULT.read().params().with("capRule", new Param.Text("MIN"));
        var min = (Capped) PriceCalculation.assess(PriceRule.of(params, "x"), facts);
        assertThat(max.within()).isEqualTo(min.within()).isEqualTo(within);
        assertThat(max.blocked()).isEqualTo(byMax);
        assertThat(min.blocked()).isEqualTo(byMin);
        assertThat(max.factorCap()).isEqualTo(Ratio.of(3));
    }

    @ParameterizedTest
    @CsvSource({
        "10.00,11.00,true,false", "10.00,10.99,false,false", "10.00,9.00,true,false", "10.00,9.01,false,false",
        "10.00,5.00,true,false", "10.00,4.99,true,true", "10.00,10.00,false,false"
    })
    void asks_about_a_change_from_the_threshold_on(String last, String fresh, boolean alert, boolean unitError) {
        var result = (Changed) PriceCalculation.assess(RULE, new PriceFacts.Change(Ratio.parse(last), Ratio.parse(fresh)));
        assertThat(result.alert()).isEqualTo(alert);
        assertThat(result.unitError()).isEqualTo(unitError);
    }

    @ParameterizedTest
    @CsvSource({"9.50,11.40,true", "9.50,11.3999,false", "9.50,9.50,false"})
    void asks_about_a_spread_from_the_threshold_on(String lowest, String highest, boolean alert) {
        var facts = new PriceFacts.Spread(List.of(Ratio.parse(highest), Ratio.parse(lowest)));
        assertThat(((Spreading) PriceCalculation.assess(RULE, facts)).alert()).isEqualTo(alert);
    }

    @Test
    void prices_that_cannot_be_compared_are_refused() {
        assertThatThrownBy(() -> new PriceFacts.Change(Ratio.ZERO, Ratio.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceFacts.Spread(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceFacts.Spread(List.of(Ratio.ZERO))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceFacts.Listing(Ratio.of(2), Ratio.ONE, Ratio.ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thresholds_beyond_reason_are_refused_by_name() {
        var params = ShippedRuleSet.PRICE_DEFAULT.read().params();
        assertThat(PriceRule.FORM.faults(params)).isEmpty();
        assertThat(PriceRule.FORM.faults(params.with("belowAlert", new Param.Text("1")))).extracting(ParamFault.Fault::code)
                .containsExactly("RATE_OUT_OF_RANGE");
        assertThat(PriceRule.FORM.faults(params.with("spreadAlert", new Param.Text("1")))).extracting(ParamFault.Fault::code)
                .containsExactly("RATE_OUT_OF_RANGE");
    }
}
