package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life cycle of a bulletin: published on its page, frozen, read by others, printed on A4. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulletinsPageIT {
    private static final String PROJECT = "in-the-bulletin";
    private static final Pattern MEDIA_BOX = Pattern.compile("/MediaBox\\s*\\[0 0 ([0-9.]+) ([0-9.]+)]");

    private final SharedPlatform chain;
    private DeskBrowser desk;

    BulletinsPageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project(PROJECT, "chain", "370212"))
                .expect(201);
        // So long ago that it stands first among what is overdue.
        chain.commander()
                .put(
                        "/api/v1/projects/%s/plan".formatted(PROJECT),
                        plan("2023-09-30", List.of(node("longest", 10, "2023-01-31"))),
                        registered.etag())
                .expect(200);
        Eventually.holds(
                "its row", SharedPlatform.SOON, () -> chain.rows(PROJECT).size() == 1);
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void aWeeklyBulletinIsPublishedAndStaysAsItWas() throws Exception {
        desk.open("/bulletins?programme=chain", "commander");
        desk.looksRight("bulletins");
        desk.command("#publish");
        desk.fill("dialog[open] #kind", "WEEKLY");
        desk.fill("dialog[open] #until", "2023-03-01");
        desk.refuses("until", "应为 2023-05-30 到 2023-06-30");
        desk.fill("dialog[open] #until", "2023-06-30");
        desk.click("dialog[open] #confirm");
        desk.shows("#number", "〔2023〕");
        var address = desk.address();
        var path = "/api/v1" + address;
        var published = chain.commander().get(path).expect(200).body();

        desk.shows("#number", published.get("number").stringValue());
        desk.shows(
                "#figures",
                "共 %d 个项目".formatted(published.at("/figures/projects").intValue()));
        desk.shows("#figures", "%d 个节点".formatted(published.at("/figures/nodes").intValue()));
        assertThat(desk.all("#overdue tbody tr"))
                .hasSize(published.get("overdue").size());
        desk.shows("#overdue", PROJECT);
        desk.shows("#overdue", "p-owner");
        desk.looksRight("bulletin");
        isA4(desk.printed());

        done();
        desk.open(address);
        desk.shows("#frozen", "已发布，不再变动");
        desk.shows("#overdue", PROJECT);
        assertThat(chain.commander().get(path).expect(200).body()).isEqualTo(published);

        desk.open(address, "leader");
        desk.shows("#number", published.get("number").stringValue());
        desk.click("a.button");
        desk.shows("#bulletins", published.get("number").stringValue());
        assertThat(desk.all("#publish")).as("a commander's").isEmpty();
    }

    @Test
    void onAPhoneTheNavigationScrollsToTheCurrentPage() {
        desk.open("/bulletins?programme=chain", "commander");
        desk.size(360, 800);
        desk.open("/bulletins?programme=chain");
        desk.shows("nav [aria-current]", "通报");

        var edges = (List<?>) desk.run("""
                const frame = document.querySelector('bulletins-page').shadowRoot.querySelector('app-frame').shadowRoot;
                const box = frame.querySelector('[aria-current]').getBoundingClientRect();
                return [Math.floor(box.left), Math.ceil(box.right)];
                """);

        desk.size(1366, 900);
        assertThat(((Number) edges.getFirst()).intValue()).isNotNegative();
        assertThat(((Number) edges.getLast()).intValue()).isLessThanOrEqualTo(360);
    }

    @Test
    void whoeverReadsNoProgrammeReadsNoBulletin() {
        desk.open("/bulletins", "auditor");
        desk.shows("#noticeText", "您的角色不能查看本页");
        assertThat(desk.all("nav a[href='/bulletins']")).isEmpty();
    }

    private void done() throws Exception {
        var node = "/api/v1/projects/%s/nodes/longest/".formatted(PROJECT);
        chain.platform()
                .as("unit")
                .post(node + "completion", Map.of("completedOn", "2023-06-29"))
                .expect(200);
        chain.platform()
                .as("supervisor")
                .post(node + "verification", Map.of("verdict", "ACCEPTED"))
                .expect(200);
        Eventually.holds(
                "it is done",
                SharedPlatform.SOON,
                () -> chain.standing(PROJECT, "longest").equals("DONE_LATE"));
    }

    private static void isA4(byte[] pdf) {
        var box = MEDIA_BOX.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        assertThat(box.find()).as("a page").isTrue();
        assertThat(Math.round(Double.parseDouble(box.group(1)))).as("width").isEqualTo(595);
        assertThat(Math.round(Double.parseDouble(box.group(2)))).as("height").isEqualTo(842);
    }
}
