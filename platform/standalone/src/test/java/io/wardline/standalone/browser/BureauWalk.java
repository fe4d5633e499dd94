package io.wardline.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Officers of the insurance bureau: from the county's total down to one receipt, and what they do about codes and files. Every
/// figure on the screen is asked of the raw facts too, not of the sums that the product keeps.
abstract class BureauWalk {
    private static final String PASSWORD = "a pass phrase of the bureau";
    /// What each institution bought of each product by either fact, out of receipts, returns and the platform's lines.
    private static final String BOUGHT =
            """
            with cell as (
                select v.agreement_id, v.institution_id, v.product_id, v.quantity as agreed, b.code as batch, b.source, o.code as institution,
                       p.code as product, a.starts_on, a.ends_on, b.id as batch_id
                from vbp_volume v
                join vbp_agreement a on a.id = v.agreement_id
                join vbp_batch b on b.id = a.batch_id
                join vbp_product p on p.id = v.product_id
                join place_institution o on o.id = v.institution_id),
            bought as (
                select c.*,
                       (select coalesce(sum(l.quantity - coalesce((select sum(k.quantity) from warehouse_return_line k
                                                                   where k.receipt_id = l.receipt_id and k.line = l.line), 0)), 0)
                        from warehouse_receipt_line l
                        join warehouse_receipt r on r.id = l.receipt_id
                        join vbp_product_item m on m.item_id = l.item_id and m.batch_id = c.batch_id
                        where m.product_id = c.product_id and m.supplier_id is not null and r.institution_id = c.institution_id
                          and r.accepted_on between c.starts_on and c.ends_on) as own,
                       (select coalesce(sum(n.quantity * case n.unit when 'BOX' then g.pack_factor else 1 end), 0)
                        from vbp_line n
                        join vbp_mapping g on g.platform_code = n.platform_code
                        join vbp_mapping_review w on w.mapping_id = g.id and w.accepted
                        join vbp_product_item m on m.item_id = g.item_id and m.batch_id = c.batch_id
                        where m.product_id = c.product_id and m.supplier_id is not null and n.institution_id = c.institution_id
                          and n.agreement_id = c.agreement_id
                          and not exists (select from vbp_withdrawn x where x.line_id = n.id)) as platform
                from cell c),
            counted as (
                select b.*, case b.source when 'OWN' then own when 'PLATFORM' then platform else least(own, platform) end as net
                from bought b)
            """;

    /// The county, with [Procurement] entered, and windows on it.
    abstract StockedWard county();

    abstract Screen screen(String name, int width, int height);

    /// Signs somebody of the bureau in with both steps and waits for the overview.
    private Screen officer(String name, String duty, int width, int height) {
        var account = county().officer(name, PASSWORD, duty);
        var authenticator = county().enrols(account, PASSWORD);
        var screen = screen(name, width, height);
        screen.goesTo("/");
        screen.answers(account, PASSWORD);
        assertThat(screen.page().getByLabel("动态验证码")).isFocused();
        screen.types(authenticator.code(county().now(), 0));
        screen.presses("Enter");
        assertThat(screen.page()).hasURL(Pattern.compile(".*/overview"));
        return screen;
    }

    @Test
    void the_countys_total_leads_down_to_one_receipt_and_every_figure_is_that_of_the_facts() {
        try (var screen = officer("bureau-drill", "bureau-officer", 1440, 900)) {
            var agreed = sum("agreed", "true");
            var reached = sum("greatest(0, least(net, agreed))", "true");
            var totals = screen.page().locator(".totals > div");
            assertThat(totals.nth(0)).containsText(shown(agreed));
            assertThat(totals.nth(1)).containsText(shown(reached));
            assertThat(totals.nth(2)).containsText(percent(reached, agreed));
            screen.keeps("overview");

            link(screen, Procurement.OWN_BATCH).click();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/vbp/progress[?]batch=B8"));
            var ofBatch = "batch = 'B8' and institution = 'H1'";
            var cell = screen.page().locator(".matrix tbody tr", new Page.LocatorOptions().setHasText("县人民医院")).locator("a.cell");
            assertThat(cell).containsText(percent(sum("greatest(0, least(net, agreed))", ofBatch), sum("agreed", ofBatch)));
            screen.keeps("matrix");

            // By the keyboard from the institution's name to its cell.
            screen.tabsTo(link(screen, "县人民医院"));
            screen.presses("ArrowRight", "Enter");
            assertThat(screen.page()).hasURL(Pattern.compile(".*/vbp/progress/H1[?].*batch=B8.*"));
            var saline = screen.lines().filter(new Locator.FilterOptions().setHasText(Procurement.SALINE));
            var ofSaline = ofBatch + " and product = 'P1'";
            assertThat(saline).containsText(shown(sum("agreed", ofSaline)));
            assertThat(saline).containsText(shown(sum("net", ofSaline)));
            assertThat(saline).containsText(percent(sum("net", ofSaline), sum("agreed", ofSaline)));
            screen.keeps("institution");

            saline.click();
            opensWorking(screen, percent(sum("net", ofSaline), sum("agreed", ofSaline)));
            screen.tab("订单行与验收").click();
            assertThat(screen.lines()).hasCount(3);
            screen.keeps("figure");
            opensReceipt(screen);

            link(screen, "全县").click();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/vbp/progress"));
            screen.hasNoComplaint();
        }
    }

