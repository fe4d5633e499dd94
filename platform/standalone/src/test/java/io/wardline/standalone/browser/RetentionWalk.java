package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A year's retention of one hospital, from the county's list down to each input of its statement. Every figure on the screen is
/// reckoned from the entered facts too, by the database and past the product.
abstract class RetentionWalk {
    private static final String PASSWORD = "a pass phrase of the bureau";
    /// Inputs of a line, and of the whole.
    private static final int INPUTS_A_LINE = 13;
    private static final int INPUTS_OF_THE_WHOLE = 2;
    /// Budget, expenditure and what is retained of each product, in fen and not rounded.
    private static final String RECKONED =
            """
            with former as (
                select product_id, sum(units::numeric * price_ten_thousandths) / sum(units) / 10000 as p0 from incentive_brand group by product_id),
            line as (
                select p.code as product,
                       r.reported * w.p0 * f.fund_millionths * f.insured_millionths / 1000000000000 as budget,
                       (v.quantity * f.price_ten_thousandths::numeric / 10000 + f.other_fen::numeric / 100)
                           * f.fund_millionths * f.insured_millionths / 1000000000000 as expenditure
                from incentive_fact f
                join place_institution i on i.id = f.institution_id and i.code = 'H7'
                join vbp_product p on p.id = f.product_id
                join former w on w.product_id = f.product_id
                join vbp_volume v on v.agreement_id = f.agreement_id and v.institution_id = f.institution_id and v.product_id = f.product_id
                join vbp_report r on r.agreement_id = f.agreement_id and r.institution_id = f.institution_id and r.product_id = f.product_id),
            score as (
                select case when s.score_ten_thousandths >= 800000 then 0.5 else 0 end as k
                from incentive_score s join place_institution i on i.id = s.institution_id and i.code = 'H7')
            """;

    /// The county, and windows on it.
    abstract StockedWard county();

    abstract Screen screen(String name, int width, int height);

    @Test
    void a_hospitals_retention_is_explained_down_to_each_input_and_contested_by_its_own_people() {
        var year = county().receivesRetainedYear();
        county().officer("retained.li", PASSWORD, "bureau-officer");
        county().officer("retained.wang", PASSWORD, "reviewer");
        county().officer("retained.zhao", PASSWORD, "reviewer");
        county().financeClerk("retained.h7", PASSWORD, RetainedYear.CODE);
        try (var officer = signedIn("retained.li", "retention"); var first = signedIn("retained.wang", "retention-first");
                var second = signedIn("retained.zhao", "retention-second")) {
            PolicyWalk.putsInForce(first, second, "RETENTION", RetainedYear.RULE);
            approvesReports(first);

            officer.goesTo("/incentive?year=" + year + "&part=run");
            officer.detail().locator(".ant-btn-primary").click();
            assertThat(officer.detail()).containsText("已生成 1 份新版本");
            officer.goesTo("/incentive?year=" + year);
            var row = officer.lines().filter(new Locator.FilterOptions().setHasText(RetainedYear.HOSPITAL));
            assertThat(row).containsText(yuan(base()));
            assertThat(row).containsText(yuan(payable()));
            officer.keeps("list");
            row.getByText(RetainedYear.HOSPITAL).click();
            assertThat(officer.page().locator("h1")).hasText(RetainedYear.HOSPITAL);
            var address = officer.page().url().replaceAll("^https?://[^/]+", "");

            explainsTheWhole(officer);
            explainsEachLine(officer);
            followsTheSources(officer, address);

            for (var reviewer : List.of(first, second)) {
                reviewer.goesTo(address);
                reviewer.button("审批通过").click();
                assertThat(reviewer.everything()).containsText(reviewer == first ? "您已审批，等待另一人审批" : "已由两人审批，可以公示");
            }
            second.page().locator(".statement-next .ant-btn-primary").click();
            assertThat(second.page().locator(".statement-next")).containsText(yuan(payable()));
            second.button("确认公示").click();
            assertThat(second.page().locator(".statement-window")).containsText("（含当日）");
            contests(address);
            releasesLateDays(second);
            second.goesTo("/incentive?year=" + year);
            assertThat(second.lines().filter(new Locator.FilterOptions().setHasText(RetainedYear.HOSPITAL)))
                    .containsText(Pattern.compile("有异议.*还有 \\d+ 天"));
            officer.hasNoComplaint();
            first.hasNoComplaint();
            second.hasNoComplaint();
        }
    }

