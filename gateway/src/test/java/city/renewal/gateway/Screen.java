package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebElement;

/** A screen of a wall display or a desk: a real Chromium of any size. Selectors reach into shadow trees. */
final class Screen implements AutoCloseable {
    final Browser browser = new Browser();
    final ShadowTrees trees = new ShadowTrees(browser);
    private final String origin;

    Screen(String origin) {
        this.origin = origin;
    }

    /** Resets the screen: no stored data, signed out, online. */
    void wipe() {
        online(true);
        browser.size(1366, 768);
        browser.open("about:blank");
        browser.command("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        browser.consoleErrors();
    }

    void open(String path) {
        browser.open(origin + path);
    }

    String address() {
        return browser.address().substring(origin.length());
    }

    void online(boolean isOnline) {
        browser.command("Network.enable", Map.of());
        browser.command(
                "Network.emulateNetworkConditions",
                Map.of("offline", !isOnline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    List<WebElement> all(String selector) {
        return trees.all(selector);
    }

    WebElement one(String selector) {
        await().atMost(Browser.PATIENCE).until(() -> !all(selector).isEmpty());
        return all(selector).getFirst();
    }

    String text(String selector) {
        return trees.text(selector).trim();
    }

    void shows(String selector, String text) {
        await().atMost(Browser.PATIENCE).untilAsserted(() -> {
            assertThat(all(selector)).as(selector).isNotEmpty();
            assertThat(text(selector)).as(selector).contains(text);
        });
    }

    void hides(String selector) {
        await().atMost(Browser.PATIENCE)
                .untilAsserted(() -> assertThat(all(selector)).as(selector).isEmpty());
    }

    /** Clicks by script, so the element need not be in view. */
    void click(String selector) {
        one(selector);
        trees.run("all(document, arguments[0])[0].click()", selector);
    }

    void choose(String selector, String value) {
        one(selector);
        trees.run(
                "const one = all(document, arguments[0])[0]; one.value = arguments[1];"
                        + " one.dispatchEvent(new Event('change', {bubbles: true}))",
                selector,
                value);
    }

    /** The element's bounding box: left, top, width, height. */
    @SuppressWarnings("unchecked")
    List<Number> box(String selector) {
        one(selector);
        return (List<Number>) trees.run(
                "const box = all(document, arguments[0])[0].getBoundingClientRect();"
                        + " return [box.left, box.top, box.width, box.height]",
                selector);
    }

    /** The accessibility violations that axe-core finds: rule and element. */
    String accessibilityViolations() {
        browser.run(Phone.axe());
        return String.valueOf(browser.runAsync(
                "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
                        + " 'best-practice']}).then((it) => done(it.violations.map((rule) => rule.id + ': '"
                        + " + rule.nodes.map((one) => one.target.join(' ')).join(', ')).join('\\n')))"));
    }

    @Override
    public void close() {
        browser.close();
    }
}