    /// The rate opens its working, step by step; the trend is drawn under the page's policy and stands in a table too.
    private static void opensWorking(Screen screen, String rate) {
        screen.page().locator(".figures a").filter(new Locator.FilterOptions().setHasText(rate)).first().click();
        assertThat(screen.page()).hasURL(Pattern.compile(".*step=completion"));
        assertThat(screen.page().locator("tr.looked")).containsText("完成率");
        assertThat(screen.page().locator("tr.looked")).containsText(rate);
        screen.keeps("working");
        screen.tab("走势").click();
        assertThat(screen.page().locator(".chart-drawing canvas")).isVisible();
        screen.keeps("trend");
        screen.button("看数据表").click();
        assertThat(screen.page().getByRole(AriaRole.TABLE).last()).containsText("序时应达");
    }

    private void opensReceipt(Screen screen) {
        screen.lines().filter(new Locator.FilterOptions().setHasText("P2026-1 - 2")).click();
        assertThat(screen.page()).hasURL(Pattern.compile(".*/receipt/\\d+[?]line=2"));
        assertThat(screen.page().locator("tr[aria-current=true]")).containsText("S2");
        var accepted = county().number(
                """
                select sum(l.quantity) from warehouse_receipt_line l join warehouse_receipt r on r.id = l.receipt_id
                where r.order_no = 'P2026-1'
                """);
        assertThat(screen.page().locator(".receipt-lines tfoot")).containsText(shown(accepted));
        screen.keeps("receipt");
    }

