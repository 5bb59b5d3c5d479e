package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Reports and their photos, from the form to the receipt. */
abstract class FieldReports extends PhoneTestBase {
    private static final long PIECE = 256 * 1024;

    @Test
    void aReportWithAPhotoIsSentAndOnlyTheReceiptMakesItSent() throws IOException {
        var picture = CameraPhotos.jpeg(folder, 1, 900, 700);
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");
        phone.photograph(picture);
        phone.shows("#photosKept", "1 张照片");
        phone.set("input[type=range]", "70");
        phone.set("#done", "31");
        phone.type("#note", "东立面已完成");
        assertThat(phone.one("percent-input").getDomProperty("value")).isEqualTo("81");
        phone.browser.picture("field-360-report");
        sites.isSlow = true;

        phone.keep();

        phone.go("#/queue");
        phone.shows(".entry", "服务器已收到，待确认");
        sites.isSlow = false;
        phone.shows(".entry", "服务器已收齐");
        phone.shows("#summary", "全部记录服务器已收到");
        var bytes = Files.readAllBytes(picture);
        assertThat(sites.photos).containsOnlyKeys(StubFieldServices.sha256(bytes));
        assertThat(sites.photos.values())
                .as("the camera's own bytes, EXIF and all")
                .containsExactly(bytes);
        var report = sites.reports.values().iterator().next();
        assertThat(report.path("reportId").asString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(report.path("observedAt").asString()).as("the drill's day").startsWith("2023-06-30T");
        assertThat(report.has("progressPercent")).as("beside a quantity").isFalse();
        assertThat(report.path("quantity").toString()).isEqualTo("{\"done\":31,\"unit\":\"栋\"}");
        assertThat(report.path("location").path("latitude").asDouble()).isEqualTo(36.1);
        assertThat(phone.browser.consoleErrors())
                .as("a photo that nobody has yet is asked for once")
                .allMatch(line -> line.contains("/api/v1/photos/") && line.contains("404"));
        phone.browser.picture("field-360-sent");
    }

    @Test
    void whatWasRecordedOfflineSurvivesReloadAndKillAndIsSentOnceTheNetworkReturns() {
        phone.signIn("p-owner");
        phone.shows("a.node", "施工图设计");
        phone.isInstalled();
        phone.online(false);

        phone.go("#/nodes/p1/n2/report");
        phone.photograph(CameraPhotos.jpeg(folder, 2, 800, 600));
        phone.photograph(CameraPhotos.jpeg(folder, 3, 800, 600));
        phone.shows("#photosKept", "2 张照片");
        phone.keep();
        phone.shows("#said", "已存在本机，有网络时自动发送");
        phone.go("#/queue");
        phone.shows(".entry", "存在本机，待发送");

        phone.browser.run("location.reload()");
        phone.shows(".entry", "存在本机，待发送");
        phone.shows("#net", "无网络");
        phone.shows("#stale", "6月30日");
        phone.browser.picture("field-360-offline");

        // Another report that isn't stored yet when the phone dies.
        phone.go("#/nodes/p1/n3/report");
        phone.type("#note", "三层已完成");
        phone.photograph(CameraPhotos.jpeg(folder, 4, 800, 600));
        phone.shows("#photosKept", "1 张照片");
        phone.browser.kill();
        phone = at.restarted();
        phone.online(false);
        phone.open("#/nodes/p1/n3/report");

        phone.shows("#photosKept", "1 张照片");
        assertThat(phone.one("#note").getDomProperty("value")).isEqualTo("三层已完成");
        phone.go("#/queue");
        phone.shows(".entry", "存在本机，待发送");
        phone.go("#/nodes");
        phone.shows("a.node", "1 条待发");
        assertThat(sites.reports).isEmpty();

        phone.online(true);
        phone.go("#/queue");
        phone.shows(".entry", "服务器已收齐");
        assertThat(sites.photos).hasSize(2);
        phone.go("#/nodes/p1/n3/report");
        phone.keep();
        phone.until(() -> sites.photos.size() == 3);
        assertThat(sites.reports).hasSize(2);
    }

    @Test
    void anUploadThatTheServersDeathCutsOffGoesOnFromWhereItWas() throws IOException {
        var picture = CameraPhotos.jpeg(folder, 5, 1600, 1200);
        var size = Files.size(picture);
        assertThat(size).as("several pieces").isGreaterThan(5 * PIECE);
        sites.stopAt = 2 * PIECE;
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");
        phone.photograph(picture);
        phone.shows("#photosKept", "1 张照片");
        phone.keep();
        phone.until(() -> sites.stopped.getCount() == 0);

        at.gateway.project.close();
        phone.go("#/queue");
        phone.shows(".entry", "照片还差 1 张");
        assertThat(sites.pieces.values().iterator().next().size()).isEqualTo((int) (2 * PIECE));
        sites.stopAt = -1;
        at.gateway.project = new StubServer(at.gateway.project.port());
        sites.answerThrough(at.gateway.project);

        phone.shows(".entry", "服务器已收齐");
        assertThat(sites.offsets)
                .as("no piece that was acknowledged was sent again")
                .startsWith(0L, PIECE, 2 * PIECE);
        assertThat(sites.offsets.stream().filter(offset -> offset < 2 * PIECE)).hasSize(2);
        assertThat(sites.photos.values()).containsExactly(Files.readAllBytes(picture));
    }

    @Test
    void aPhoneWithoutStorageSpaceSaysSoAndKeepsThePhotoUntilThereIsSpace() {
        // Before anything is stored, because a browser caches the quota for a while.
        phone.wipe();
        phone.quota(1_500_000);
        phone.open("");
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");

        phone.photograph(CameraPhotos.jpeg(folder, 6, 1600, 1200));

        phone.shows("#unkept", "这张照片没有保存");
        phone.shows("#scarce", "可用空间");
        assertThat(phone.all("#photosKept")).isEmpty();
        phone.browser.picture("field-360-full");

        phone.quota(-1);
        phone.click("#unkept button");

        phone.shows("#photosKept", "1 张照片");
        phone.hides("#unkept");
    }

    @Test
    void theBrowserSendsTheQueueByItselfWhereItHasBackgroundSync() {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        phone.isInstalled();
        phone.permit("background-sync", true);
        // The page is offline; its worker is online.
        phone.online(false);

        phone.go("#/nodes/p1/n2/report");
        phone.keep();

        phone.until(() -> sites.reports.size() == 1);
        phone.go("#/queue");
        phone.shows(".entry", "服务器已收齐");
    }

    @Test
    void aReportIsMadeWithoutAPositionWhereThePersonGivesNone() {
        phone.permit("geolocation", false);
        try {
            phone.signIn("p-owner");
            phone.go("#/nodes/p1/n3/report");
            phone.click("#place button");
            phone.shows("#place", "没有定位权限");

            phone.keep();

            phone.until(() -> sites.reports.size() == 1);
            assertThat(sites.reports.values().iterator().next().has("location")).isFalse();
        } finally {
            phone.permit("geolocation", true);
        }
    }

    @Test
    void aFileThatIsNoPhotoIsRefusedAndForHeicTheMessageSaysHowToConvertIt() throws IOException {
        var brand = new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1'};
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n3/report");

        phone.photograph(Files.write(folder.resolve("IMG_0001.HEIC"), brand));
        phone.shows("#unreadable", "照片是 HEIC 格式，不能上传。请在手机“设置 › 相机 › 格式”中改为“兼容性最佳”后重拍");
        phone.photograph(Files.writeString(folder.resolve("note.jpg"), "no picture"));

        phone.shows("#unreadable", "这个文件不是能识别的照片。请用 JPEG、PNG 或 WebP。");
        assertThat(phone.all("#photosKept")).isEmpty();
    }
}