    /// Another person approves what the hospital reported; without it there is no base to reckon from.
    private static void approvesReports(Screen screen) {
        for (var product : List.of("P1", "P2")) {
            screen.goesTo("/vbp/reports?open=" + RetainedYear.BATCH + "~Y1~" + RetainedYear.CODE + "~" + product);
            screen.page().getByLabel("复核意见").fill("与上年用量相符。");
            screen.presses("Control+Enter");
            assertThat(screen.page().locator(".report-open")).containsText("审核人");
        }
    }

    /// The amount in figures and in words, the waterfall and its table, and the formula step by step.
    private void explainsTheWhole(Screen screen) {
        assertThat(screen.page().locator(".statement-payable")).containsText(yuan(payable()));
        assertThat(screen.everything()).containsText("贰万肆仟陆佰捌拾柒元叁角肆分");
        assertThat(screen.page().locator("svg.waterfall")).isVisible();
        screen.keeps("statement");
        screen.button("数据表").click();
        var bars = screen.page().locator(".waterfall-frame table");
        assertThat(bars).containsText(yuan(sum("budget")));
        assertThat(bars).containsText(yuan(payable()));
        screen.keeps("waterfall-table");

        var steps = screen.page().locator(".statement-steps tbody tr");
        assertThat(steps).hasCount(3);
        assertThat(steps.nth(0)).containsText("S = Σ max(0, B − E)");
        assertThat(steps.nth(0)).containsText(yuan(base()));
        assertThat(steps.nth(1)).containsText("92");
        assertThat(steps.nth(1)).containsText("50 %");
        assertThat(steps.nth(2)).containsText(yuan(payable()));
        opensEveryInput(screen, INPUTS_OF_THE_WHOLE);
    }

    /// Each product by itself: its own formula, with the figures that the facts give.
    private void explainsEachLine(Screen screen) {
        screen.tab("品种明细").click();
        for (var at = 0; at < RetainedYear.PRODUCTS.size(); at++) {
            var code = "P" + (at + 1);
            screen.button(RetainedYear.PRODUCTS.get(at)).click();
            var line = screen.page().locator(".statement-line");
            assertThat(line).containsText("B = Qb·P0·r·s");
            assertThat(line).containsText(yuan(of("budget", code)));
            assertThat(line).containsText(yuan(of("expenditure", code)));
            assertThat(line).containsText(yuan(of("budget - expenditure", code)));
            assertThat(line).containsText("round(S·k) = round(");
            opensEveryInput(screen, INPUTS_A_LINE);
        }
        screen.keeps("line");
    }

    /// Every input says where it was read from, and stays pressed while it is looked at.
    private static void opensEveryInput(Screen screen, int count) {
        var inputs = screen.page().locator(".statement-inputs button");
        assertThat(inputs).hasCount(count);
        for (var at = 0; at < count; at++) {
            inputs.nth(at).click();
            assertThat(inputs.nth(at)).hasAttribute("aria-pressed", "true");
            assertThat(screen.page().locator(".statement-source")).containsText("取自");
        }
    }

    /// From an input to the page that shows what it was read from: the bought units to their receipt, the score to its sheet.
    private static void followsTheSources(Screen screen, String address) {
        var input = new Locator.FilterOptions().setHasText("实际采购量 Qs");
        screen.page().locator(".statement-inputs button").filter(input).click();
        screen.page().getByText("打开该品种的采购进度与收货").click();
        assertThat(screen.page().locator("h1")).hasText(RetainedYear.PRODUCTS.getLast());
        screen.lines().filter(new Locator.FilterOptions().setHasText("R-P2")).first().click();
        assertThat(screen.page().locator(".receipt-head")).containsText("MAKER-7");
        assertThat(screen.page().locator(".receipt-head")).containsText(RetainedYear.HOSPITAL);
        screen.keeps("receipt");
        screen.goesTo(address);
        screen.page().locator(".statement-inputs button").filter(new Locator.FilterOptions().setHasText("考核得分")).click();
        assertThat(screen.page().locator(".statement-source")).containsText("年度考核表第 3 页");
        screen.page().getByText("打开录入数据").click();
        assertThat(screen.detail()).containsText("年度考核表第 3 页");
        assertThat(screen.page()).hasURL(Pattern.compile(".*sheet=scores.*"));
    }

