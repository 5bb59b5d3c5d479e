package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for sites on a phone, through the real gateway, with and without a network. */
class FieldIT {
    private static RunningGateway gateway;
    private static StubSites sites;
    private static StubSignIn signIn;

    @TempDir
    Path folder;

    private Phone phone;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
        sites = new StubSites();
        sites.answerThrough(gateway.project, gateway.progress);
        signIn = new StubSignIn(
                gateway,
                List.of(
                        new StubSignIn.Person("p-owner", "王立功", "OWNER", List.of("u1")),
                        new StubSignIn.Person("p-reporter", "赵一川", "REPORTER", List.of("u2"))));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void newPhone() {
        sites.reset();
        signIn.expiresIn = 600;
        signIn.isOver = false;
        phone = new Phone(gateway.uri(), 360);
        phone.open("");
    }

    @AfterEach
    void away() {
        phone.close();
    }

    @Test
    void aPersonSeesTheirNodesWithLightAndDaysLeft() {
        phone.shows("h1", "请登录");
        phone.browser.picture("field-360-sign-in");

        phone.signIn("p-owner");

        phone.shows("a.node", "逾期 3 天");
        phone.shows("a.node", "还剩 5 天");
        phone.shows("a.node", "还剩 40 天");
        phone.shows("i + span", "逾期");
        phone.shows("a.node", "待签收");
        phone.shows("a.node", "缺汇报");
        assertThat(phone.browser.address()).isEqualTo(gateway.uri() + "/field");
        assertThat(phone.browser.complaints()).isEmpty();
        phone.browser.picture("field-360-nodes");
    }

    @Test
    void aReportWithAPhotoIsSentAndOnlyTheReceiptMakesItSent() throws IOException {
        var picture = Pictures.jpeg(folder, 1, 900, 700);
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");
        phone.photograph(picture);
        phone.shows("#photosKept", "1 张照片");
        phone.set("input[type=range]", "70");
        phone.set("#done", "31");
        phone.type("#note", "东立面已完成");
        phone.browser.picture("field-360-report");
        sites.isSlow = true;

        phone.click("#keep");

        phone.shows("#said", "已存在本机");
        phone.go("#/queue");
        phone.shows(".entry", "服务器已收到，待确认");
        sites.isSlow = false;
        phone.shows(".entry", "服务器已收齐");
        phone.shows("#summary", "全部记录服务器已收到");
        var bytes = Files.readAllBytes(picture);
        assertThat(sites.photos).containsOnlyKeys(StubSites.sha256(bytes));
        assertThat(sites.photos.values())
                .as("the camera's own bytes, EXIF and all")
                .containsExactly(bytes);
        var report = sites.reports.values().iterator().next();
        assertThat(report.path("reportId").asString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(report.path("observedAt").asString()).as("the drill's day").startsWith("2023-06-30T");
        assertThat(report.path("progressPercent").asInt()).isEqualTo(81);
        assertThat(report.path("quantity").toString()).isEqualTo("{\"done\":31,\"unit\":\"栋\"}");
        assertThat(report.path("location").path("latitude").asDouble()).isEqualTo(36.1);
        assertThat(phone.browser.complaints())
                .as("a photo that nobody has yet is asked for once")
                .allMatch(line -> line.contains("/api/v1/photos/") && line.contains("404"));
        phone.browser.picture("field-360-sent");
    }

    @Test
    void aReportMadeOfflineSurvivesReloadAndKillAndIsSentOnceTheNetworkReturns() {
        phone.signIn("p-owner");
        phone.shows("a.node", "施工图设计");
        phone.isInstalled();
        phone.online(false);

        phone.go("#/nodes/p1/n2/report");
        phone.photograph(Pictures.jpeg(folder, 2, 800, 600));
        phone.photograph(Pictures.jpeg(folder, 3, 800, 600));
        phone.shows("#photosKept", "2 张照片");
        phone.click("#keep");
        phone.shows("#said", "已存在本机");
        phone.go("#/queue");
        phone.shows(".entry", "存在本机，待发送");

        phone.browser.run("location.reload()");
        phone.shows(".entry", "存在本机，待发送");
        phone.shows("#net", "无网络");
        phone.shows("#stale", "6月30日");
        phone.browser.picture("field-360-offline");

        phone.browser.kill();
        phone = phone.restarted();
        phone.online(false);
        phone.open("#/queue");
        phone.shows(".entry", "存在本机，待发送");
        phone.go("#/nodes");
        phone.shows("a.node", "1 条待发");
        assertThat(sites.reports).isEmpty();

        phone.online(true);

        phone.go("#/queue");
        phone.shows(".entry", "服务器已收齐");
        assertThat(sites.reports).hasSize(1);
        assertThat(sites.photos).hasSize(2);
    }
}
