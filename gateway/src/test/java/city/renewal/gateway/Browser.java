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

/** A real Chromium without a screen. Without one the test fails: a wall that was never looked at is not tested. */
public final class Browser implements AutoCloseable {
    /** Only a failure takes so long. */
    public static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 60));

    private final Path profile;
    private final ChromeDriver driver;

    public Browser() {
        this(newProfile());
    }

    /**
     * @param profile the folder that the browser keeps everything in; {@link #kill} leaves it for another browser
     * @param more arguments of Chromium
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
                // Else a page is told that there are 10 GB, however little there is.
                "--disable-features=StaticStorageQuota",
                // Without a graphics card every frame of an animation costs the processor that the test needs.
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

    /** The size of what is seen, not of the window around it. */
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

    /** Runs a script that is over when it calls its last argument. */
    /** For a script that works for longer than a page takes to answer. */
    void scriptsMayTake(Duration most) {
        driver.manage().timeouts().scriptTimeout(most);
    }

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

    /** Ends the browser as a phone that has run out of memory or power does, at once; its profile stays. */
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
            // The driver has nobody left to say it to.
        }
    }

    /** Waits until the element is there and shows this text. */
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
                .formatted(selector, text, last, text("body").lines().limit(6).toList(), complaints()));
    }

    /** What the console complained of since the last time it was asked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Keeps a picture below target, for whoever wants to look. */
    public void picture(String name) {
        try {
            var folder = Files.createDirectories(Path.of("target", "pictures"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void assertNothingSticksOut() {
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
