package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.CameraPhotos;
import city.renewal.gateway.Phone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A node owner's records on a phone, through the real sign-in and the real page, are stored by the services. */
@ExtendWith(SharedPlatform.Resolver.class)
class FieldPageIT {
    private static final String PROJECT = "on-site";
    private static final String PROBLEM = "on-site-problem";

    private final SharedPlatform chain;
    private Phone phone;

    @TempDir
    Path folder;

    FieldPageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeEach
    void aPhone() {
        phone = new Phone(chain.platform().address(), 360);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void whatIsSaidOnThePhoneIsWhatTheServicesHold() throws Exception {
        planned();
        signIn();

        var photo = reportWithoutNetwork();
        holdsTheReportWith(photo);

        say("works", "sign", () -> {});
        say("foreign", "object", () -> phone.type("#note", "不是本单位的节点"));
        say("works", "extension", () -> {
            phone.set("#dueDate", "2023-08-15");
            phone.type("#reason", "雨季停工两周");
        });
        say("finished", "claim", () -> {
            phone.shows("claim-form", "施工前照片");
            phone.photograph(0, CameraPhotos.jpeg(folder, 2, 400, 300));
            phone.shows("photo-field", "1 张照片");
            phone.photograph(1, CameraPhotos.jpeg(folder, 3, 400, 300));
            phone.until(() -> phone.all("#photosKept").size() == 2);
        });
        sayOfTheProblem("extension", () -> {
            phone.set("#dueDate", "2023-07-20");
            phone.type("#reason", "连墙件加工需两周");
        });
        sayOfTheProblem("rectify", () -> phone.type("#note", "已补装"));

        phone.go("#/queue");
        phone.shows("#summary", "全部记录服务器已收到");
        Eventually.holds("the lists show what was said", SharedPlatform.SOON, () -> {
            var rows = chain.rows(PROJECT);
            return rows.get("works").path("signedAt").isString()
                    && rows.get("foreign").path("objectedAt").isString()
                    && rows.get("finished").path("standing").stringValue().equals("CLAIMED");
        });
        var extensions = "/api/v1/projects/%s/nodes/works/extensions".formatted(PROJECT);
        assertThat(asked(chain.commander().get(extensions).expect(200).body().path("items")))
                .as("asked for once")
                .containsExactly("2023-08-15 雨季停工两周");
        var problem =
                chain.commander().get("/api/v1/problems/" + PROBLEM).expect(200).body();
        assertThat(problem.path("state").stringValue()).isEqualTo("RECTIFIED");
        assertThat(asked(problem.path("extensions"))).containsExactly("2023-07-20 连墙件加工需两周");
        assertThat(problem.path("rectification").path("note").stringValue()).isEqualTo("已补装");
    }

    /** A project of the owner's with a node for each command, and a problem. */
    private void planned() throws Exception {
        var commander = chain.commander();
        var registered = commander
                .post("/api/v1/projects", project(PROJECT, "chain", "370212"))
                .expect(201);
        var finished = new HashMap<>(node("finished", 10, "2023-06-28"));
        finished.put("evidence", List.of("PHOTO_BEFORE", "PHOTO_AFTER"));
        commander
                .put(
                        "/api/v1/projects/%s/plan".formatted(PROJECT),
                        plan(
                                "2023-09-30",
                                List.of(node("works", 10, "2023-07-10"), node("foreign", 10, "2023-07-20"), finished)),
                        registered.etag())
                .expect(200);
        var problem = new HashMap<String, Object>(Map.of(
                "problemId",
                PROBLEM,
                "projectId",
                PROJECT,
                "nodeId",
                "works",
                "source",
                "INSPECTION",
                "title",
                "脚手架连墙件缺失",
                "category",
                "SAFETY",
                "dueDate",
                "2023-07-05"));
        chain.platform().as("supervisor").post("/api/v1/problems", problem).expect(201);
        Eventually.holds(
                "rows",
                SharedPlatform.SOON,
                () -> chain.rows(PROJECT).size() == 3
                        && chain.commander()
                                        .all("/api/v1/problems?project=" + PROJECT)
                                        .size()
                                == 1);
    }

    private void signIn() {
        phone.open("");
        phone.click("#signIn");
        phone.browser.shows("button[value=owner]", "王立功");
        phone.browser.click("button[value=owner]");
        phone.shows("a.node", "works");
        phone.isInstalled();
    }

    /** @return the photo's SHA-256 */
    private String reportWithoutNetwork() throws Exception {
        var photo = CameraPhotos.jpeg(folder, 1, 1200, 900);
        phone.online(false);
        phone.go("#/nodes/%s/works/report".formatted(PROJECT));
        phone.photograph(photo);
        phone.shows("#photosKept", "1 张照片");
        phone.set("input[type=range]", "35");
        phone.type("#note", "东立面已完成");
        phone.keep();
        phone.go("#/queue");
        phone.shows(".entry", "存在本机，待发送");
        assertThat(reports()).isEmpty();

        phone.online(true);

        phone.shows(".entry", "服务器已收齐");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(photo)));
    }

    private void holdsTheReportWith(String photo) throws Exception {
        assertThat(reports()).singleElement().satisfies(report -> {
            assertThat(report.path("complete").booleanValue()).isTrue();
            assertThat(report.path("photos").toString()).isEqualTo("[\"" + photo + "\"]");
            assertThat(report.path("progressPercent").intValue()).isEqualTo(35);
            assertThat(report.path("note").stringValue()).isEqualTo("东立面已完成");
            assertThat(report.path("reportedBy").stringValue()).isEqualTo("p-owner");
        });
        assertThat(chain.platform().as("supervisor").download("/api/v1/photos/%s?original=true".formatted(photo)))
                .isEqualTo(Files.readAllBytes(folder.resolve("IMG_1.jpg")));
    }

    private List<JsonNode> reports() throws Exception {
        return chain.commander().all("/api/v1/site-reports?project=" + PROJECT);
    }

    /** Opens a form by its button on the node's page. */
    private void say(String node, String button, Runnable fill) {
        phone.go("#/nodes/%s/%s".formatted(PROJECT, node));
        isSaid(button, fill);
    }

    private void sayOfTheProblem(String button, Runnable fill) {
        phone.go("#/problems/" + PROBLEM);
        isSaid(button, fill);
    }

    private void isSaid(String button, Runnable fill) {
        var before = phone.browser.address();
        phone.click("#" + button);
        phone.shows("#keep", "保存并发送");
        fill.run();
        phone.keep();
        assertThat(phone.browser.address()).as("back where the button is").isEqualTo(before);
        phone.go("#/queue");
        phone.shows("#summary", "全部记录服务器已收到");
    }

    /** New date and reason of each request for more time. */
    private static List<String> asked(JsonNode extensions) {
        return extensions
                .valueStream()
                .map(one -> one.path("requestedDueDate").stringValue() + " "
                        + one.path("reason").stringValue())
                .toList();
    }
}
