package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A scanner at the keyboard: from a code to the piece, its place, the stock there, and what is wrong with a code.
abstract class ScanWalk {
    /// More lots than a screen has rows.
    static final int LOTS = 60;
    /// When the first key went down, and how long after it the page was drawn with what the scan said.
    private static final String STOPWATCH =
            """
            () => {
              window.scanMs = -1;
              let first;
              window.addEventListener("keydown", () => (first ??= performance.now()), { capture: true });
              new MutationObserver((_, observer) => {
                if (document.querySelector(".scan-strip:not(:empty)") === null) return;
                observer.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() => (window.scanMs = performance.now() - first)));
              }).observe(document.body, { subtree: true, childList: true, characterData: true });
            }
            """;

    /// The county, with [#LOTS] lots in its store, and windows on it.
    abstract StockedWard county();

    abstract Screen screen(String name, int width, int height);

    private Screen signedIn(String name, int width, int height) {
        var screen = screen(name, width, height);
        screen.signsIn(county().account(), county().password());
        return screen;
    }

    @Test
    void a_scanned_piece_leads_to_its_life_its_place_and_the_stock_there() {
        try (var shelf = county().stockedCabinet("piece"); var screen = signedIn("scan-desktop", 1440, 900)) {
            assertThat(screen.row(shelf.did()).getByRole(AriaRole.GRIDCELL).last()).hasText("3");
            screen.goesTo("/");
            assertThat(screen.page()).hasURL(Pattern.compile(".*/workbench"));
            assertThat(screen.everything()).containsText("最先到期");
            screen.keeps("workbench");

            var tag = shelf.tags().getFirst().hex();
            screen.scans(tag);
            assertThat(screen.page()).hasURL(Pattern.compile(".*/trace[?]unit=" + tag));
            assertThat(screen.page().locator(".timeline .step").first()).containsText("放入");
            assertThat(screen.page().locator(".timeline .step").last()).containsText("供应商");
            assertThat(screen.page().locator(".timeline")).containsText("工号 P-001");
            screen.keeps("trace-unit");

            screen.scans(tag);
            assertThat(screen.everything()).containsText("此件已扫描过");

            screen.page().locator(".life-facts .trace-place").click();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/stock[?]within=C-.*"));
            assertThat(screen.lines()).hasCount(1);
            assertThat(screen.everything()).containsText("共 1 行，1 个品目，3 件");
            screen.keeps("stock-of-a-place");

            screen.lines().first().click();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/trace[?]item=.*lot=B2611"));
            assertThat(screen.page().locator(".stands")).containsText("介入耗材柜");
            screen.keeps("trace-lot");
            screen.hasNoComplaint();
        }
    }

    @Test
    void the_stock_is_searched_filtered_and_gone_on_with() {
        try (var screen = signedIn("scan-desktop", 1440, 900)) {
            screen.goesTo("/stock");
            assertThat(screen.everything()).containsText("纱布 01");
            screen.keeps("stock");
            screen.presses("/");
            screen.page().keyboard().type("纱布 07");
            assertThat(screen.lines()).hasCount(1);
            assertThat(screen.page()).hasURL(Pattern.compile(".*q=.*"));
            screen.goesTo("/stock?status=EXPIRED&q=nowhere");
            assertThat(screen.everything()).containsText("没有符合条件的库存");
            screen.keeps("stock-filtered-out");
            screen.goesTo("/stock?within=NOWHERE");
            assertThat(screen.everything()).containsText("没有这个库位，或您无权查看");
            screen.keeps("stock-not-permitted");
        }
    }

