package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.WebElement;

/**
 * A phone with the page for sites: a real Chromium of a phone's size, whose network can be switched off, whose storage quota can run
 * out, and which can be killed and restarted with its stored data. Selectors reach into shadow trees.
 */
public final class Phone implements AutoCloseable {
    public final Browser browser;
    private final ShadowTrees trees;
    private final Path profile;
    private final String origin;
    private final int width;

    public Phone(String origin, int width) {
        this(origin, width, Browser.newProfile());
    }

    private Phone(String origin, int width, Path profile) {
        this.profile = profile;
        this.origin = origin;
        this.width = width;
        browser = new Browser(profile);
        trees = new ShadowTrees(browser);
        size(width);
        browser.command("Network.enable", Map.of());
        browser.command(
                "Emulation.setGeolocationOverride", Map.of("latitude", 36.1, "longitude", 120.4, "accuracy", 8));
        permit("background-sync", false);
    }

    /** Resets the phone: no stored data, online, full quota. */
    public void wipe() {
        online(true);
        quota(-1);
        permit("background-sync", false);
        size(width);
        browser.open("about:blank");
        browser.command("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        browser.consoleErrors();
    }

    /** Starts another browser on this one's profile, after this one was killed. */
    public Phone restarted() {
        return new Phone(origin, width, profile);
    }

    public void size(int width) {
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", width < 500 ? 740 : 1024, "deviceScaleFactor", 1, "mobile", true));
    }

    /** Without {@code background-sync} only the open page sends, as on iOS; with it the browser wakes the worker. */
    public void permit(String permission, boolean isAllowed) {
        browser.command(
                "Browser.setPermission",
                Map.of(
                        "permission",
                        Map.of("name", permission),
                        "setting",
                        isAllowed ? "granted" : "denied",
                        "origin",
                        origin));
    }

    public void online(boolean isOnline) {
        browser.command(
                "Network.emulateNetworkConditions",
                Map.of("offline", !isOnline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** @param bytes the storage quota of this origin; negative: the default */
    public void quota(long bytes) {
        browser.command(
                "Storage.overrideQuotaForOrigin",
                bytes < 0 ? Map.of("origin", origin) : Map.of("origin", origin, "quotaSize", bytes));
    }

    public void open(String hash) {
        browser.open(origin + "/field" + hash);
    }

    /** Another view of the page that is open. */
    public void go(String hash) {
        browser.run("location.hash = arguments[0]", hash);
    }

    public void signIn(String person) {
        click("#signIn");
        browser.shows("#as-" + person, person);
        browser.click("#as-" + person);
        shows("nav.tabs", "");
    }

    /** Waits for an effect of this phone elsewhere. */
    public void until(Callable<Boolean> isSo) {
        waiting().until(isSo);
    }

    /** Polls at once and then at short intervals, since there are hundreds of waits and most end at once. */
    private static ConditionFactory waiting() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Browser.PATIENCE);
    }

    /** Waits until the service worker has cached the page. */
    public void isInstalled() {
        waiting()
                .until(() -> Boolean.TRUE.equals(browser.runAsync("const done = arguments[0];"
                        + " navigator.serviceWorker.getRegistration('/field').then((it) => done(!!it?.active))")));
    }

    public List<WebElement> all(String selector) {
        return trees.all(selector);
    }

    public WebElement one(String selector) {
        waiting().until(() -> !all(selector).isEmpty());
        return all(selector).getFirst();
    }

    public String text(String selector) {
        return trees.text(selector);
    }

    public void shows(String selector, String text) {
        waiting().untilAsserted(() -> {
            assertThat(all(selector)).as(selector).isNotEmpty();
            assertThat(text(selector)).as(selector).contains(text);
        });
    }

    public void hides(String selector) {
        waiting().untilAsserted(() -> assertThat(all(selector)).as(selector).isEmpty());
    }

    public void click(String selector) {
        one(selector);
        trees.scrollTo(selector);
        one(selector).click();
    }

    /** Submits a form and waits until it is stored. */
    public void keep() {
        click("#keep");
        hides("#keep");
    }

    public void type(String selector, String text) {
        one(selector).sendKeys(text);
    }

    /** Sets the value of a field that is not typed into, such as a date or a slider. */
    public void set(String selector, String value) {
        one(selector);
        trees.fill(selector, value);
    }

    public void photograph(Path picture) {
        photograph(0, picture);
    }

    /** @param index of the form's camera inputs */
    public void photograph(int index, Path picture) {
        waiting().until(() -> all("#camera").size() > index);
        all("#camera").get(index).sendKeys(picture.toString());
    }

    /** The accessibility violations that axe-core finds: rule and element. */
    public String accessibilityViolations() {
        browser.run(axe());
        return String.valueOf(browser.runAsync(
                "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
                        + " 'wcag21aa', 'best-practice']}).then((it) => done(it.violations.map((rule) => rule.id +"
                        + " ': ' + rule.nodes.map((one) => one.target.join(' ') + ' ' + (one.any[0]?.message ??"
                        + " '')).join(', ')).join('\\n"
                        + "')))"));
    }

    /** Touch targets that are smaller than 44 pixels. */
    public String smallTargets() {
        return String.valueOf(trees.run("return all(document, 'a, button, input, select, textarea, label.choice')"
                + ".filter((one) => one.type !== 'file' && one.type !== 'checkbox')"
                + ".map((one) => [one, one.getBoundingClientRect()])"
                + ".filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44))"
                + ".map(([one, box]) => `${one.localName}#${one.id} ${box.width}x${box.height}`).join('\\n')"));
    }

    /** Text that is smaller than 16 pixels. */
    public String smallText() {
        return String.valueOf(trees.run("return all(document, '*').filter((one) => !['STYLE', 'SCRIPT', 'TITLE',"
                + " 'NOSCRIPT'].includes(one.tagName)).filter((one) => [...one.childNodes].some((node) =>"
                + " node.nodeType === 3 && node.data.trim())).filter((one) =>"
                + " parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.localName + ': ' +"
                + " one.textContent.trim()).join('\\n"
                + "')"));
    }

    static String axe() {
        try (var file = Phone.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }

    public static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
