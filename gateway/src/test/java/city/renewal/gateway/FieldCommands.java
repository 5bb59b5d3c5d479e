package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Commands other than reports, and those that the platform refuses. */
abstract class FieldCommands extends PhoneTestBase {
    @Test
    void signingClaimingAskingAndProblemsAreSentWithTheirVersionAndTheirKey() {
        phone.signIn("p-owner");
        phone.shows("a.node", "施工图设计");
        sites.stale = 2;
        phone.go("#/nodes/p1/n1/sign");
        phone.keep();
        phone.until(() -> sites.commands.size() == 1);

        phone.go("#/nodes/p1/n1/claim");
        phone.shows("claim-form", "施工前照片");
        phone.click("#keep");
        phone.shows("#fault-evidence", "还缺佐证：施工前照片、施工后照片");
        phone.photograph(0, CameraPhotos.jpeg(folder, 7, 600, 400));
        phone.shows("photo-field", "1 张照片");
        phone.photograph(1, CameraPhotos.jpeg(folder, 8, 600, 400));
        phone.until(() -> phone.all("#photosKept").size() == 2);
        phone.browser.picture("field-360-claim");
        phone.keep();
        phone.until(() -> sites.commands.size() == 2);

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

        phone.until(() -> sites.commands.size() == 5);
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
        phone.photograph(CameraPhotos.jpeg(folder, 9, 400, 300));
        phone.shows("#photosKept", "1 张照片");
        phone.keep();
        phone.go("#/nodes/p1/n3/report");
        phone.keep();
        phone.go("#/queue");
        phone.until(() -> phone.all(".entry").size() == 2);

        phone.online(true);

        phone.shows(".entry[data-state=SENT]", "管网改造");
        phone.shows(".entry[data-state=REFUSED]", "原因：这个节点不属于您或您的单位");
        phone.browser.picture("field-360-refused");
        phone.click(".entry .danger");
        phone.browser.acceptAlert();
        phone.hides(".entry[data-state=REFUSED]");
        phone.browser.run("location.reload()");
        phone.shows(".entry", "管网改造");
        assertThat(phone.all(".entry")).as("deleted for good").hasSize(1);
    }

    @Test
    void aRefusedRecordIsSentAgainUnderItsKeyAndIsTaken() {
        phone.signIn("p-owner");
        phone.shows("a.node", "施工图设计");
        sites.refusal = 422;
        phone.go("#/nodes/p1/n1");
        phone.click("#object");
        phone.click("#keep");
        phone.shows("#fault-note", "请写明理由");
        phone.type("#note", "图纸由市设计院出具");
        phone.keep();
        phone.go("#/queue");
        phone.shows(".entry[data-state=REFUSED]", "原因：平台没有接受（Expected node 'n1' to be open）");
        var key = phone.one(".entry").getDomAttribute("data-id");

        sites.refusal = 0;
        phone.click("#again");

        phone.shows(".entry[data-state=SENT]", "服务器已收齐");
        assertThat(sites.commands).containsOnlyKeys(key);
        assertThat(sites.command("/acceptance").body().toString())
                .isEqualTo("{\"verdict\":\"OBJECTED\",\"note\":\"图纸由市设计院出具\"}");
    }

    @Test
    void moreTimeForAProblemIsAskedForWithALaterDateAndAReason() {
        phone.signIn("p-owner");
        phone.go("#/problems");
        phone.shows("a.problem", "已退回 2 次");
        phone.click("a.problem");
        phone.shows("problem-page", "外墙保温 · 张村河片区改造项目一期");
        phone.click("#extension");
        phone.shows("problem-extension-form", "脚手架连墙件缺失 · 张村河片区改造项目一期");
        phone.set("#dueDate", "2023-07-02");
        phone.click("#keep");
        phone.shows("#fault-dueDate", "要晚于现在的期限");
        phone.shows("#fault-reason", "请写明理由");

        phone.set("#dueDate", "2023-07-20");
        phone.type("#reason", "连墙件加工需两周");
        phone.keep();

        phone.until(() -> sites.commands.size() == 1);
        assertThat(sites.command("/problems/q1/extensions").body().toString())
                .isEqualTo("{\"dueDate\":\"2023-07-20\",\"reason\":\"连墙件加工需两周\"}");
        assertThat(sites.command("/problems/q1/extensions").version()).isEqualTo("\"7\"");
    }
}
