package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The bureau at work on its rules: who enters a set, who reads it, and what it then decides.
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
        var authenticator = county().enrols(person, PASSWORD);
        var screen = screen(pictures, 1440, 900);
        screen.goesTo("/rule");
        screen.answers(person, PASSWORD);
        assertThat(screen.page().getByLabel("动态验证码")).isFocused();
        screen.types(authenticator.code(county().now(), 0));
        screen.presses("Enter");
        assertThat(screen.page().locator("h1")).hasText("规则");
        return screen;
    }
}
