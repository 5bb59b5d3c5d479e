package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.CameraPhotos;
import city.renewal.gateway.Phone;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures that the documents show, of the demonstration. They go below {@code target}, or into the folder that
 * {@code -Drenewal.pictures} names: {@code ./mvnw -pl deploy/acceptance verify -Dtest=PicturesIT
 * -Drenewal.pictures=docs/images}, with the other modules packaged before.
 */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenshotsIT {
    private static final int MOST_BYTES = 400 * 1024;
    private static final Pattern SHOWN = Pattern.compile("!\\[[^]]+]\\((?:docs/)?images/([^)]+)\\.png\\)");
    private static final String WALL = "/?programme=laoshan-2023";
    private static final List<String> NAMES =
            List.of("bulletin", "field", "gantt", "ledgers", "map", "me", "project", "wall");

    private final SharedPlatform chain;
    private DeskBrowser desk;

    @TempDir
    Path folder;

    ScreenshotsIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() {
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void theDocumentsOfEachLanguageShowThePicturesThatAreTakenHereAndNoOthers() throws IOException {
        for (var documents : List.of(List.of("README.md", "docs/pages.md"), List.of("README.zh-CN.md"))) {
            var shown = new TreeSet<String>();
            for (var document : documents) {
                var text = Files.readString(chain.platform().root().resolve(document));
                SHOWN.matcher(text).results().forEach(found -> shown.add(found.group(1)));
            }

            assertThat(shown).as("%s", documents).isEqualTo(new TreeSet<>(NAMES));
        }
        for (var name : NAMES) {
            assertThat(chain.platform().root().resolve("docs/images/%s.png".formatted(name)))
                    .exists()
                    .satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
        }
    }

    @Test
    void theWall() throws IOException {
        desk.open(WALL, "commander");
        desk.size(1920, 1080);
        desk.shows("#late", "天");
        desk.shows("#live", "实时");
        take("wall", 0.67);
        desk.open(WALL + "&scene=gantt&turn=off");
        desk.until(() -> !desk.all("[data-row]").isEmpty());
        take("gantt", 0.67);
        desk.open(WALL + "&scene=map");
        desk.until(() -> !desk.all("[data-project]").isEmpty());
        take("map", 0.67);
    }

    @Test
    void aProject() throws IOException {
        desk.open("/projects/LS2023-051", "commander");
        desk.size(1280, 1000);
        desk.until(() -> !desk.all("gantt-chart [data-row], [data-row]").isEmpty());
        desk.shows("#verdict", "");
        take("project", 1);
    }

    @Test
    void onesOwnWork() throws IOException {
        desk.open("/me", "supervisor");
        desk.size(1280, 900);
        desk.until(() -> !desk.text("main").contains("正在取数"));
        take("me", 1);
    }

    @Test
    void aLedgerWithErrors() throws IOException {
        desk.open("/ledgers?programme=laoshan-2023", "commander");
        desk.size(1280, 900);
        var ledger = Workbooks.of(
                folder,
                "2023",
                LedgersPageIT.HEADERS,
                LedgersPageIT.row("LS2023-201", "石老人片区雨污分流", "中韩街道", "三十天", "王立功"),
                LedgersPageIT.row("LS2023-202", "沙子口社区口袋公园", "沙子街道", "60", "王立功"),
                LedgersPageIT.row("LS2023-203", "北宅街道农贸市场提升", "北宅街道", "45", "王立工"));
        desk.until(() -> !desk.all("#file").isEmpty());
        desk.all("#file").getFirst().sendKeys(ledger.toString());
        desk.shows("#cell-J2", "三十天");
        take("ledgers", 1);
    }

    @Test
    void aBulletin() throws Exception {
        var published = chain.commander()
                .post("/api/v1/bulletins", Map.of("programme", "laoshan-2023", "kind", "WEEKLY", "until", "2023-06-29"))
                .expect(201)
                .body()
                .get("bulletinId")
                .stringValue();
        desk.open("/bulletins/" + published, "commander");
        desk.size(1000, 1200);
        desk.shows("#number", "〔2023〕");
        take("bulletin", 0.8);
    }

    @Test
    void thePhoneOnSite() throws IOException {
        try (var phone = new Phone(chain.platform().address(), 360)) {
            phone.open("");
            phone.click("#signIn");
            phone.browser.shows("button[value='owner']", "王立功");
            phone.browser.click("button[value='owner']");
            phone.shows("a.node", "");
            var screens = new ArrayList<BufferedImage>();
            screens.add(screen(phone));
            phone.go(phone.one("a.node").getDomAttribute("href") + "/report");
            phone.set("input[type=range]", "80");
            phone.photograph(CameraPhotos.jpeg(folder, 1, 600, 450));
            phone.shows("#photosKept", "1 张照片");
            screens.add(screen(phone));
            phone.online(false);
            phone.keep();
            phone.go("#/queue");
            phone.shows(".entry", "存在本机，待发送");
            screens.add(screen(phone));
            keep("field", sideBySide(screens));
        }
    }

    private static BufferedImage screen(Phone phone) throws IOException {
        var taken = phone.browser.command("Page.captureScreenshot", Map.of("format", "png"));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) taken.get("data"))));
    }

    private static byte[] sideBySide(List<BufferedImage> screens) throws IOException {
        var gap = 16;
        var width = screens.stream().mapToInt(each -> each.getWidth() + gap).sum() + gap;
        var height = screens.getFirst().getHeight() + 2 * gap;
        var joined = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = joined.createGraphics();
        canvas.setColor(new Color(0xd5dce6));
        canvas.fillRect(0, 0, width, height);
        var x = gap;
        for (var screen : screens) {
            canvas.drawImage(screen, x, gap, null);
            x += screen.getWidth() + gap;
        }
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(joined, "png", bytes);
        return bytes.toByteArray();
    }

    private void take(String name, double scale) throws IOException {
        desk.forgetRefusals();
        keep(name, desk.screenshot(scale));
    }

    private void keep(String name, byte[] png) throws IOException {
        assertThat(png.length).as("bytes of %s", name).isLessThan(MOST_BYTES);
        var into = System.getProperty("renewal.pictures");
        var pictures = into == null
                ? Path.of("target", "pictures", "readme")
                : chain.platform().root().resolve(into);
        Files.write(Files.createDirectories(pictures).resolve(name + ".png"), png);
    }
}
