package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The bureau at work on its rules and on what they decide: who enters, who reads, who calculates, who approves, who objects and
/// who decides are different persons.
abstract class PolicyWalk {
    private static final String PASSWORD = "a pass phrase of the bureau";
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    /// The county, and windows on it.
    abstract StockedWard county();

    abstract Screen screen(String name, int width, int height);

    @Test
    void a_rule_set_is_entered_changed_and_put_in_force_by_three_persons() {
        county().officer("policy.li", PASSWORD, "bureau-officer");
        county().officer("policy.wang", PASSWORD, "reviewer");
        county().officer("policy.zhao", PASSWORD, "reviewer");
        try (var author = signedIn("policy.li", "rules-author"); var first = signedIn("policy.wang", "rules-first");
                var second = signedIn("policy.zhao", "rules-second")) {
            author.goesTo("/rule?make=shipped");
            var shipped = author.page().locator(".rule-shipped", new Page.LocatorOptions().setHasText("RT-GENERIC"));
            assertThat(shipped).containsText("无官方依据");
            author.keeps("shipped");
            shipped.getByText("录入草案").click();
            assertThat(author.detail()).containsText("您录入了这份草案，须由另外两人复核");
            assertThat(author.detail()).containsText("没有等次表");
            author.keeps("entered");

            writesGrades(author);
            assertThat(author.detail()).containsText("第 2 版");
            assertThat(author.detail()).containsText("80 分及以上");
            assertThat(author.detail()).containsText("50 %");
            var address = author.page().url().replaceAll(".*(/rule[?])", "$1");

            first.goesTo(address);
            assertThat(first.detail()).containsText("还差 2 人");
            first.button("我已核对，同意").click();
            assertThat(first.detail()).containsText("您已复核，还须另外 1 人复核");
            second.goesTo(address);
            second.tab("版本差异").click();
            assertThat(second.detail()).containsText("考核等次与留用比例 · 第 1 行 · 比例");
            second.keeps("difference");
            second.button("我已核对，同意").click();
            assertThat(second.detail()).containsText("已复核，可以生效");
            second.button("生效").last().click();
            assertThat(second.detail()).containsText("正在生效");
            assertThat(second.lines().filter(new Locator.FilterOptions().setHasText(Pattern.compile("RT-GENERIC.*第 2 版"))))
                    .containsText("生效");
            second.keeps("in-force");
            author.hasNoComplaint();
            first.hasNoComplaint();
            second.hasNoComplaint();
        }
    }

    @Test
    void a_settlement_goes_from_its_facts_to_a_decided_objection_by_four_persons() {
        county().receivesConsortium();
        county().officer("settle.li", PASSWORD, "bureau-officer");
        county().officer("settle.wang", PASSWORD, "reviewer");
        county().officer("settle.zhao", PASSWORD, "reviewer");
        county().financeClerk("settle.h9", PASSWORD, SettledYear.CODE);
        try (var officer = signedIn("settle.li", "settlement-officer"); var first = signedIn("settle.wang", "settlement-first");
                var second = signedIn("settle.zhao", "settlement-second")) {
            putsInForce(first, second, "SETTLEMENT", SettledYear.RULE);
            entersTheYear(officer);
            var address = calculates(officer);
            opensEveryInput(officer);

            first.goesTo(address);
            first.button("审批通过").click();
            assertThat(first.everything()).containsText("您已审批，等待另一人审批");
            second.goesTo(address);
            second.button("审批通过").click();
            assertThat(second.everything()).containsText("已由两人审批，可以公示");
            officer.goesTo(address);
            officer.page().locator(".statement-next .ant-btn-primary").click();
            officer.button("确认公示").click();
            assertThat(officer.everything()).containsText("公示中，");
            assertThat(officer.page().getByText("结算单 PDF").first()).isVisible();
            officer.keeps("published");

            objects(address);
            officer.page().reload();
            assertThat(officer.everything()).containsText("计算人和异议人不能裁定");
            decides(first, address);
            officer.page().reload();
            assertThat(officer.everything()).containsText("公示中，");
            officer.tab("审批与异议").click();
            assertThat(officer.page().locator(".statement-life")).containsText("维持原数");
            officer.keeps("decided");
            officer.hasNoComplaint();
            first.hasNoComplaint();
            second.hasNoComplaint();
        }
    }

