package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// From the tag on the shelf to the number on the screen, seen by a browser.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
final class ConsoleTest {
    /// Debian's, without a window where it is installed; the browsers that Playwright would download are not used.
    private static final Path CHROMIUM = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Debian's package chromium-headless-shell or chromium is needed"));
    /// As long as a loaded machine may take; the product's own promise is two seconds.
    private static final double PATIENCE_MS = 20_000;
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");

    private StockedWard county;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        county = StockedWard.start(folder);
        county.receivesLots(ScanWalk.LOTS);
        county.procurement().enters(county.desk("releases.wang", "reviewer"));
        // The list of cabinets, on which everybody arrives, is never empty.
        county.stockedCabinet("standing").close();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setHeadless(true).setArgs(QUIETLY));
    }

    /// Scans, in this county and this browser.
    @Nested
    final class Scanning extends ScanWalk {
        @Override
        StockedWard county() {
            return county;
        }

        @Override
        Screen screen(String name, int width, int height) {
            return new Screen(browser, name, width, height, county.address());
        }
    }

    /// People and their accounts, in this county and this browser.
    @Nested
    final class Staff extends StaffWalk {
        @Override
        StockedWard county() {
            return county;
        }

        @Override
        Screen screen(String name, int width, int height) {
            return new Screen(browser, name, width, height, county.address());
        }
    }

    /// Officers of the bureau, in this county and this browser.
    @Nested
    final class Bureau extends BureauWalk {
        @Override
        StockedWard county() {
            return county;
        }

        @Override
        Screen screen(String name, int width, int height) {
            return new Screen(browser, name, width, height, county.address());
        }
    }

    /// The bureau's rules, in this county and this browser.
    @Nested
    final class Policy extends PolicyWalk {
        @Override
        StockedWard county() {
            return county;
        }

        @Override
        Screen screen(String name, int width, int height) {
            return new Screen(browser, name, width, height, county.address());
        }
    }

    /// A hospital's retention, in this county and this browser.
    @Nested
    final class Retention extends RetentionWalk {
        @Override
        StockedWard county() {
            return county;
        }

        @Override
        Screen screen(String name, int width, int height) {
            return new Screen(browser, name, width, height, county.address());
        }
    }

    @AfterAll
    void stop() {
        playwright.close();
        county.close();
    }

    private Screen desktop() {
        return new Screen(browser, "desktop", 1440, 900, county.address());
    }

    private Screen phone() {
        return new Screen(browser, "phone", 390, 844, county.address());
    }

    @Test
    void a_take_is_claimed_when_the_door_shuts_and_confirmed_when_the_shelf_is_read() {
        try (var shelf = county.stockedCabinet("take"); var screen = desktop()) {
            screen.signsIn(county.account(), county.password());
            var row = screen.row(shelf.did());
            assertThat(row).containsText("在线");
            assertThat(row).containsText("县人民医院");
            assertThat(row.getByRole(AriaRole.GRIDCELL).last()).hasText("3");

            shelf.cabinet().opens("N-014");
            assertThat(row).containsText("开柜中");
            shelf.cabinet().takes(shelf.tags().getFirst());
            shelf.cabinet().shuts();
            assertThat(row).containsText("待确认");
            assertThat(row).containsText("取 1");
            screen.keeps("list-claimed");

            row.click();
            assertThat(screen.detail()).containsText("自报取出");
            assertThat(screen.detail()).containsText("共 1 行，3 件");
            screen.keeps("detail-claimed");

            var published = System.nanoTime();
            shelf.cabinet().readsShelf();
            assertThat(screen.detail()).containsText("共 1 行，2 件");
            screen.notes("from the closing snapshot to the take on the screen", Duration.ofNanos(System.nanoTime() - published));
            assertThat(screen.detail().locator(".claim-panel")).hasCount(0);
            screen.detail().locator(".grid-row").first().click();
            assertThat(screen.detail().locator(".stock-tag")).hasCount(2);
            screen.keeps("detail-stock");

            screen.tab("开柜记录").click();
            var session = screen.detail().locator(".session").first();
            assertThat(session).containsText("已确认");
            assertThat(session).containsText("工号 N-014");
            assertThat(session.locator(".session-line")).hasText(Pattern.compile("取出.*" + StockedWard.ITEM + ".*"));
            screen.keeps("detail-sessions");
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_reading_ordered_on_the_screen_finds_an_unknown_tag() {
        try (var shelf = county.stockedCabinet("stray"); var screen = desktop()) {
            screen.signsIn(county.account(), county.password());
            shelf.cabinet().puts(List.of(StockedWard.STRAY));
            screen.goesTo("/cabinet/" + shelf.did() + "?tab=discrepancies");
            assertThat(screen.detail()).containsText("没有未处理的账物差异");
            screen.keeps("detail-no-differences");

            screen.button("重新盘读").click();
            assertThat(screen.detail()).containsText("已下发");
            shelf.cabinet().readsShelfAsOrdered();
            assertThat(screen.detail()).containsText("未知标签");
            assertThat(screen.row(shelf.did())).containsText("差异 1");
            screen.keeps("detail-differences");
            screen.hasNoComplaint();
        }
    }

    @Test
    void the_keyboard_alone_finds_opens_reads_and_leaves_a_cabinet() {
        try (var shelf = county.stockedCabinet("keys"); var screen = desktop()) {
            screen.signsIn(county.account(), county.password());
            screen.presses("/");
            assertThat(screen.searchField()).isFocused();
            screen.typesByHand(shelf.did());
            assertThat(screen.page()).hasURL(Pattern.compile(".*[?]q=" + shelf.did() + ".*"));
            assertThat(screen.page().locator(".master .grid-row")).hasCount(1);
            screen.presses("ArrowDown", "Enter");
            assertThat(screen.detail()).containsText(shelf.did());
            screen.presses("Escape");
            assertThat(screen.detail()).hasCount(0);
            screen.presses("/", "Escape");
            assertThat(screen.searchField()).hasValue("");
            screen.presses("Escape", "?");
            assertThat(screen.page().getByRole(AriaRole.DIALOG)).containsText("账物差异");
            screen.keeps("help");
            screen.presses("Escape");
            assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            screen.hasNoComplaint();
        }
    }

    @Test
    void the_stock_is_saved_by_the_keyboard_as_it_is_filtered() throws IOException {
        try (var shelf = county.stockedCabinet("export"); var screen = desktop()) {
            screen.signsIn(county.account(), county.password());
            screen.goesTo("/cabinet/" + shelf.did());
            assertThat(screen.detail()).containsText("共 1 行，3 件");
            screen.goesTo("/stock?within=" + shelf.place());
            assertThat(screen.page().locator(".stock .grid-row")).hasCount(1);
            screen.keeps("stock");
            screen.page().getByText("导出 CSV").focus();
            var csv = screen.page().waitForDownload(() -> screen.presses("Enter"));
            assertThat(Files.readAllLines(csv.path())).hasSize(2).element(1).asString().contains("," + shelf.place() + ",", ",3,");
            var workbook = screen.page().waitForDownload(() -> screen.presses("Alt+e"));
            assertThat(workbook.suggestedFilename()).matches("(库存|stock)-.+-\\d{4}-\\d{2}-\\d{2}[.]xlsx");
            assertThat(Files.readAllBytes(workbook.path())).startsWith('P', 'K');
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_phone_shows_one_column_at_a_time() {
        try (var shelf = county.stockedCabinet("phone"); var screen = phone()) {
            screen.goesTo("/cabinet");
            assertThat(screen.page().getByLabel("账号")).isVisible();
            screen.keeps("sign-in");
            screen.signsIn(county.account(), county.password());
            assertThat(screen.row(shelf.did())).containsText("正常");
            screen.keeps("list");
            screen.row(shelf.did()).click();
            assertThat(screen.row(shelf.did())).isHidden();
            assertThat(screen.detail()).containsText("共 1 行，3 件");
            screen.keeps("detail-stock");
            screen.tab("开柜记录").click();
            assertThat(screen.detail().locator(".session").first()).containsText("放入");
            screen.keeps("detail-sessions");
            screen.button("返回列表").click();
            assertThat(screen.row(shelf.did())).isVisible();
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_cabinet_that_falls_silent_is_shown_as_offline() {
        try (var shelf = county.stockedCabinet("silent"); var screen = desktop()) {
            screen.signsIn(county.account(), county.password());
            assertThat(screen.row(shelf.did())).containsText("在线");
            shelf.cabinet().goesOffline();
            assertThat(screen.row(shelf.did())).containsText("离线");
            screen.goesTo("/cabinet?show=offline&q=" + shelf.did());
            assertThat(screen.row(shelf.did())).isVisible();
            screen.keeps("list-filtered");
            screen.goesTo("/cabinet?show=claimed&q=" + shelf.did());
            assertThat(screen.page().getByText("没有符合条件的智能柜")).isVisible();
            screen.keeps("list-filtered-out");
        }
    }

    @Test
    void a_first_password_is_replaced_before_anything_else_is_shown() {
        var first = county.firstPassword("newcomer");
        try (var screen = desktop()) {
            screen.goesTo("/cabinet?show=offline");
            screen.page().getByLabel("账号").fill("newcomer");
            screen.page().getByLabel("密码").fill(first);
            screen.presses("Enter");
            screen.page().getByLabel("当前密码").fill(first);
            screen.page().getByLabel("新密码（").fill("four words nobody guesses");
            screen.page().getByLabel("再输一次新密码").fill("four words nobody guesses");
            screen.keeps("first-password");
            screen.presses("Enter");
            assertThat(screen.searchField()).isVisible();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/cabinet[?]show=offline"));
        }
    }

    @Test
    void a_wrong_password_is_refused_without_saying_what_was_wrong() {
        try (var screen = desktop()) {
            screen.goesTo("/cabinet?show=offline");
            screen.page().getByLabel("账号").fill("nobody");
            screen.page().getByLabel("密码").fill("not the password");
            screen.keeps("sign-in");
            screen.presses("Enter");
            assertThat(screen.page().getByRole(AriaRole.ALERT)).containsText("账号或密码错误");
            screen.keeps("sign-in-refused");
            assertThat(screen.page()).hasURL(Pattern.compile(".*/sign-in[?]to=.*"));
        }
    }
}
