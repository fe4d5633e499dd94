package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.wardline.protocol.device.TagId;
import io.wardline.standalone.browser.StockedWard.StockedCabinet;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// People at work with the keyboard alone: who they are, what they explain, and who confirms it.
abstract class StaffWalk {
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);
    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    /// The head of a grid is its row 1; the first arrow leads to the row below it.
    private static final int HEAD_ROW = 1;
    private static final String PASSWORD = "a pass phrase of the staff";

    /// The county, and windows on it.
    abstract StockedWard county();

    abstract Screen screen(String name, int width, int height);

    @Test
    void two_people_resolve_a_discrepancy_by_the_keyboard() throws IOException {
        walk("walk-desktop", 1440, 900);
    }

    @Test
    void two_people_resolve_a_discrepancy_on_a_phone() throws IOException {
        walk("walk-phone", 390, 844);
    }

    /// From a sign-in with a second step over the live cabinet to the life of the piece and its file, without a pointer.
    private void walk(String name, int width, int height) throws IOException {
        var first = county().headNurse(name + ".one", PASSWORD);
        var second = county().headNurse(name + ".two", PASSWORD);
        var authenticator = county().enrols(first, PASSWORD);
        try (var shelf = county().stockedCabinet(name); var screen = screen(name, width, height)) {
            var piece = unexplained(shelf);
            screen.goesTo("/");
            screen.answers(first, PASSWORD);
            assertThat(screen.page().getByLabel("动态验证码")).isFocused();
            screen.keeps("second-step");
            screen.types(authenticator.code(county().now(), 0));
            screen.presses("Enter");
            assertThat(screen.everything()).containsText("最先到期");

            screen.jumpsTo("智能柜");
            assertThat(screen.row(shelf.did())).containsText(Pattern.compile("差异 1|1 项"));
            screen.presses("/");
            assertThat(screen.searchField()).isFocused();
            screen.typesByHand(shelf.did());
            assertThat(screen.page().locator(".master .grid-row")).hasCount(1);
            screen.presses("ArrowDown", "Enter");
            assertThat(screen.detail()).containsText("账物差异");
            assertThat(screen.detail()).containsText("1 项");
            screen.keeps("cabinet");

            opensNewest(screen, shelf);
            screen.keeps("discrepancy");
            screen.tabsTo(screen.page().getByLabel("原因", EXACT));
            screen.presses("ArrowDown");
            screen.tabsTo(screen.page().getByLabel("说明", EXACT));
            screen.types("巡房时由护士直接放入，未刷卡。");
            screen.presses("Control+Enter");
            assertThat(screen.detail()).containsText(first + " 已说明原因");
            screen.keeps("explained");
            screen.tabsTo(screen.button("退出"));
            screen.presses("Enter");

            screen.answers(second, PASSWORD);
            assertThat(screen.everything()).containsText("最先到期");
            opensNewest(screen, shelf);
            assertThat(screen.detail()).containsText("巡房时由护士直接放入");
            screen.keeps("second-person");
            accepts(screen);
            screen.keeps("resolved");

            screen.tabsTo(screen.detail().locator("a[href*='unit=" + piece.hex() + "']"));
            screen.presses("Enter");
            assertThat(screen.page()).hasURL(Pattern.compile(".*/trace[?]unit=" + piece.hex()));
            assertThat(screen.page().locator(".timeline .step").first()).isVisible();
            assertThat(screen.everything()).containsText("双人说明并复核");
            screen.keeps("trace");
            savesLife(screen, piece);
            screen.hasNoComplaint();
        }
    }

    /// Two outcomes have no shortcut: whoever types why not must not accept by habit.
    private static void accepts(Screen screen) {
        screen.tabsTo(screen.page().getByLabel("意见"));
        screen.presses("Control+Enter");
        screen.tabsTo(screen.button("复核通过"));
        assertThat(screen.detail()).not().containsText("双人说明并复核");
        screen.presses("Enter");
        assertThat(screen.detail()).containsText("双人说明并复核");
    }

    /// What the page shows of a life goes into a workbook by Alt+E, and into a text by the link that Tab leads to.
    private static void savesLife(Screen screen, TagId piece) throws IOException {
        var workbook = screen.page().waitForDownload(() -> screen.presses("Alt+e"));
        assertThat(workbook.suggestedFilename()).isEqualTo("trace-" + piece.hex() + ".xlsx");
        assertThat(Files.readAllBytes(workbook.path())).startsWith('P', 'K');
        screen.tabsTo(screen.page().getByText("导出 CSV"));
        var csv = screen.page().waitForDownload(() -> screen.presses("Enter"));
        assertThat(Files.readAllLines(csv.path()))
                .hasSize(2 + screen.page().locator(".timeline .step").count())
                .anyMatch(line -> line.contains(piece.hex()) && line.contains("SUPPLIER"))
                .last().asString().contains(piece.hex(), "巡房时由护士直接放入", "ACCEPT");
    }

    @Test
    void a_door_held_open_is_a_task_that_the_keyboard_finds_and_acknowledges() {
        try (var shelf = county().stockedCabinet("held"); var screen = screen("tasks-desktop", 1440, 900)) {
            shelf.cabinet().opens("N-014");
            shelf.cabinet().holdsItsDoor();
            var person = county().person("equipment", PASSWORD, "equipment-officer");
            screen.goesTo("/alarm");
            screen.answers(person, PASSWORD);
            var task = screen.lines().filter(new Locator.FilterOptions().setHasText(shelf.did()));
            assertThat(task).containsText("柜门长时间未关");
            assertThat(task).containsText("提醒");
            assertThat(screen.button("待我处理")).hasAttribute("aria-pressed", "true");
            assertThat(screen.page().getByTitle("待我处理的待办")).hasText(String.valueOf(screen.lines().count()));
            screen.keeps("list");

            screen.tabsTo(screen.page().getByRole(AriaRole.GRID));
            var row = ((Number) task.evaluate("it => Number(it.getAttribute('aria-rowindex'))")).intValue();
            for (var at = HEAD_ROW; at < row; at++) {
                screen.presses("ArrowDown");
            }
            screen.presses("Enter");
            var detail = screen.page().locator("section.task-detail");
            assertThat(detail).containsText("设备 " + shelf.did() + "：柜门长时间未关");
            assertThat(detail).containsText("设备科");
            screen.tabsTo(screen.button("签收"));
            screen.presses("Enter");
            assertThat(detail).containsText(person);
            assertThat(task).containsText("已签收");
            screen.keeps("acknowledged");

            screen.goesTo(screen.page().url() + "?severity=urgent");
            assertThat(detail).containsText("柜门长时间未关");
            assertThat(task).containsText("已签收");
            screen.hasNoComplaint();
        }
    }

    /// A bound piece that stands in the cabinet although nobody opened it.
    private TagId unexplained(StockedCabinet shelf) {
        var piece = county().boundPiece();
        shelf.cabinet().puts(List.of(piece));
        county().ordersReading(shelf);
        return piece;
    }

    private static void opensNewest(Screen screen, StockedCabinet shelf) {
        screen.jumpsTo("账物差异");
        // The address changes before the page's code has come, and until then the old page has the keyboard.
        assertThat(screen.page().locator("h1")).hasText("账物差异");
        assertThat(screen.lines().first()).containsText(shelf.name());
        assertThat(screen.page().getByRole(AriaRole.GRID)).isFocused();
        screen.presses("Enter");
        assertThat(screen.detail()).containsText("无开柜记录而在柜");
        assertThat(screen.detail()).containsText("前后盘读");
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_form_loses_nothing_that_was_typed() {
        var person = county().headNurse("interrupted", PASSWORD);
        try (var shelf = county().stockedCabinet("interrupted"); var screen = screen("again-desktop", 1440, 900)) {
            unexplained(shelf);
            screen.goesTo("/");
            screen.answers(person, PASSWORD);
            assertThat(screen.everything()).containsText("最先到期");
            opensNewest(screen, shelf);
            var words = screen.page().getByLabel("说明", EXACT);
            screen.tabsTo(screen.page().getByLabel("原因", EXACT));
            screen.presses("ArrowDown");
            screen.tabsTo(words);
            screen.types("夜班换班时放入。");
            screen.presses("Escape");
            assertThat(words).hasValue("夜班换班时放入。");
            screen.page().reload();
            assertThat(words).hasValue("夜班换班时放入。");
            screen.tabsTo(words);
            county().endsSessions(person);
            screen.presses("Control+Enter");
            assertThat(screen.page().getByRole(AriaRole.DIALOG)).containsText("已填写的内容仍在");
            assertThat(screen.page().getByLabel("密码")).isFocused();
            screen.keeps("ended");
            screen.types(PASSWORD);
            screen.presses("Enter");
            assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(words).hasValue("夜班换班时放入。");
            screen.tabsTo(words);
            screen.presses("Control+Enter");
            assertThat(screen.detail()).containsText(person + " 已说明原因");
            screen.hasNoComplaint();
        }
    }

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
    void an_administrator_makes_an_account_and_hands_out_a_reset_code() {
        try (var screen = screen("people-desktop", 1440, 900)) {
            screen.goesTo("/account?make=account");
            screen.answers(county().account(), county().password());
            assertThat(screen.detail()).containsText("新建账号");
            screen.detail().getByRole(AriaRole.TEXTBOX).fill("nurse.li");
            screen.page().getByLabel("县人民医院", EXACT).check();
            screen.page().getByLabel("护士", EXACT).check();
            screen.keeps("create");
            screen.presses("Control+Enter");
            assertThat(screen.page().locator("code[data-secret]")).isVisible();
            screen.keeps("first-password");
            screen.goesTo("/account?name=nurse.li");
            assertThat(screen.detail()).containsText("待改初始密码");
            screen.button("生成重置码").click();
            var code = screen.page().locator("code[data-secret]").textContent();
            screen.keeps("reset-code");
            screen.goesTo("/audit?subject=account/nurse.li");
            assertThat(screen.lines().first()).containsText("account/nurse.li");
            assertThat(screen.lines().last()).containsText("新建账号");
            assertThat(screen.everything()).containsText("重置码有效至");
            assertThat(screen.everything()).not().containsText(Pattern.compile("\\d{2}T\\d{2}:\\d{2}:\\d{2}"));
            screen.keeps("audit-of-an-account");

            screen.button("退出").click();
            screen.page().getByText("有管理员给的重置码？").click();
            screen.page().getByLabel("账号").fill("nurse.li");
            screen.page().getByLabel("重置码").fill(code);
            screen.page().getByLabel("新密码（").fill(PASSWORD);
            screen.page().getByLabel("再输一次新密码").fill(PASSWORD);
            screen.keeps("recovery");
            screen.presses("Enter");
            assertThat(screen.page().getByText("新密码已设置")).isVisible();
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_page_beyond_the_duties_says_so_and_who_grants_them() {
        county().headNurse("head.curious", PASSWORD);
        try (var screen = screen("people-desktop", 1440, 900)) {
            screen.goesTo("/audit");
            screen.answers("head.curious", PASSWORD);
            assertThat(screen.page().locator(".frame-main")).isVisible();
            for (var path : List.of("/audit", "/account", "/keeping")) {
                screen.goesTo(path);
                assertThat(screen.everything()).containsText("您的账号没有查看此页的权限");
                assertThat(screen.everything()).containsText("请系统管理员");
                assertThat(screen.button("重试")).hasCount(0);
            }
            screen.keeps("not-permitted");
            screen.hasNoComplaintBut(403);
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

    /// Lines, whatever they say: what stands there depends on the walks before.
    private static final String ANYTHING = "";

    private static final List<Shown> PAGES = List.of(
            new Shown("/discrepancy?state=all", ANYTHING, "discrepancies"),
            new Shown("/discrepancy?kind=JOURNAL_LOST", "没有符合条件的差异", "discrepancies-filtered-out"),
            new Shown("/discrepancy/999999", "没有这项差异", "discrepancy-missing"),
            new Shown("/alarm?whose=all", ANYTHING, "tasks"),
            new Shown("/alarm?whose=mine", "没有待办", "tasks-none"),
            new Shown("/account", "共", "accounts"),
            new Shown("/account?name=nurse", "最近登录", "account"),
            new Shown("/account?make=inspection", "24 小时", "inspection"),
            new Shown("/account?part=deputies", "没有代理", "deputies"),
            new Shown("/account?part=roster", "还没有排班", "roster"),
            new Shown("/account?q=nobody-at-all", "没有符合条件的账号", "accounts-filtered-out"),
            new Shown("/audit", "封存", "audit"),
            new Shown("/audit?account=stranger", "没有符合条件的记录", "audit-filtered-out"),
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
                if (each.words().equals(ANYTHING)) {
                    assertThat(screen.lines().or(screen.page().locator(".empty")).first()).isVisible();
                }
                assertThat(screen.everything()).containsText(each.words());
                assertThat(screen.page().locator(".skeleton")).hasCount(0);
                screen.keeps(each.picture());
            }
            screen.hasNoComplaintBut(404);
        }
    }
}