    @Test
    void an_unknown_code_stands_in_the_way_until_it_was_seen_and_a_lost_separator_asks() {
        try (var screen = signedIn("scan-desktop", 1440, 900)) {
            screen.goesTo("/trace");
            assertThat(screen.everything()).containsText("扫一下，或输入编码");
            screen.keeps("trace-empty");
            screen.scans("3034FFFFFFFFFFFFFFFF0001");
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).containsText("未知编码");
            screen.keeps("scan-unknown");
            screen.goesTo("/stock");
            assertThat(screen.everything()).containsText("纱布 01");
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
            screen.scans("3034FFFFFFFFFFFFFFFF0002");
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).containsText("未知编码");
            screen.button("知道了").click();
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).hasCount(0);

            screen.scans("]d20109506000134352" + "10L7ABCDEFGHIJ21QRSTUVWXYZ12345");
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).containsText("扫码枪漏了分隔符");
            screen.keeps("scan-asks");
            screen.page().locator(".scan-choices button").first().click();
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).containsText("目录中没有此品目");
            screen.button("知道了").click();
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_burst_that_runs_into_a_search_field_leaves_it_as_it_was() {
        try (var screen = signedIn("scan-desktop", 1440, 900)) {
            screen.searchField().fill("骨科");
            screen.searchField().focus();
            screen.scans("GAUZE-01");
            assertThat(screen.page()).hasURL(Pattern.compile(".*/stock[?]q=GAUZE-01"));
            screen.page().goBack();
            assertThat(screen.searchField()).hasValue("骨科");
            screen.hasNoComplaint();
        }
    }

    @Test
    void thirty_one_keys_beside_sixty_rows() {
        try (var screen = signedIn("scan-desktop", 1440, 900)) {
            screen.goesTo("/stock");
            assertThat(screen.everything()).containsText("纱布 01");
            screen.keepsToOneLine(".stock-filters");
            screen.page().evaluate(STOPWATCH);
            screen.scans("]d2010950600013435210L7" + "A".repeat(8));
            screen.page().waitForFunction("() => window.scanMs >= 0");
            var millis = ((Number) screen.page().evaluate("() => window.scanMs")).longValue();
            screen.notes("31 keys beside a 60-row table, from the first key to the answer drawn", Duration.ofMillis(millis));
            System.out.println("31 keys beside a 60-row table, from the first key to the answer drawn: " + millis + " ms");
        }
    }

    @Test
    void a_burst_that_an_input_method_broke_is_discarded_with_a_word() {
        try (var screen = signedIn("scan-desktop", 1440, 900)) {
            screen.scans("3034中中257B中中");
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).containsText("输入法打断了扫码");
            screen.keeps("scan-discarded");
            screen.button("知道了").click();
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
            assertThat(screen.page()).hasURL(Pattern.compile(".*/cabinet.*"));
            screen.hasNoComplaint();
        }
    }

    @Test
    void scans_that_met_no_answer_survive_a_reload_and_go_on_in_their_order() {
        try (var screen = signedIn("scan-desktop", 1440, 900)) {
            screen.page().route("**/api/scan/resolve", Route::abort);
            screen.scans("GAUZE-11");
            screen.scans("GAUZE-12");
            assertThat(screen.page().getByRole(AriaRole.ALERTDIALOG)).containsText("扫描已保留");
            screen.keeps("scan-kept");
            screen.page().unroute("**/api/scan/resolve");
            screen.page().reload();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/stock[?]q=GAUZE-12"));
        }
    }

    @Test
    void a_phone_scans_and_reads_a_life() {
        try (var shelf = county().stockedCabinet("life"); var screen = signedIn("scan-phone", 390, 844)) {
            screen.goesTo("/workbench");
            assertThat(screen.everything()).containsText("最先到期");
            screen.keeps("workbench");
            screen.goesTo("/trace");
            screen.presses("F2");
            screen.page().getByPlaceholder("扫码，或输入编码").fill(shelf.tags().getLast().hex());
            screen.button("查找").click();
            assertThat(screen.page().locator(".timeline .step").last()).containsText("供应商");
            screen.keeps("trace-unit");
            screen.goesTo("/stock");
            assertThat(screen.everything()).containsText("纱布 01");
            screen.keeps("stock");
            screen.hasNoComplaint();
        }
    }
}
