package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.Browser;
import city.renewal.gateway.ShadowTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.WebElement;

/** A desktop browser with the platform's pages: a real Chromium with a signed-in user. Selectors reach into shadow trees. */
final class DeskBrowser implements AutoCloseable {
    /** From a phone to a large screen. */
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280, 1920);

    /** Width and height: a 4K panel, a projector, a laptop, a tablet, a phone. */
    private static final List<List<Integer>> SCREENS = List.of(
            List.of(360, 800), List.of(768, 1024), List.of(1280, 800), List.of(3840, 2160), List.of(1920, 1080));

    private final Browser browser = new Browser();
    private final ShadowTrees trees = new ShadowTrees(browser);
    private final String origin;

    DeskBrowser(String origin) {
        this.origin = origin;
    }

    /** Signs a user in at the issuer and opens a page. */
    void open(String path, String person) {
        browser.open("about:blank");
        browser.command("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        browser.size(1366, 900);
        open(path);
        click("#noticeAction");
        browser.shows("button[value='%s']".formatted(person), "");
        browser.click("button[value='%s']".formatted(person));
        shows("#person", "");
    }

    /** Runs a script before those of every page that is opened. */
    void before(String script) {
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Signs in at a sign-in page that asks for a password. */
    void signIn(String person, String password) {
        browser.shows("input[type=password]", "");
        browser.all("input[type=password]").getFirst().sendKeys(password);
        browser.click("button[value='%s']".formatted(person));
    }

    /** Opens a page in the present session. */
    void open(String path) {
        browser.open(origin + path);
    }

    List<WebElement> all(String selector) {
        return trees.all(selector);
    }

    String text(String selector) {
        return trees.text(selector);
    }

    /** The number that an element shows. */
    int number(String selector) {
        return Integer.parseInt(text(selector).replaceAll("\\D", ""));
    }

    void shows(String selector, String text) {
        waiting().untilAsserted(() -> {
            assertThat(all(selector)).as(selector).isNotEmpty();
            assertThat(text(selector)).as(selector).contains(text);
        });
    }

    void hides(String selector) {
        waiting().untilAsserted(() -> assertThat(all(selector)).as(selector).isEmpty());
    }

    void until(Callable<Boolean> isSo) {
        waiting().until(isSo);
    }

    /** Clicks the first that can be seen: a part of the page that is hidden may have the same. */
    void click(String selector) {
        waiting().until(() -> !all(selector).isEmpty());
        var shown = (WebElement) trees.run(
                "const found = all(document, arguments[0]);"
                        + " const one = found.find((each) => each.getClientRects().length > 0) ?? found[0];"
                        + " one.scrollIntoView({block: 'center'}); return one",
                selector);
        shown.click();
    }

    /** Opens the details in the shadow tree of an element. */
    void openDetails(String selector) {
        until(() -> !all(selector).isEmpty());
        trees.run("all(document, arguments[0])[0].shadowRoot.querySelector('summary').click()", selector);
    }

    /** Opens the dialog of a command. */
    void command(String selector) {
        click(selector);
        waiting().until(() -> !all("dialog[open] #confirm:not([disabled])").isEmpty());
    }

    /** Sends the open command, and waits until it is accepted. */
    void confirm() {
        click("dialog[open] #confirm");
        waiting().untilAsserted(() -> assertThat(text("dialog[open]")).isEmpty());
    }

    /** Sends the open command, and waits until its refusal is shown at a field. */
    void refuses(String field, String says) {
        click("dialog[open] #confirm");
        shows("#%s-error".formatted(field), says);
    }

    /** Chooses a file in a field, which may be hidden behind a button. */
    void attach(String selector, Path file) {
        until(() -> !all(selector).isEmpty());
        all(selector).getFirst().sendKeys(file.toString());
    }

    /** The page as a PDF, by its own print style. */
    byte[] printed() {
        var printed = browser.command("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        return Base64.getDecoder().decode(String.valueOf(printed.get("data")));
    }

    String address() {
        return browser.address().substring(origin.length());
    }

    /** Puts a value into a field. */
    void fill(String selector, String value) {
        waiting().until(() -> !all(selector).isEmpty());
        trees.fill(selector, value);
    }

    /** A scaled screenshot as PNG. */
    byte[] screenshot(double scale) {
        var size = (List<?>) browser.run("return [innerWidth, innerHeight]");
        var clip = Map.of("x", 0, "y", 0, "width", size.getFirst(), "height", size.getLast(), "scale", scale);
        var taken = browser.command("Page.captureScreenshot", Map.of("format", "png", "clip", clip));
        return Base64.getDecoder().decode((String) taken.get("data"));
    }

    /** The file that a click downloads. */
    Path saved(String selector) throws IOException {
        var folder = Files.createTempDirectory("saved");
        browser.command("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        click(selector);
        return waiting().until(() -> finished(folder), Optional::isPresent).orElseThrow();
    }

    private static Optional<Path> finished(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".crdownload"))
                    .findFirst();
        }
    }

    void picture(String name) {
        browser.picture(name);
    }

    /** The messages of the browser's console since the last call. */
    List<String> consoleErrors() {
        return browser.consoleErrors();
    }

    /** Messages about refused requests are expected and left out. */
    void forgetRefusals() {
        assertThat(browser.consoleErrors())
                .as("complaints")
                .allMatch(complaint -> complaint.contains("the server responded with a status of 4")
                        // Axe reads the pixels of what was looked at before.
                        || complaint.contains("willReadFrequently"));
    }

    /**
     * Asserts in both languages and all sizes that the page has no horizontal overflow and axe finds no violation. {@code
     * -Drenewal.pictures} keeps a picture of each size.
     */
    void looksRight(String name) {
        looksRight(name, WIDTHS.stream().map(width -> List.of(width, 900)).toList());
    }

    /** The same on screens of the shapes that a wall meets. */
    void looksRightOnEveryScreen(String name) {
        looksRight(name, SCREENS);
    }

    private void looksRight(String name, List<List<Integer>> screens) {
        var keepsEach = System.getProperty("renewal.pictures") != null;
        forgetRefusals();
        for (var language : List.of("zh", "en")) {
            // A part that is not there yet may still begin to be fetched.
            waiting().during(Duration.ofMillis(500)).until(this::hasLoaded);
            for (var screen : screens) {
                browser.size(screen.getFirst(), screen.getLast());
                assertThat(browser.run(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("%s sticks out at %d in %s", name, screen.getFirst(), language)
                        .isEqualTo(0L);
                if (keepsEach) {
                    picture("%s-%s-%d".formatted(name, language, screen.getFirst()));
                }
            }
            assertThat(accessibilityViolations()).as("%s in %s", name, language).isEmpty();
            picture("desk-%s-%s".formatted(name, language));
            click("#language");
        }
        browser.size(1366, 900);
        // Axe reads the page's pixels, and the browser has a remark on that.
        browser.consoleErrors();
    }

    /** Whether no part of the page says that it is being fetched. */
    private boolean hasLoaded() {
        return (Boolean) trees.run("return !/正在取数|Loading…/.test(textOf(document.body))");
    }

    /** Messages about a broken connection are expected and left out. */
    void forgetBreaks() {
        browser.consoleErrors();
    }

    void size(int width, int height) {
        browser.size(width, height);
    }

    Object run(String script, Object... arguments) {
        return browser.run(script, arguments);
    }

    void press(CharSequence keys) {
        browser.press(keys);
    }

    /** The accessibility violations that axe-core finds: rule and element. */
    private String accessibilityViolations() {
        browser.run(axe());
        return String.valueOf(
                browser.runAsync(
                        "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a',"
                                + " 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then((it) => done(it.violations.map((rule) =>"
                                + " rule.id + ': ' + rule.nodes.map((one) => one.target.join(' ') + ' ' + [...one.any, ...one.all, ...one.none].map((it) => it.message)).join(', ')).join('; ')))"));
    }

    private static String axe() {
        try (var file =
                DeskBrowser.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConditionFactory waiting() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Browser.PATIENCE);
    }

    @Override
    public void close() {
        browser.close();
    }
}
