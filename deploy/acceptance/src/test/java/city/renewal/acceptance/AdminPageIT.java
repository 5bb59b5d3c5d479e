package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The administration's sections with their commands, by role; commands without the right are not offered. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPageIT {
    private static final List<String> SECTIONS = List.of(
            "programmes",
            "people",
            "contacts",
            "calendars",
            "rules",
            "routing",
            "policies",
            "kinds",
            "silences",
            "webhooks",
            "templates");

    private final SharedPlatform chain;
    private DeskBrowser desk;

    @TempDir
    Path folder;

    AdminPageIT(SharedPlatform chain) {
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
    void eachRoleIsOfferedItsSectionsAndNoOther() {
        desk.open("/admin", "commander");
        desk.shows("#to-calendars", "日历");
        assertThat(offered()).containsExactly("programmes", "people", "calendars", "rules", "silences");
        desk.open("/admin/routing");
        desk.shows("#notYours", "您的角色不办理这一栏");
        assertThat(desk.all("routing-section")).isEmpty();
        desk.open("/admin/people");
        desk.shows("#peopleTitle", "人员");
        assertThat(desk.all("#addPerson, #addUnit, file-drop"))
                .as("an administrator's")
                .isEmpty();

        desk.open("/admin", "supervisor");
        desk.shows("#to-silences", "静默");
        assertThat(offered()).containsExactly("silences");

        desk.open("/admin", "unit");
        desk.shows("#notYours", "您的角色不办理这一栏");
        assertThat(offered()).isEmpty();
        assertThat(desk.all("nav a[href='/admin']")).as("no way to it").isEmpty();
    }

    @Test
    void everySectionLooksRight() {
        desk.open("/admin", "admin");
        desk.shows("#programmes", "崂山");
        assertThat(offered()).containsExactlyElementsOf(SECTIONS);
        for (var section : SECTIONS) {
            desk.click("#to-" + section);
            desk.shows("#sectionTitle", "");
            desk.hides("#sectionTrouble");
            desk.until(() -> !desk.text(section + "-section").contains("正在取数"));
            desk.looksRight("admin-" + section);
        }
    }

    @Test
    void aProgrammeIsCreated() throws Exception {
        desk.open("/admin/programmes", "admin");
        desk.command("#createProgramme");
        desk.fill("dialog[open] #name", "管理员新建的计划");
        desk.fill("dialog[open] #year", "2024");
        desk.fill("dialog[open] #area", "3702");
        desk.fill("dialog[open] #fields", "旧村改造");
        desk.fill("dialog[open] #programmeId", "admin-2024");
        desk.refuses("area", "6、9 或 12 位的辖区代码");
        desk.fill("dialog[open] #area", "370212");
        desk.confirm();

        desk.shows("tr[data-key='admin-2024']", "管理员新建的计划");
        assertThat(read("/api/v1/programmes/admin-2024").get("year").intValue()).isEqualTo(2024);
    }

    @Test
    void peopleAndUnitsAreImportedRegisteredAndChanged() throws Exception {
        desk.open("/admin/people", "admin");
        desk.attach("#file", people("bad", "p-desk-1||u-desk|试点办公室|370212"));
        desk.shows("#importFindings", "B2");
        assertThat(desk.text("#importFindings")).as("on a Chinese page").doesNotContain("Expected");
        desk.attach("#file", people("good", "p-desk-1|甄试点|u-desk|试点办公室|370212", "p-desk-2|贾试点|u-desk|试点办公室|370212"));
        desk.shows("#importReport", "2 人、1 个单位；新增 2");
        assertThat(admin().get("/api/v1/people/p-desk-1").status())
                .as("a dry run")
                .isEqualTo(404);
        desk.click("#importPeople");
        desk.shows("#sectionTold", "已完成");
        assertThat(read("/api/v1/people/p-desk-1").at("/units/0").stringValue()).isEqualTo("u-desk");

        desk.fill("#search", "甄试点");
        desk.command("button[aria-label='修改 甄试点']");
        desk.fill("dialog[open] #aliases", "甄·试点");
        desk.confirm();
        assertThat(read("/api/v1/people/p-desk-1").at("/aliases/0").stringValue())
                .isEqualTo("甄·试点");

        desk.command("#addUnit");
        desk.fill("dialog[open] #unitId", "u-desk-2");
        desk.fill("dialog[open] #name", "试点二组");
        desk.fill("dialog[open] #parent", "u-desk-2");
        desk.refuses("parent", "");
        desk.fill("dialog[open] #parent", "u-desk");
        desk.confirm();
        assertThat(read("/api/v1/units/u-desk-2").get("parent").stringValue()).isEqualTo("u-desk");
    }

    @Test
    void whoHasNoConfirmedAddressIsListed() throws Exception {
        admin().put("/api/v1/people/p-reach-1", Map.of("name", "易联系"), null).expect(200);
        admin().put("/api/v1/people/p-reach-2", Map.of("name", "难联系"), null).expect(200);
        admin().put("/api/v1/contacts/p-reach-1", Map.of("email", "reach-1@example.org"), null)
                .expect(200);
        Eventually.holds(
                "both are known", SharedPlatform.SOON, () -> unconfirmed().contains("p-reach-2"));

        desk.open("/admin/people", "admin");
        desk.fill("#search", "联系");
        desk.shows("tr[data-key='p-reach-1']", "易联系");
        desk.fill("#reach", "unconfirmed");
        desk.hides("tr[data-key='p-reach-1']");
        desk.shows("tr[data-key='p-reach-2']", "难联系");
        desk.fill("#search", "");
        desk.shows("#peopleTitle", unconfirmed().size() + " 人没有已确认的邮箱或手机");
        assertThat(desk.address()).isEqualTo("/admin/people?reach=unconfirmed");
        desk.looksRight("admin-people-unconfirmed");

        desk.fill("#search", "难联系");
        desk.click("a[href='/admin/contacts?person=p-reach-2']");
        desk.command("#setContact");
        desk.fill("dialog[open] #mobile", "13911115555");
        desk.confirm();
        desk.open("/admin/people?reach=unconfirmed");
        desk.shows("#peopleTitle", "没有已确认的邮箱或手机");
        desk.until(() -> desk.number("#peopleTitle") == unconfirmed().size());
        assertThat(unconfirmed()).doesNotContain("p-reach-1", "p-reach-2");
    }

    private List<String> unconfirmed() throws Exception {
        return admin().all("/api/v1/contacts?confirmed=false").stream()
                .map(person -> person.get("personId").stringValue())
                .toList();
    }

    @Test
    void whoseAlertsReachNobodyIsSaidToACommander() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project("admin-stranger", "chain", "370212"))
                .expect(201);
        var late = node("late", 10, "2023-06-20");
        late.put(
                "responsibility",
                Map.of(
                        "owner", Map.of("personId", "p-nowhere", "name", "无名氏"),
                        "unit", Map.of("unitId", "u1", "name", "u1"),
                        "leader", Map.of("personId", "p-leader", "name", "l"),
                        "cooperatingUnits", List.of()));
        chain.commander()
                .put("/api/v1/projects/admin-stranger/plan", plan("2023-07-31", List.of(late)), registered.etag())
                .expect(200);
        Eventually.holds(
                "its row",
                SharedPlatform.SOON,
                () -> chain.rows("admin-stranger").size() == 1);

        desk.open("/rankings?programme=chain", "commander");
        desk.fill("#programme", "chain");
        desk.open("/admin/people");
        desk.click("#findStrangers");
        desk.shows("#strangers", "无名氏");
    }

    @Test
    void aContactIsWrittenByTheAdministrator() throws Exception {
        desk.open("/admin/contacts?person=p-unit-2", "admin");
        desk.command("#setContact");
        desk.fill("dialog[open] #email", "nobody");
        desk.refuses("email", "应为邮箱地址");
        desk.fill("dialog[open] #email", "unit-2@example.org");
        desk.confirm();
        desk.shows("#email", "已确认");
        var contact = read("/api/v1/contacts/p-unit-2");
        assertThat(contact.get("email").stringValue()).isEqualTo("unit-2@example.org");
        assertThat(contact.get("emailConfirmed").booleanValue()).isTrue();
    }

    @Test
    void aCalendarIsSeenByYearTriedAndWritten() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project("admin-workdays", "chain", "370212"))
                .expect(201);
        var working = plan("2023-07-14", List.of(node("first", 4, null), node("second", 8, null, "first")));
        working.put("calendar", "WORKING");
        chain.commander()
                .put("/api/v1/projects/admin-workdays/plan", working, registered.etag())
                .expect(200);
        desk.open("/admin/calendars?calendar=WORKING&year=2023", "admin");
        desk.shows("td[data-date='2023-01-28']", "班");
        desk.shows("td[data-date='2023-10-02']", "休");
        desk.click("#yearAfter");
        desk.until(() -> desk.text("#year").contains("2024"));
        desk.click("#yearBefore");
        desk.fill("#daysForm [name=from]", "2023-07-03");
        desk.fill("#daysForm [name=to]", "2023-07-07");
        desk.fill("#daysForm [name=name]", "高温停工");
        desk.click("#tryDays");
        desk.shows("#moves", "高温停工");
        desk.shows("#movesTable", "first");
        var before = admin().get("/api/v1/calendars/WORKING").expect(200);
        assertThat(before.body().toString()).as("a dry run").doesNotContain("高温停工");

        desk.fill("#daysForm [name=to]", "2023-07-01");
        desk.click("#tryDays");
        desk.shows("#calendarFindings", "早于开始日期");

        var file = Files.writeString(
                folder.resolve("own.json"),
                "{\"name\":\"试点日历\",\"base\":\"WORKING\",\"days\":[{\"from\":\"2023-07-03\",\"to\":\"2023-07-04\",\"working\":false,\"name\":\"检修\"}]}");
        desk.fill("#newCalendarId", "DESK-CAL");
        desk.attach("#file", file);
        desk.shows("#moves", "own.json");
        desk.click("#writeCalendar");
        desk.shows("#sectionTold", "已写入“试点日历”");
        assertThat(read("/api/v1/calendars/DESK-CAL").at("/days/0/name").stringValue())
                .isEqualTo("检修");
    }

    @Test
    void rankingRulesAddUpToAHundred() throws Exception {
        var path = "/api/v1/programmes/chain/ranking-rules";
        var rules = read(path);
        desk.open("/admin/rules?programme=chain", "admin");
        desk.until(() -> desk.all("#rule-onTime").size() == 1);
        desk.fill("#rule-onTime", weight(rules, "onTime", 5));
        desk.shows("#rulesTotal", "105 分，应为 100 分");
        desk.click("#saveRules");
        desk.shows("#sectionTrouble", "合计应为 100");
        desk.fill("#rule-lateness", weight(rules, "lateness", -5));
        desk.click("#saveRules");
        desk.shows("#sectionTold", "已完成");
        assertThat(read(path).get("onTime").doubleValue())
                .isEqualTo(rules.get("onTime").doubleValue() + 5);
    }

    private List<String> offered() {
        return desk.all("nav a[id^='to-']").stream()
                .map(link -> String.valueOf(link.getDomAttribute("id")).substring("to-".length()))
                .toList();
    }

    private ApiClient admin() {
        return chain.platform().as("admin");
    }

    private JsonNode read(String path) throws Exception {
        return admin().get(path).expect(200).body();
    }

    private Path people(String name, String... rows) throws IOException {
        return Workbooks.of(folder, name, List.of("人员编号", "姓名", "单位编号", "单位", "单位区划"), rows);
    }

    private static String weight(JsonNode rules, String measure, int change) {
        return String.valueOf(Math.round(rules.get(measure).doubleValue() + change));
    }
}