    @Test
    void a_file_of_scores_is_tried_mended_and_taken_and_a_year_without_a_rule_is_refused() {
        county().officer("retain.li", PASSWORD, "bureau-officer");
        try (var officer = signedIn("retain.li", "retention-officer")) {
            officer.goesTo("/incentive?year=2025&part=inputs");
            assertThat(officer.detail()).containsText("从文件导入考核得分");
            officer.page().getByLabel("选择文件").setInputFiles(scores("101"));
            officer.button("试读文件").click();
            assertThat(officer.detail().getByRole(AriaRole.ALERT)).containsText("文件有 1 处问题");
            officer.keeps("wrong-cell");
            officer.page().getByLabel("选择文件").setInputFiles(scores("92.5"));
            officer.button("试读文件").click();
            assertThat(officer.detail()).containsText("文件无误：1 行");
            officer.button("确认导入").click();
            assertThat(officer.detail()).containsText("已导入 1 行");
            assertThat(officer.detail().locator("table")).containsText("92.5");
            officer.keeps("scores");

            officer.goesTo("/incentive?year=2025&part=run");
            officer.detail().locator(".ant-btn-primary").click();
            assertThat(officer.page().getByRole(AriaRole.ALERT)).isVisible();
            officer.keeps("refused");
        }
    }