    @Test
    void progress_is_one_column_of_institutions_with_their_batches_on_a_phone() {
        try (var screen = officer("bureau-phone", "bureau-officer", 390, 844)) {
            assertThat(screen.page().locator(".totals > div").first()).containsText(shown(sum("agreed", "true")));
            screen.keeps("overview");
            screen.goesTo("/vbp/progress");
            var hospital = screen.page().locator(".institutions > li").filter(new Locator.FilterOptions().setHasText("县人民医院"));
            var of = "batch = 'B8' and institution = 'H1'";
            var cell = hospital.locator("a.cell").filter(new Locator.FilterOptions().setHasText(Procurement.OWN_BATCH));
            assertThat(cell).containsText(percent(sum("greatest(0, least(net, agreed))", of), sum("agreed", of)));
            assertThat(screen.page().evaluate("document.scrollingElement.scrollWidth <= innerWidth")).isEqualTo(true);
            screen.keeps("progress");

            cell.click();
            assertThat(screen.page()).hasURL(Pattern.compile(".*/vbp/progress/H1[?].*batch=B8.*"));
            assertThat(screen.lines()).hasCount(2);
            screen.keeps("institution");
            screen.lines().filter(new Locator.FilterOptions().setHasText(Procurement.SALINE)).click();
            assertThat(screen.page().locator(".figures")).containsText(shown(sum("net", of + " and product = 'P1'")));
            assertThat(screen.page().evaluate("document.scrollingElement.scrollWidth <= innerWidth")).isEqualTo(true);
            screen.keeps("figure");
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_hospital_sees_its_own_progress_and_nothing_of_another() {
        var account = county().keeper("hospital-two", PASSWORD, "H2");
        try (var screen = screen("hospital", 1440, 900)) {
            screen.goesTo("/vbp/progress");
            screen.answers(account, PASSWORD);
            var of = "institution = 'H2'";
            assertThat(screen.page().locator(".institutions > li")).hasCount(1);
            assertThat(screen.page().locator(".institutions")).containsText(percent(sum("net", of), sum("agreed", of)));
            assertThat(link(screen, "文件")).hasCount(0);
            screen.keeps("progress");
            screen.goesTo("/vbp/progress/H1");
            assertThat(screen.everything()).containsText("这家机构没有集采产品");
            screen.goesTo("/vbp/progress/H1/B8/Y1/P1");
            assertThat(screen.everything()).containsText("没有这个数");
            screen.hasNoComplaintBut(404);
        }
    }

    @Test
    void a_code_is_mapped_by_one_person_and_reviewed_by_another_and_the_figure_before_stays_readable() {
        var of = "batch = 'B9' and institution = 'H1'";
        try (var screen = officer("bureau-maps", "bureau-officer", 1440, 900)) {
            screen.goesTo("/vbp/mappings");
            screen.lines().filter(new Locator.FilterOptions().setHasText(Procurement.STENT_CODE)).click();
            screen.page().getByLabel(Pattern.compile("STENT-30")).check();
            screen.page().getByLabel("包装系数").fill("28");
            screen.page().getByLabel("依据").fill("说明书第 3 页");
            screen.keeps("proposing");
            screen.presses("Control+Enter");
            assertThat(screen.everything()).containsText("须由另一位有复核权限的人复核");
            screen.keeps("own-proposal");
            screen.hasNoComplaint();
        }
        assertThat(sum("net", of)).as("nothing counts by a proposal").isZero();
        try (var screen = officer("bureau-reviews", "reviewer", 1440, 900)) {
            screen.goesTo("/vbp/mappings?tab=waiting");
            screen.lines().filter(new Locator.FilterOptions().setHasText(Procurement.STENT_CODE)).click();
            screen.page().getByLabel("复核意见").fill("与实物相符");
            screen.button("通过").click();
            assertThat(screen.everything()).containsText("已通过");
            screen.keeps("reviewed");
            assertThat(sum("net", of)).isEqualTo(280);
            screen.goesTo("/vbp/progress/H1/B9/Y1/P1?tab=revisions");
            assertThat(screen.page().locator(".figures")).containsText(percent(280, sum("agreed", of)));
            assertThat(screen.page().getByRole(AriaRole.TABPANEL)).containsText(Procurement.STENT_CODE);
            screen.keeps("revisions");
            screen.hasNoComplaint();
        }
    }

    @Test
    void a_file_is_tried_first_every_fault_has_its_row_and_column_and_the_same_file_twice_changes_nothing() {
        try (var screen = officer("bureau-files", "bureau-officer", 1440, 900)) {
            screen.goesTo("/vbp/files");
            var right = Procurement.HEAD + county().procurement().stents("P2026-77", 3);
            tries(screen, "wrong.csv", right.replace(",3,盒", ",1e3,盒"));
            assertThat(screen.lines().first()).containsText("G");
            assertThat(screen.everything()).containsText("没有导入任何内容");
            screen.keeps("faults");
            var before = county().number("select count(*) from vbp_line");
            tries(screen, "right.csv", right);
            assertThat(screen.page().getByRole(AriaRole.STATUS).last()).containsText("将新增 1 行");
            assertThat(county().number("select count(*) from vbp_line")).isEqualTo(before);
            screen.button("确认导入").click();
            assertThat(screen.page().getByRole(AriaRole.STATUS).last()).containsText("已导入，新增 1 行");
            screen.keeps("taken");
            tries(screen, "again.csv", right);
            assertThat(screen.page().getByRole(AriaRole.STATUS).last()).containsText("不会改变任何数据");
            assertThat(county().number("select count(*) from vbp_line")).isEqualTo(before + 1);
            screen.hasNoComplaintBut(400);
        }
    }

    @Test
    void a_wrong_file_is_withdrawn_by_two_persons_and_stays_readable() {
        long file;
        try (var screen = officer("bureau-asks", "bureau-officer", 1440, 900)) {
            screen.goesTo("/vbp/files");
            tries(screen, "wrong.csv", Procurement.HEAD + county().procurement().stents("P2026-78", 4));
            screen.button("确认导入").click();
            assertThat(screen.page().getByRole(AriaRole.STATUS).last()).containsText("已导入，新增 1 行");
            file = county().number("select max(id) from vbp_file");
            link(screen, Long.toString(file)).click();
            assertThat(screen.everything()).containsText("没有结算单引用这些数据");
            screen.page().getByLabel("撤回理由").fill("数量填错");
            screen.keeps("withdrawing");
            screen.presses("Control+Enter");
            assertThat(screen.everything()).containsText("这是您提出的撤回");
            screen.hasNoComplaint();
        }
        try (var screen = officer("bureau-accepts", "reviewer", 390, 844)) {
            screen.goesTo("/vbp/files/" + file);
            screen.page().getByLabel("复核意见").fill("与平台核对");
            screen.button("复核通过").click();
            screen.keeps("asked");
            screen.button("撤回 1 行").click();
            assertThat(screen.everything()).containsText("已撤回");
            assertThat(screen.page().evaluate("document.scrollingElement.scrollWidth <= innerWidth")).isEqualTo(true);
            screen.keeps("withdrawn");
            screen.hasNoComplaint();
        }
        assertThat(county().number("select count(*) from vbp_withdrawn w join vbp_line n on n.id = w.line_id where n.file_id = " + file)).isOne();
    }

    private static void tries(Screen screen, String name, String content) {
        screen.page().locator("input[type=file]").setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        screen.button("试读文件").click();
    }

    private static Locator link(Screen screen, String words) {
        return screen.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private long sum(String figure, String cells) {
        return county().number(BOUGHT + "select coalesce(sum(" + figure + "), 0) from counted where " + cells);
    }

    private static String shown(long units) {
        return String.format(Locale.ROOT, "%,d", units);
    }

    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP) + " %";
    }
}
