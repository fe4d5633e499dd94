package io.wardline.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One browser window on the console. Every view that it keeps is a picture in `target/screenshots` and is free of serious
/// accessibility faults; whatever the browser complains of is collected.
final class Screen implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final double PATIENCE_MS = 20_000;

    private static final double SLOWER_THAN_A_SCANNER_MS = 70;
    private static final double ONE_LINE_PX = 64;
    /// More than any page has.
    private static final int MOST_STOPS = 120;
    private static final String BURST =
            """
            keys => {
              for (const key of keys) {
                const target = document.activeElement ?? document.body;
                const how = key === "\\n" ? { key: "Enter" } : key === "\\u001d" ? { key: "]", ctrlKey: true }
                  : key === "中" ? { key: "Process", isComposing: true } : { key };
                const down = new KeyboardEvent("keydown", { ...how, bubbles: true, cancelable: true });
                const wanted = target.dispatchEvent(down);
                const writes = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
                if (wanted && writes && how.key.length === 1 && !how.ctrlKey) document.execCommand("insertText", false, how.key);
              }
            }
            """;

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /// @param name begins the names of its pictures
    Screen(Browser browser, String name, int width, int height, String address) {
        this.name = name;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setIgnoreHTTPSErrors(true));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refused content policy is told as an error too. A 401 is how the page learns that nobody is signed in.
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
    }

    /// Signs in on the way to the cabinets.
    void signsIn(String account, String password) {
        page.navigate("/cabinet");
        page.getByLabel("账号").fill(account);
        page.getByLabel("密码").fill(password);
        page.keyboard().press("Enter");
        page.locator(".grid-row").first().waitFor();
    }

    void goesTo(String path) {
        page.navigate(path);
    }

    /// Presses one key after the other.
    void presses(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    /// Answers the questions of the door by the keyboard: account, password, Enter.
    void answers(String account, String password) {
        page.getByLabel("账号").focus();
        types(account);
        presses("Tab");
        types(password);
        presses("Enter");
    }

    /// To a page by its name: Ctrl+K, the name, Enter.
    void jumpsTo(String name) {
        presses("Control+k");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("前往")).waitFor();
        types(name);
        presses("Enter");
    }

    /// Presses Tab until the element has the keyboard, as somebody without a pointer does.
    void tabsTo(Locator element) {
        element.waitFor();
        for (var pressed = 0; pressed < MOST_STOPS; pressed++) {
            if (Boolean.TRUE.equals(element.evaluate("it => it === document.activeElement"))) {
                return;
            }
            presses("Tab");
        }
        throw new AssertionError("Tab does not lead to " + element);
    }

    /// A scanner's burst and its Enter, all in one call to the page: sent one by one, a busy machine would tear them apart.
    /// `\u001d` is sent as Ctrl and the right bracket, as scanners do, and `中` as a key that an input method swallows.
    void scans(String code) {
        page.evaluate(BURST, List.of((code + "\n").split("")));
    }

    /// Everything on the screen.
    Locator everything() {
        return page.locator("body");
    }

    /// Lines of the grid on the screen.
    Locator lines() {
        return page.locator(".grid-body .grid-row");
    }

    /// A bar of tools that has come to its second line pushes the list down and looks like two bars.
    void keepsToOneLine(String bar) {
        var box = page.locator(bar).boundingBox();
        assertThat(box.height).as(bar + " is as high as one line").isLessThan(ONE_LINE_PX);
    }

    /// Types so slowly that nobody takes it for a scanner's burst.
    void typesByHand(String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(SLOWER_THAN_A_SCANNER_MS));
    }

    void types(String text) {
        page.keyboard().type(text);
    }

    /// The row of a cabinet in the list.
    Locator row(String did) {
        return page.locator(".master .grid-row", new Page.LocatorOptions().setHasText(did));
    }

    Locator detail() {
        return page.locator("section.detail");
    }

    Locator tab(String word) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(word));
    }

    Locator button(String word) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(word).setExact(true));
    }

    Locator searchField() {
        return page.getByPlaceholder("搜索柜名、病区、设备号");
    }

    Page page() {
        return page;
    }

    /// Takes a picture and looks for accessibility faults.
    void keeps(String view) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + view + ".png")));
        // Without its legacy mode it opens a second page for frames of other origins, of which there are none.
        var faults = new AxeBuilder(page).setLegacyMode(true).options(violationsOnly()).analyze().getViolations().stream()
                .filter(fault -> SERIOUS.contains(fault.getImpact()))
                .map(fault -> fault.getId() + " at " + fault.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList());
        assertThat(faults).as("serious accessibility faults of %s", view).isEmpty();
    }

    private static AxeRunOptions violationsOnly() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /// Writes down how long something took, beside the pictures. Nothing is asked of it: a machine that tests is no measure.
    void notes(String what, Duration took) {
        try {
            Files.createDirectories(PICTURES);
            Files.writeString(
                    PICTURES.resolve(name + "-times.txt"), what + ": " + took.toMillis() + " ms\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Fails if the browser complained of anything, a breach of the content policy among them.
    void hasNoComplaint() {
        assertThat(complaints).as("the browser's console").isEmpty();
    }

    /// The same, where the product was meant to answer with this status: a browser tells of it as an error.
    void hasNoComplaintBut(int status) {
        assertThat(complaints).as("the browser's console").allMatch(complaint -> complaint.contains("status of " + status));
    }

    @Override
    public void close() {
        context.close();
    }
}
