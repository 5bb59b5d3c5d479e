package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium. The tests fail where none is installed. */
public final class Browser implements AutoCloseable {
    /** The time-out of a wait, which only a failure reaches. */
    public static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 60));

    private final Path profile;
    private final ChromeDriver driver;

    public Browser() {
        this(newProfile());
    }

    /**
     * @param profile the profile folder; {@link #kill} keeps it for another browser
     * @param more further arguments of Chromium
     */
    public Browser(Path profile, String... more) {
        this.profile = profile;
        var options = new ChromeOptions();
        options.setBinary(Programs.chromium().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                // Otherwise a page sees a quota of 10 GB, whatever the disk has.
                "--disable-features=StaticStorageQuota",
                // Without a GPU every frame of an animation takes processor time from the test.
                "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile);
        options.addArguments(more);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Programs.chromedriver().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        size(1366, 768);
    }

    public static Path newProfile() {
        try {
            return Files.createTempDirectory("wall-browser");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the size of the viewport. */
    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.manage().window().setSize(new Dimension(width, height));
    }

    public void open(String address) {
        driver.get(address);
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public String title() {
        return driver.getTitle();
    }

    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    public String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Sets the time-out of scripts. */
    void scriptTimeout(Duration most) {
        driver.manage().timeouts().scriptTimeout(most);
    }

    /** Runs a script that ends by calling its last argument. */
    public Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    public Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    public void acceptAlert() {
        driver.switchTo().alert().accept();
    }

    public void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Kills the browser at once, like a phone that runs out of memory or power; its profile stays. */
    public void kill() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("--user-data-dir=" + profile))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // The browser that the driver controls is gone.
        }
    }

    /** Waits until the element exists and shows this text. */
    public void shows(String selector, String text) {
        var last = "nothing";
        for (var deadline = System.nanoTime() + PATIENCE.toNanos();
                System.nanoTime() < deadline;
                LockSupport.parkNanos(50_000_000)) {
            try {
                last = text(selector);
                if (last.contains(text)) {
                    return;
                }
            } catch (NoSuchElementException | StaleElementReferenceException e) {
                // Not there yet.
            }
        }
        throw new AssertionError("Expected '%s' to show '%s', but it shows '%s'; page: %s; console: %s"
                .formatted(selector, text, last, text("body").lines().limit(6).toList(), consoleErrors()));
    }

    /** The warnings and errors of the console since the last call. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Saves a screenshot below {@code target/pictures}. */
    public void picture(String name) {
        try {
            var folder = Files.createDirectories(Path.of("target", "pictures"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void assertNoHorizontalOverflow() {
        assertThat(run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
