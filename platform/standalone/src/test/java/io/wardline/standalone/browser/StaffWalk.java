package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People and their accounts: a second step, a rule that refuses, and every page of an administrator.
abstract class StaffWalk {
    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final String PASSWORD = "a pass phrase of the staff";

    /// The county, and windows on it.
    abstract StockedWard county();

    abstract Screen screen(String name, int width, int height);

    @Test
    void a_person_sets_up_a_second_step_and_loses_an_unknown_session() {
        var person = county().headNurse("enrolling", PASSWORD);
        county().signsInElsewhere(person, PASSWORD);
        try (var screen = screen("own-desktop", 1440, 900)) {
            screen.goesTo("/own");
            screen.answers(person, PASSWORD);
            assertThat(screen.page().getByText("本次会话")).isVisible();
            assertThat(screen.button("结束")).hasCount(2);
            screen.button("结束").first().click();
            assertThat(screen.button("结束")).hasCount(1);
            screen.keeps("sessions");
            screen.button("绑定验证器").click();
            screen.page().getByLabel("当前密码").fill(PASSWORD);
            screen.presses("Enter");
            assertThat(screen.page().getByLabel("验证器绑定二维码")).isVisible();
            var authenticator = new Authenticator(screen.page().locator("code[data-secret]").textContent());
            screen.keeps("enrolment");
            screen.typesByHand("000000");
            screen.presses("Enter");
            assertThat(screen.page().getByRole(AriaRole.ALERT)).containsText("验证码");
            screen.typesByHand(authenticator.code(county().now(), 0));
            screen.presses("Enter");
            assertThat(screen.page().locator(".enrol-codes code")).hasCount(10);
            screen.keeps("recovery-codes");
            screen.hasNoComplaintBut(409);
        }
    }

    @Test
    void a_rule_that_refuses_says_so_in_its_own_words() {
        county().headNurse("head.alone", PASSWORD);
        try (var screen = screen("people-desktop", 1440, 900)) {
            screen.goesTo("/account?part=deputies");
            screen.answers(county().account(), county().password());
            screen.page().getByLabel("本人").selectOption("head.alone");
            screen.page().getByLabel("代理人").selectOption("head.alone");
            screen.page().getByLabel("止（含当日）").fill(LocalDate.ofInstant(county().now(), COUNTY).plusDays(30).toString());
            screen.presses("Enter");
            screen.presses("Control+Enter");
            assertThat(screen.page().getByRole(AriaRole.ALERT)).containsText("不能指定本人为代理人");
            screen.keeps("refused");
        }
    }

    @Test
    void every_page_of_an_administrator_is_shown_and_free_of_serious_faults() {
        shows("pages-desktop", 1440, 900);
        shows("pages-phone", 390, 844);
    }

    private record Shown(String path, String words, String picture) {}

    private static final List<Shown> PAGES = List.of(
            new Shown("/discrepancy?state=all", "", "discrepancies"),
            new Shown("/discrepancy?kind=JOURNAL_LOST", "没有符合条件的差异", "discrepancies-filtered-out"),
            new Shown("/discrepancy/999999", "没有这项差异", "discrepancy-missing"),
            new Shown("/account", "共", "accounts"),
            new Shown("/account?name=nurse", "最近登录", "account"),
            new Shown("/account?make=inspection", "24 小时", "inspection"),
            new Shown("/account?part=deputies", "没有代理", "deputies"),
            new Shown("/account?part=roster", "还没有排班", "roster"),
            new Shown("/account?q=nobody-at-all", "没有符合条件的账号", "accounts-filtered-out"),
            new Shown("/audit", "封存", "audit"),
            new Shown("/audit?account=nobody", "没有符合条件的记录", "audit-filtered-out"),
            new Shown("/keeping", "每夜核对", "keeping"),
            new Shown("/own", "本次会话", "own"));

    private void shows(String name, int width, int height) {
        try (var screen = screen(name, width, height)) {
            screen.goesTo("/workbench");
            screen.answers(county().account(), county().password());
            assertThat(screen.everything()).containsText("最先到期");
            screen.keeps("workbench");
            for (var each : PAGES) {
                screen.goesTo(each.path());
                assertThat(screen.everything()).containsText(each.words());
                assertThat(screen.page().locator(".skeleton")).hasCount(0);
                screen.keeps(each.picture());
            }
            screen.hasNoComplaintBut(404);
        }
    }
}
