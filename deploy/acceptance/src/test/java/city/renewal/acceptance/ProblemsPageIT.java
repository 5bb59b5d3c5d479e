package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.CameraPhotos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The page of the problem list by role. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsPageIT {
    private static final String LIST = "/api/v1/problems?programme=laoshan-2023";
    private static final String OPEN = "&standing=OVERDUE,DUE_SOON,AT_RISK,ON_TRACK,CLAIMED,SUSPENDED";
    private static final String PROJECT = "found-faults";

    private final SharedPlatform chain;
    private DeskBrowser desk;

    @TempDir
    Path folder;

    ProblemsPageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() throws Exception {
        chain.planned(PROJECT);
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void aCommanderSeesAllOfThemAndAStreetsCommanderTheirStreet() throws Exception {
        desk.open("/problems?programme=laoshan-2023", "commander");
        desk.until(() -> rows() == count("commander", OPEN));
        var figures = chain.commander()
                .get("/api/v1/overview?programme=laoshan-2023")
                .expect(200)
                .body()
                .get("problems");
        assertThat(desk.number("#total")).isEqualTo(figures.get("total").intValue());
        assertThat(desk.number("#source-INSPECTION b"))
                .isEqualTo(figures.at("/bySource/INSPECTION").intValue());
        assertThat(desk.number("#light-RED b"))
                .isEqualTo(figures.at("/byLight/RED").intValue());

        desk.click("#light-RED");
        desk.until(() -> rows() == count("commander", "&light=RED"));
        desk.click("#light-RED");
        desk.fill("#q", "井盖");
        desk.until(() -> rows() == 1);
        desk.shows("tbody tr", "井盖松动异响");
        desk.click("#clear");
        desk.until(() -> rows() == count("commander", OPEN));
        desk.looksRight("problems");

        desk.open("/problems?programme=laoshan-2023", "commander-2");
        desk.until(() -> desk.all("#shown").size() == 1 && rows() == count("commander-2", OPEN));
        desk.open("/problems/laoshan-2023-problem-01");
        desk.shows("#noticeText", "没有这一项");
    }

    @Test
    void aProblemIsRaisedWithAPhotoMendedCheckedAndComesBack() throws Exception {
        desk.open("/problems?programme=chain", "supervisor");
        desk.command("#raise");
        desk.fill("dialog[open] #projectId", "%s（%s）".formatted(PROJECT, PROJECT));
        desk.click("dialog[open] #confirm");
        desk.shows("dialog[open] #effect", "问题清单");
        desk.until(() -> !desk.all("dialog[open] #dueDate").isEmpty());
        desk.refuses("title", "标题");
        desk.fill("dialog[open] #source", "INSPECTION");
        desk.fill("dialog[open] #title", "脚手架缺少连墙件");
        desk.fill("dialog[open] #dueDate", "2023-07-05");
        desk.fill("dialog[open] #owner", picked("王立功"));
        desk.attach("dialog[open] #photos", CameraPhotos.jpeg(folder, 1, 400, 300));
        desk.confirm();
        Eventually.holds("it is listed", SharedPlatform.SOON, () -> problem() != null);
        assertThat(problem().get("photos")).hasSize(1);
        var problemId = problem().get("problemId").stringValue();
        desk.shows("tr[data-key='%s']".formatted(problemId), "脚手架缺少连墙件");

        desk.open("/problems/" + problemId, "owner");
        desk.until(() -> !desk.all("stored-photo").isEmpty());
        assertThat(desk.all("#accept, #reassign, #return")).as("a supervisor's").isEmpty();
        desk.command("#rectify");
        desk.fill("dialog[open] #note", "已补装");
        desk.attach("dialog[open] #photos", CameraPhotos.jpeg(folder, 2, 400, 300));
        desk.confirm();
        desk.shows("#history", "申报整改");

        desk.open("/problems/" + problemId, "supervisor");
        assertThat(desk.all("#rectify")).as("an owner's").isEmpty();
        desk.command("#return");
        desk.refuses("note", "请填写");
        desk.fill("dialog[open] #note", "还缺两处");
        desk.confirm();
        desk.shows("#history", "退回");
        chain.platform()
                .as("owner")
                .post("/api/v1/problems/%s/rectification".formatted(problemId), Map.of("note", "已全部补装"))
                .expect(200);
        desk.open("/problems/" + problemId);
        desk.command("#accept");
        desk.confirm();
        desk.shows("#history", "复核销号");
        desk.command("#reopen");
        desk.fill("dialog[open] #note", "又拆了两处");
        desk.confirm();
        desk.shows("#history", "反弹重开");
        Eventually.holds(
                "it came back",
                SharedPlatform.SOON,
                () -> problem().get("reopened").intValue() == 1);
        desk.looksRight("problem");
    }

    @Test
    void aListOfProblemsIsTriedAndImported() throws Exception {
        desk.open("/problems?programme=chain&view=import", "supervisor");
        desk.attach("#file", problems("bad", "IMP-1|%s|next|督查|楼道堆物|安全|下个月".formatted(PROJECT)));
        desk.click("#dryRun");
        desk.shows("#trouble", "有 1 处要改");
        desk.shows("tbody th", "G2");
        assertThat(desk.text("tbody td")).as("on a Chinese page").doesNotContain("Expected");
        desk.attach(
                "#file",
                problems(
                        "good",
                        "IMP-1|%s|next|督查|楼道堆物|安全|2023-07-15".formatted(PROJECT),
                        "IMP-2|%s|next|督查|飞线充电|安全|2023-07-16".formatted(PROJECT)));
        assertThat(desk.all("#write[disabled]")).as("first it is tried").hasSize(1);
        desk.click("#dryRun");
        desk.shows("#report", "2 个问题可以导入");
        chain.commander().get("/api/v1/problems/IMP-1").expect(404);
        desk.click("#write");
        desk.shows("#report", "已导入 2 个问题");
        assertThat(chain.commander()
                        .get("/api/v1/problems/IMP-2")
                        .expect(200)
                        .body()
                        .get("title")
                        .stringValue())
                .isEqualTo("飞线充电");
        desk.looksRight("problems-import");
    }

    @Test
    void aCitizensReportBecomesAProblem() throws Exception {
        var known = waiting();
        new ApiClient(chain.platform().address(), "")
                .form(
                        "/open311/v2/requests.json",
                        "service_code=QUALITY&lat=36.11&long=120.46&attribute[area]=370212&description=pothole")
                .expect(201);
        var waiting = waiting().stream()
                .filter(report -> !known.contains(report))
                .findFirst()
                .orElseThrow();
        desk.open("/problems?view=citizens&report=" + waiting, "supervisor");
        desk.shows("#report", "市民的描述");
        desk.command("#acceptReport");
        desk.refuses("title", "请填写");
        desk.fill("dialog[open] #title", "市民反映的路面坑洼");
        desk.fill("dialog[open] #programme", "laoshan-2023");
        desk.refuses("leader", "请填写");
        for (var person : List.of("owner", "leader")) {
            desk.fill("dialog[open] #" + person, picked("王立功"));
        }
        desk.fill("dialog[open] #unit", option("unit", ""));
        desk.confirm();
        desk.hides("tr[data-key='%s']".formatted(waiting));
        var report = chain.platform()
                .as("supervisor")
                .get("/api/v1/citizen-reports/" + waiting)
                .expect(200)
                .body();
        assertThat(report.get("state").stringValue()).isEqualTo("ACCEPTED");
        Eventually.holds(
                "it is a problem",
                SharedPlatform.SOON,
                () -> chain.commander().all(LIST + "&source=CITIZEN").stream()
                        .anyMatch(row -> row.get("title").stringValue().equals("市民反映的路面坑洼")));
    }

    @Test
    void citizensReportsAreModeratedByThoseWhoMay() throws Exception {
        var waiting = waiting().getFirst();
        desk.open("/problems?view=citizens&report=" + waiting, "supervisor");
        desk.shows("#report", "市民的描述");
        desk.looksRight("citizens");
        desk.command("#declineReport");
        desk.click("dialog[open] #confirm");
        desk.shows("#reason-error", "原因");
        desk.fill("dialog[open] #reason", "不在本计划范围，已转交市政热线。");
        desk.confirm();
        desk.hides("tr[data-key='%s']".formatted(waiting));
        assertThat(chain.platform()
                        .as("supervisor")
                        .get("/api/v1/citizen-reports/" + waiting)
                        .expect(200)
                        .body()
                        .get("state")
                        .stringValue())
                .isEqualTo("DECLINED");

        desk.open("/problems?programme=laoshan-2023", "unit");
        desk.shows("#view-list", "问题清单");
        assertThat(desk.all("#view-citizens, #view-import")).as("of others").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "commander, /?programme=laoshan-2023&list=alerts, #exportXlsx, alerts.xlsx",
        "commander, /?programme=laoshan-2023&list=supervision-orders, #exportCsv, supervision-orders.csv",
        "commander, /?programme=laoshan-2023&list=projects, #exportXlsx, projects.xlsx",
        "commander, /problems?programme=laoshan-2023, #exportXlsx, problems.xlsx",
        "leader, /me/inbox, button.export[data-format=xlsx], inbox.xlsx",
        "commander, /projects/found-faults?tab=history, button.export[data-format=csv], history.csv",
        "admin, /admin/people, button.export[data-format=xlsx], people.xlsx"
    })
    void aListIsSavedAsAFileFromItsPage(String person, String page, String button, String file) throws Exception {
        desk.open(page, person);

        var saved = desk.saved(button);

        assertThat(saved).hasFileName(file);
        var begin = new String(Arrays.copyOf(Files.readAllBytes(saved), 3), StandardCharsets.UTF_8);
        assertThat(begin).startsWith(file.endsWith("csv") ? "\ufeff" : "PK");
    }

    /** The district's citizens' reports that wait for moderation. */
    private List<String> waiting() throws Exception {
        return chain.platform().as("supervisor").all("/api/v1/citizen-reports?state=PENDING").stream()
                .filter(report -> report.get("area").stringValue("").startsWith("370212"))
                .map(report -> report.get("reportId").stringValue())
                .toList();
    }

    private Path problems(String name, String... rows) throws IOException {
        return Workbooks.of(folder, name, List.of("问题编号", "项目编号", "节点编号", "问题来源", "问题", "问题类别", "整改期限"), rows);
    }

    private int rows() {
        return desk.all("tbody tr[data-key]").size();
    }

    private int count(String person, String filter) throws Exception {
        return chain.platform().as(person).all(LIST + filter).size();
    }

    private JsonNode problem() throws Exception {
        return chain.commander().all("/api/v1/problems?project=" + PROJECT).stream()
                .filter(row -> row.get("title").stringValue().equals("脚手架缺少连墙件"))
                .findFirst()
                .orElse(null);
    }

    /** A person's label in the list of people. */
    private String picked(String name) {
        return option("owner", name);
    }

    private String option(String field, String part) {
        var options = "#%s-options option".formatted(field);
        desk.until(() -> !desk.all(options).isEmpty());
        return desk.all(options).stream()
                .map(option -> option.getDomAttribute("value"))
                .filter(label -> label != null && label.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " is not among the choices"));
    }
}
