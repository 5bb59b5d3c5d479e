package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for sites on a phone, through the real gateway, with and without a network. */
class FieldIT {
    private static final long PIECE = 256 * 1024;
    private static final List<String> VIEWS = List.of(
            "#/nodes",
            "#/nodes/p1/n1",
            "#/nodes/p1/n2/report",
            "#/nodes/p1/n1/sign",
            "#/nodes/p1/n1/object",
            "#/nodes/p1/n1/claim",
            "#/nodes/p1/n1/extension",
            "#/problems",
            "#/problems/new",
            "#/problems/q1",
            "#/problems/q1/rectify",
            "#/queue");

    private static RunningGateway gateway;
    private static StubSites sites;
    private static StubSignIn signIn;
    private static Phone phone;

    @TempDir
    Path folder;

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
        phone = new Phone(gateway.uri(), 360);
    }

    @AfterAll
    static void stop() {
        if (phone != null) {
            phone.close();
        }
        gateway.close();
    }

    @BeforeEach
    void aPhoneThatKnowsNothing() {
        sites.reset();
        signIn.expiresIn = 600;
        signIn.isOver = false;
        phone.wipe();
        phone.open("");
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
        assertThat(sites.photos).containsOnlyKeys(StubSites.sha256(bytes));
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
        phone.keep();
        phone.shows("#said", "已存在本机，有网络时自动发送");
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

    @Test
    void aPhotoAndWhatWasTypedSurviveThatThePhoneIsKilledBeforeTheReportIsKept() {
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");
        phone.type("#note", "三层已完成");
        phone.photograph(Pictures.jpeg(folder, 4, 800, 600));
        phone.shows("#photosKept", "1 张照片");

        phone.browser.kill();
        phone = phone.restarted();
        phone.open("#/nodes/p1/n2/report");

        phone.shows("#photosKept", "1 张照片");
        assertThat(phone.one("#note").getDomProperty("value")).isEqualTo("三层已完成");
        phone.keep();
        await().atMost(Browser.PATIENCE).until(() -> sites.photos.size() == 1);
    }

    @Test
    void anUploadThatTheServersDeathCutsOffGoesOnFromWhereItWas() throws IOException {
        var picture = Pictures.jpeg(folder, 5, 1600, 1200);
        var size = Files.size(picture);
        assertThat(size).as("several pieces").isGreaterThan(5 * PIECE);
        sites.stopAt = 2 * PIECE;
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");
        phone.photograph(picture);
        phone.shows("#photosKept", "1 张照片");
        phone.keep();
        await().atMost(Browser.PATIENCE).until(() -> sites.stopped.getCount() == 0);

        gateway.project.close();
        phone.go("#/queue");
        phone.shows(".entry", "照片还差 1 张");
        assertThat(sites.pieces.values().iterator().next().size()).isEqualTo((int) (2 * PIECE));
        sites.stopAt = -1;
        gateway.project = new StubServer(gateway.project.port());
        sites.answerThrough(gateway.project);

        phone.shows(".entry", "服务器已收齐");
        assertThat(sites.offsets)
                .as("no piece that was acknowledged was sent again")
                .startsWith(0L, PIECE, 2 * PIECE);
        assertThat(sites.offsets.stream().filter(offset -> offset < 2 * PIECE)).hasSize(2);
        assertThat(sites.photos.values()).containsExactly(Files.readAllBytes(picture));
    }

    @Test
    void aPhoneThatIsFullSaysSoAndKeepsThePhotoUntilThereIsRoom() {
        // Before anything is kept: a browser remembers for a while how much room there was.
        phone.wipe();
        phone.room(1_500_000);
        phone.open("");
        phone.signIn("p-owner");
        phone.go("#/nodes/p1/n2/report");

        phone.photograph(Pictures.jpeg(folder, 6, 1600, 1200));

        phone.shows("#unkept", "这张照片没有保存");
        phone.shows("#scarce", "可用空间");
        assertThat(phone.all("#photosKept")).isEmpty();
        phone.browser.picture("field-360-full");

        phone.room(-1);
        phone.click("#unkept button");

        phone.shows("#photosKept", "1 张照片");
        phone.hides("#unkept");
    }

    @Test
    void twoPeopleOnOnePhoneDoNotSeeEachOthersRecords() {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        phone.isInstalled();
        phone.online(false);
        phone.go("#/nodes/p1/n2/report");
        phone.type("#note", "王立功的记录");
        phone.keep();
        phone.go("#/queue");
        phone.click("#signOut");
        phone.browser.acceptAlert();
        phone.shows("h1", "请登录");
        phone.online(true);
        phone.open("");

        phone.signIn("p-reporter");

        phone.shows("a.node", "竣工验收");
        assertThat(phone.text("a.node")).doesNotContain("外墙保温");
        phone.go("#/queue");
        phone.shows("queue-view", "还没有记录");
        assertThat(sites.reports).as("nobody's report is sent by somebody else").isEmpty();

        phone.click("#signOut");
        phone.shows("h1", "请登录");
        phone.signIn("p-owner");

        phone.go("#/queue");
        phone.shows(".entry", "服务器已收齐");
        assertThat(sites.reports.values())
                .singleElement()
                .satisfies(report -> assertThat(report.path("note").asString()).isEqualTo("王立功的记录"));
    }

    @Test
    void aSessionThatEndsInTheMiddleOfAShiftKeepsTheQueueForTheNextSignIn() {
        signIn.expiresIn = 1;
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        signIn.isOver = true;
        phone.go("#/nodes/p1/n2/report");
        phone.keep();

        phone.shows("#ended", "记录都在本机");
        phone.go("#/queue");
        phone.shows(".entry", "存在本机，待发送");
        assertThat(sites.reports).isEmpty();
        phone.browser.picture("field-360-ended");

        signIn.isOver = false;
        signIn.expiresIn = 600;
        phone.click("#signInAgain");
        phone.browser.shows("#as-p-owner", "p-owner");
        phone.browser.click("#as-p-owner");

        phone.shows(".entry", "服务器已收齐");
        assertThat(sites.reports).hasSize(1);
    }

    @Test
    void signingClaimingAskingAndProblemsAreSentWithTheirVersionAndTheirKey() {
        phone.signIn("p-owner");
        phone.shows("a.node", "施工图设计");
        sites.stale = 2;
        phone.go("#/nodes/p1/n1/sign");
        phone.keep();
        await().atMost(Browser.PATIENCE).until(() -> sites.commands.size() == 1);

        phone.go("#/nodes/p1/n1/claim");
        phone.shows("claim-form", "施工前照片");
        phone.click("#keep");
        phone.shows("#fault-evidence", "还缺佐证：施工前照片、完工照片");
        phone.photograph(0, Pictures.jpeg(folder, 7, 600, 400));
        phone.shows("photo-field", "1 张照片");
        phone.photograph(1, Pictures.jpeg(folder, 8, 600, 400));
        await().atMost(Browser.PATIENCE).until(() -> phone.all("#photosKept").size() == 2);
        phone.browser.picture("field-360-claim");
        phone.keep();
        await().atMost(Browser.PATIENCE).until(() -> sites.commands.size() == 2);

        phone.go("#/nodes/p1/n3/extension");
        phone.set("#dueDate", "2023-09-01");
        phone.type("#reason", "雨季停工");
        phone.keep();
        phone.go("#/nodes/p1/n3/problem");
        phone.type("#title", "燃气管线未迁改");
        phone.set("#category", "UTILITIES");
        phone.click("label.choice");
        phone.browser.picture("field-360-problem");
        phone.keep();
        phone.go("#/problems/q1/rectify");
        phone.type("#note", "已补装");
        phone.keep();

        await().atMost(Browser.PATIENCE).until(() -> sites.commands.size() == 5);
        assertThat(sites.command("/acceptance").body().toString()).isEqualTo("{\"verdict\":\"SIGNED\"}");
        assertThat(sites.command("/acceptance").version()).isEqualTo("\"7\"");
        var claim = sites.command("/completion").body();
        assertThat(claim.path("completedOn").asString()).isEqualTo("2023-06-30");
        assertThat(claim.path("evidence").path(0).asString()).matches("PHOTO_BEFORE:[0-9a-f]{64}");
        assertThat(claim.path("evidence").path(1).asString()).matches("PHOTO_AFTER:[0-9a-f]{64}");
        assertThat(sites.photos)
                .as("evidence is there before it is claimed with")
                .hasSize(2);
        assertThat(sites.command("/extensions").body().toString())
                .isEqualTo("{\"dueDate\":\"2023-09-01\",\"reason\":\"雨季停工\"}");
        var problem = sites.command("/api/v1/problems").body();
        assertThat(problem.path("source").asString()).isEqualTo("SITE");
        assertThat(problem.path("blocks").toString()).isEqualTo("[\"n3\"]");
        assertThat(problem.path("nodeId").asString()).isEqualTo("n3");
        assertThat(sites.command("/rectification").body().path("note").asString())
                .isEqualTo("已补装");
        assertThat(sites.commands.keySet()).allMatch(key -> key.matches("[0-9a-f-]{14}7[0-9a-f-]{21}"));
        phone.go("#/queue");
        phone.shows("#summary", "全部记录服务器已收到");
    }

    @Test
    void whatThePlatformRefusesStaysWithItsReasonAndHoldsUpNothingElse() {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        phone.isInstalled();
        phone.online(false);
        phone.go("#/nodes/p1/n2/report");
        phone.type("#note", "refuse");
        phone.photograph(Pictures.jpeg(folder, 9, 400, 300));
        phone.shows("#photosKept", "1 张照片");
        phone.keep();
        phone.go("#/nodes/p1/n3/report");
        phone.keep();
        phone.go("#/queue");
        await().atMost(Browser.PATIENCE).until(() -> phone.all(".entry").size() == 2);

        phone.online(true);

        phone.shows(".entry[data-state=SENT]", "管网改造");
        phone.shows(".entry[data-state=REFUSED]", "原因：这个节点不属于您或您的单位");
        phone.browser.picture("field-360-refused");
        phone.click(".entry .danger");
        phone.browser.acceptAlert();
        phone.hides(".entry[data-state=REFUSED]");
    }

    @Test
    void theBrowserSendsTheQueueByItselfWhereItHasBackgroundSync() {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        phone.isInstalled();
        phone.permit("background-sync", true);
        // The page has no network; its worker does.
        phone.online(false);

        phone.go("#/nodes/p1/n2/report");
        phone.keep();

        await().atMost(Browser.PATIENCE).until(() -> sites.reports.size() == 1);
        phone.go("#/queue");
        phone.shows(".entry", "服务器已收齐");
    }

    @Test
    void everybodyCanReadAndHitEverythingOnASmallPhoneAndOnATablet() {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        for (var width : new int[] {360, 768}) {
            phone.size(width);
            for (var view : VIEWS) {
                phone.go(view);
                phone.shows("h1", "");
                phone.browser.assertNothingSticksOut();
                assertThat(phone.smallTargets()).as("%s at %d", view, width).isEmpty();
                assertThat(phone.smallText()).as("%s at %d", view, width).isEmpty();
                assertThat(phone.barriers()).as("%s at %d", view, width).isEmpty();
                phone.browser.picture("field-%d%s".formatted(width, view.replaceAll("[#/]+", "-")));
            }
        }
    }

    @Test
    void thePageSpeaksEnglishToo() {
        phone.signIn("p-owner");

        phone.click("#language");

        phone.shows("a.node", "3 days overdue");
        phone.shows("h1", "My nodes");
        phone.go("#/nodes/p1/n2/report");
        phone.shows("report-form", "Keep and send");
        assertThat(phone.browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(phone.browser.run("return import('/field/texts.js').then((it) => it.missingTexts().join())"))
                .isEqualTo("");
        phone.browser.picture("field-360-en");
    }

    @Test
    void aPhotoThatHasToBeEncodedAnewKeepsItsExif() throws IOException {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        var camera = Base64.getEncoder().encodeToString(Files.readAllBytes(Pictures.jpeg(folder, 10, 60, 40)));

        var found = phone.browser.runAsync("""
            const done = arguments[0];
            import('/field/exif.js').then(async (exif) => {
              const camera = Uint8Array.from(atob('%s'), (c) => c.charCodeAt(0)).buffer;
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 8;
              const encoded = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
              const joined = exif.withExif(await encoded.arrayBuffer(), exif.exifOf(camera));
              const back = exif.exifOf(joined);
              const picture = await createImageBitmap(new Blob([joined], {type: 'image/jpeg'}));
              done([exif.exifOf(camera)[28], back.length, back[28], picture.width,
                exif.exifOf(await encoded.arrayBuffer()), exif.exifOf(new ArrayBuffer(3))].join());
            }, (failure) => done(String(failure)));
            """.formatted(camera));

        assertThat(found)
                .as("orientation before; length; upright after; readable; none; none")
                .isEqualTo("6,36,1,8,,");
    }

    @Test
    void idsOfReportsBeginWithTheTimeAndSortByIt() {
        phone.shows("h1", "请登录");

        assertThat(phone.browser.runAsync("""
            const done = arguments[0];
            import('/shared/api/ids.js').then(({ uuid7 }) => {
              const ids = [1700000000000, 1700000000001, 1800000000000].map(uuid7);
              done([ids[0].slice(0, 15), ids.join() === [...ids].sort().join(), new Set([uuid7(1), uuid7(1)]).size].join());
            });
            """)).isEqualTo("018bcfe5-6800-7,true,2");
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

            await().atMost(Browser.PATIENCE).until(() -> sites.reports.size() == 1);
            assertThat(sites.reports.values().iterator().next().has("location")).isFalse();
        } finally {
            phone.permit("geolocation", true);
        }
    }
}