    /// The hospital's own person sees until when objections are taken, and objects; and asks for days to be released.
    private void contests(String address) {
        try (var hospital = signedIn("retained.h7", "retention-hospital")) {
            hospital.goesTo(address);
            assertThat(hospital.page().locator(".statement-window")).containsText("个工作日（含今天和末日）");
            hospital.page().getByLabel("异议理由").fill("二季度退货未扣减。");
            hospital.button("提出异议").click();
            assertThat(hospital.everything()).containsText("有异议待裁定");
            assertThat(hospital.page().locator(".statement-window")).isVisible();
            hospital.keeps("objected");
            asksForLateDays(hospital);
            hospital.hasNoComplaint();
        }
    }

    /// Who may not release asks; a day before the first is told to be wrong.
    private static void asksForLateDays(Screen screen) {
        screen.goesTo("/vbp/late-entries?open=true");
        var reason = screen.page().getByLabel("理由", new Page.GetByLabelOptions().setExact(true));
        screen.page().getByLabel("首日").fill("2024-03-31");
        screen.page().getByLabel("末日").fill("2024-03-01");
        reason.fill("随货同行单补到。");
        assertThat(screen.page().locator(".report-open form")).containsText("有误：末日");
        screen.page().getByLabel("首日").fill("2024-03-01");
        screen.page().getByLabel("末日").fill("2024-03-31");
        reason.focus();
        screen.presses("Control+Enter");
        assertThat(screen.everything()).containsText("待另一人答复");
        screen.keeps("late-asked");
    }

    /// Whoever approves finds the request, is asked once more before the release and may still turn back. It is read on a phone too.
    private static void releasesLateDays(Screen reviewer) {
        reviewer.goesTo("/vbp/late-entries");
        reviewer.page().getByLabel("答复意见").fill("与单据相符。");
        reviewer.page().locator(".report-open td .ant-btn-primary").click();
        var question = reviewer.page().locator(".late-sure");
        assertThat(question).isFocused();
        reviewer.presses("Escape");
        assertThat(reviewer.page().getByLabel("答复意见")).hasValue("与单据相符。");
        reviewer.page().locator(".report-open td .ant-btn-primary").click();
        assertThat(question).containsText(RetainedYear.HOSPITAL);
        reviewer.page().setViewportSize(390, 844);
        reviewer.keeps("late-asked-once-more");
        question.locator(".ant-btn-primary").click();
        var released = reviewer.lines().filter(new Locator.FilterOptions().setHasText("随货同行单补到。"));
        assertThat(released).containsText("2024-03-01 – 2024-03-31");
        assertThat(released).containsText("仍可补录");
        reviewer.page().setViewportSize(1440, 900);
    }

    private BigDecimal base() {
        return fen("select round(sum(greatest(0, budget - expenditure)) * 100) from line");
    }

    /// Each product is rounded by itself.
    private BigDecimal payable() {
        return fen("select sum(round(greatest(0, budget - expenditure) * k * 100)) from line, score");
    }

    private BigDecimal sum(String figure) {
        return fen("select round(sum(" + figure + ") * 100) from line");
    }

    private BigDecimal of(String figure, String product) {
        return fen("select round((" + figure + ") * 100) from line where product = '" + product + "'");
    }

    private BigDecimal fen(String query) {
        return BigDecimal.valueOf(county().number(RECKONED + query), 2);
    }

    private static String yuan(BigDecimal amount) {
        assertThat(amount).isPositive();
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /// An officer's duty asks for a second step, so everybody has a window and a session of the own.
    private Screen signedIn(String person, String pictures) {
        var authenticator = county().enrols(person, PASSWORD);
        var screen = screen(pictures, 1440, 900);
        screen.goesTo("/");
        screen.answers(person, PASSWORD);
        assertThat(screen.page().getByLabel("动态验证码")).isFocused();
        assertThat(screen.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("第二步"))).isVisible();
        screen.types(authenticator.code(county().now(), 0));
        screen.presses("Enter");
        assertThat(screen.page()).hasURL(Pattern.compile(".*/(overview|vbp/progress)"));
        return screen;
    }
}