    private static FilePayload scores(String score) {
        var rows = "机构编码,年度,得分,依据\nH1,2025," + score + ",2025 年度考核表第 3 页\n";
        return new FilePayload("scores.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
    }

    /// Two persons read the rule, and the second puts it in force.
    static void putsInForce(Screen first, Screen second, String kind, String rule) {
        for (var reader : List.of(first, second)) {
            reader.goesTo("/rule?kind=" + kind);
            reader.lines().filter(new Locator.FilterOptions().setHasText(rule)).click();
            reader.button("我已核对，同意").click();
            assertThat(reader.detail()).containsText(reader == first ? "您已复核" : "已复核，可以生效");
        }
        second.detail().locator(".ant-btn-primary").click();
        assertThat(second.detail()).containsText("正在生效");
    }

    private static void entersTheYear(Screen screen) {
        screen.goesTo("/settlement?year=2025&part=inputs");
        var agreed = screen.page().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("录入总额"));
        agreed.getByLabel("医共体").selectOption(new SelectOption().setLabel(SettledYear.CONSORTIUM));
        agreed.getByLabel("牵头医院").selectOption(new SelectOption().setLabel(SettledYear.HOSPITAL));
        agreed.getByLabel("总额（元）").fill("100,000,000.00");
        assertThat(agreed).containsText("壹亿元整");
        agreed.getByLabel("依据（文件或报表）").fill("2025 年总额协议");
        screen.presses("Control+Enter");
        assertThat(screen.detail()).containsText("100,000,000.00");
        var spent = screen.page().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("录入费用"));
        spent.getByLabel("医共体").selectOption(new SelectOption().setLabel(SettledYear.CONSORTIUM));
        spent.getByLabel("实际费用 A").fill("93000000");
        spent.getByLabel("依据（文件或报表）").fill("2025 年决算");
        screen.presses("Control+Enter");
        assertThat(screen.detail()).containsText("93,000,000.00");
        screen.keeps("facts");
    }

    /// The address of the statement that comes of it.
    private static String calculates(Screen screen) {
        screen.goesTo("/settlement?year=2025&part=run");
        screen.detail().locator(".ant-btn-primary").click();
        assertThat(screen.detail()).containsText("已生成 1 份新版本");
        screen.keeps("run");
        screen.goesTo("/settlement?year=2025");
        assertThat(screen.lines()).hasCount(1);
        assertThat(screen.lines()).containsText("7,000,000.00");
        screen.keeps("list");
        screen.lines().getByText(SettledYear.HOSPITAL).click();
        assertThat(screen.page().locator("h1")).hasText(SettledYear.CONSORTIUM);
        assertThat(screen.everything()).containsText("柒佰万元整");
        assertThat(screen.everything()).containsText("计算人不能审批");
        screen.keeps("statement");
        return screen.page().url().replaceAll("^https?://[^/]+", "");
    }

    /// Every input says where it was read from and who says so; what people have entered opens where they entered it.
    private static void opensEveryInput(Screen screen) {
        var inputs = screen.page().locator(".statement-inputs button");
        assertThat(inputs).hasCount(4);
        for (var at = 0; at < 4; at++) {
            inputs.nth(at).click();
            assertThat(inputs.nth(at)).hasAttribute("aria-pressed", "true");
            assertThat(screen.page().locator(".statement-source")).containsText("取自");
        }
        inputs.filter(new Locator.FilterOptions().setHasText("实际费用 A")).click();
        assertThat(screen.page().locator(".statement-source")).containsText("2025 年决算");
        screen.keeps("source");
        screen.page().getByText("打开录入数据").click();
        assertThat(screen.detail()).containsText("2025 年决算");
        screen.page().goBack();
        assertThat(screen.page().locator("h1")).hasText(SettledYear.CONSORTIUM);
    }

    /// The hospital's own people on a phone.
    private void objects(String address) {
        try (var hospital = signedIn("settle.h9", "settlement-phone", 390, 844)) {
            hospital.goesTo(address);
            assertThat(hospital.page().locator("h1")).hasText(SettledYear.CONSORTIUM);
            assertThat(hospital.everything()).containsText("可对某一品种或整份结算单提出异议");
            hospital.keeps("statement");
            hospital.page().getByLabel("异议理由").fill("十二月的费用有两笔重复。");
            hospital.button("提出异议").click();
            assertThat(hospital.everything()).containsText("有异议待裁定");
            hospital.keeps("objected");
            hospital.hasNoComplaint();
        }
    }

    private static void decides(Screen screen, String address) {
        screen.goesTo(address);
        assertThat(screen.everything()).containsText("十二月的费用有两笔重复。");
        screen.page().getByLabel("裁定理由").fill("已核对，两笔为不同患者。");
        screen.keeps("objection");
        screen.button("维持原数").click();
        assertThat(screen.everything()).containsText("公示中，");
    }

    /// Version 2 of the open set, with the grades that version 1 lacks.
    private static void writesGrades(Screen screen) {
        screen.button("修订为新版本").click();
        assertThat(screen.detail()).containsText("没有等次表，任何得分都没有比例");
        var grades = screen.page().locator(".rule-table").first();
        fillsGrade(screen, grades, 1, "A", "80", "0.6");
        assertThat(grades).containsText("超出允许范围");
        screen.keeps("out-of-range");
        screen.page().getByLabel("考核等次与留用比例 第 1 行 比例", EXACT).fill("0.5");
        fillsGrade(screen, grades, 2, "B", "0", "0.3");
        assertThat(screen.detail()).not().containsText("没有等次表");
        screen.keeps("new-version");
        screen.button("录入草案").click();
    }

    private static void fillsGrade(Screen screen, Locator grades, int row, String grade, String from, String rate) {
        grades.getByText("增加一行").click();
        var place = "考核等次与留用比例 第 " + row + " 行 ";
        screen.page().getByLabel(place + "等次", EXACT).fill(grade);
        screen.page().getByLabel(place + "得分下限", EXACT).fill(from);
        screen.page().getByLabel(place + "比例", EXACT).fill(rate);
    }

    /// An officer's duty asks for a second step, so everybody has a window and a session of the own.
    private Screen signedIn(String person, String pictures) {
        return signedIn(person, pictures, 1440, 900);
    }

    private Screen signedIn(String person, String pictures, int width, int height) {
        var authenticator = county().enrols(person, PASSWORD);
        var screen = screen(pictures, width, height);
        screen.goesTo("/rule");
        screen.answers(person, PASSWORD);
        assertThat(screen.page().getByLabel("动态验证码")).isFocused();
        screen.types(authenticator.code(county().now(), 0));
        screen.presses("Enter");
        assertThat(screen.page().locator("h1")).hasText("规则");
        return screen;
    }
}
