package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sessions on a phone that several people use, and the separation of their records. */
abstract class FieldPeople extends PhoneTestBase {
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
        phone.shows("a.node", "受 1 个问题影响");
        phone.shows("a.node", "申请延至 2023年8月31日，待批");
        assertThat(phone.browser.address()).isEqualTo(at.gateway.uri() + "/field");
        assertThat(phone.browser.consoleErrors()).isEmpty();
        phone.browser.picture("field-360-nodes");
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
}
