package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.DueDateShift;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The history of a project over HTTP. */
class HistoryIT extends ProgressIT {
    private static final String PROJECT = "it-history";
    private static final TestTokens.Bearer OWNER =
            TestTokens.of("p-hist", Role.OWNER).in("370212").ofUnits("u-hist");

    @BeforeAll
    static void aProjectWithAPast() {
        publish(List.of(ProjectFacts.person("p-supervisor", 1, true)));
        publishAndAwait(
                ProjectFacts.of(PROJECT)
                        .registered("370212005", "p-leader", "u-lead")
                        .planned(
                                node("n1", TODAY.minusDays(2)).ownedBy("p-hist", "u-hist"),
                                node("n2", TODAY.plusDays(20)).ownedBy("p-other", "u-other"))
                        .signed("n1")
                        .objected("n2", "不归我管")
                        .planned(
                                node("n1", TODAY.minusDays(2)).ownedBy("p-hist", "u-hist"),
                                node("n2", TODAY.plusDays(20)).lasting(9).ownedBy("p-other", "u-other"),
                                node("n3", TODAY.plusDays(30)).ownedBy("p-other", "u-other"))
                        .extensionAsked("x1", "n2", TODAY.plusDays(40))
                        .extensionRefused("x1", "n2")
                        .suspended("s1", TODAY.minusDays(1), "n2", "n3")
                        .resumed("s1", TODAY, new DueDateShift("n2", TODAY.plusDays(21), 2))
                        .paid("2023-06", "120000.00")
                        .completed("n1", TODAY.minusDays(3)),
                PROJECT,
                11);
        publish(ProblemFacts.of("it-history-q", TODAY.plusDays(5))
                .ofProject(PROJECT, "n2")
                .in("370212005")
                .raised()
                .all());
        publish(List.of(ProjectFacts.report(PROJECT, "r-hist", "n1", ProjectFacts.NOW.minusSeconds(60), 80)));
        eventually(() -> assertThat(items("", COMMANDER)).hasSize(13));
    }

    @Test
    void listsFactsTheNewestFirst() {
        var items = items("", COMMANDER);

        assertThat(items)
                .isSortedAccordingTo(
                        (a, b) -> b.get("at").asString().compareTo(a.get("at").asString()));
        var done = ofType(items, "node-completed");
        assertThat(done.at("/text/zh").asString())
                .contains("复核通过节点“节点 n1”")
                .contains(TODAY.minusDays(3).toString());

        assertThat(done.at("/text/en").asString()).contains("struck it off");
        assertThat(done.at("/by/personId").asString()).isEqualTo("p-supervisor");
        assertThat(done.at("/by/name").isString()).isTrue();
        assertThat(done.at("/nodeId").asString()).isEqualTo("n1");
        assertThat(done.at("/data/completedOn").asString())
                .isEqualTo(TODAY.minusDays(3).toString());
        assertThat(ofType(items, "investment-recorded").at("/text/zh").asString())
                .contains("2023-06完成投资12万元");
        assertThat(items.stream().map(item -> item.at("/text/zh").asString()))
                .allMatch(text -> text.endsWith("。") && !text.contains("%s"));
    }

    @Test
    void describesTheChangesOfAPlan() {
        var plans = items("", COMMANDER).stream()
                .filter(item -> item.get("type").asString().contains("plan-set"))
                .toList();

        assertThat(plans).hasSize(2);
        assertThat(plans.getLast().at("/text/zh").asString()).contains("制定了计划，共2个节点");
        assertThat(plans.getFirst().at("/text/zh").asString()).contains("新增1个节点，删除0个，修改1个");
        assertThat(plans.getFirst().at("/data/added/nodeIds/0").asString()).isEqualTo("n3");
        assertThat(plans.getFirst().at("/data/changed/nodeIds/0").asString()).isEqualTo("n2");
    }

    @Test
    void filtersFactsByNode() {
        var types = new ArrayList<String>();
        items("?node=n2", COMMANDER).forEach(item -> types.add(item.get("type").asString()));

        assertThat(types)
                .containsExactlyInAnyOrder(
                        "city.renewal.project.problem-raised.v1",
                        "city.renewal.project.work-resumed.v1",
                        "city.renewal.project.work-suspended.v1",
                        "city.renewal.project.extension-refused.v1",
                        "city.renewal.project.extension-requested.v1",
                        "city.renewal.project.plan-set.v1",
                        "city.renewal.project.node-objected.v1",
                        "city.renewal.project.plan-set.v1");
    }

    @Test
    void pagesWithoutLossOrRepetition() {
        var all = items("", COMMANDER);
        var paged = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = service.get("/api/v1/projects/" + PROJECT + "/history?limit=2" + cursor, COMMANDER)
                    .body();
            page.get("items").forEach(paged::add);
            cursor =
                    page.path("next").isString() ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(paged).isEqualTo(all);
        assertThat(new HashSet<>(paged)).hasSize(13);
        assertThat(service.get("/api/v1/projects/" + PROJECT + "/history?cursor=eA", COMMANDER)
                        .status())
                .isEqualTo(422);
        assertThat(service.get("/api/v1/projects/" + PROJECT + "/history?nodes=n1", COMMANDER)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsAnOwnerOnlyTheirNodesAndTheProject() {
        var items = items("", OWNER);

        assertThat(items).hasSize(7);
        assertThat(items.toString()).doesNotContain("n2").doesNotContain("n3").doesNotContain("不归我管");
        assertThat(ofType(items, "site-report-received").at("/text/zh").asString())
                .contains("80%");
        assertThat(items("?node=n2", OWNER)).isEmpty();
    }

    @Test
    void respondsToAnInvisibleProjectAsToAMissingOne() {
        var stranger = TestTokens.of("p-far", Role.COMMANDER).in("370211");
        var unseen = service.get("/api/v1/projects/" + PROJECT + "/history", stranger);
        var absent = service.get("/api/v1/projects/it-historx/history", stranger);

        assertThat(unseen.status()).isEqualTo(404);
        assertThat(unseen.body().toString().replace(PROJECT, "x"))
                .isEqualTo(absent.body().toString().replace("it-historx", "x"));
        var file = service.get("/api/v1/projects/" + PROJECT + "/history?format=csv", stranger);
        assertThat(file.status()).isEqualTo(404);
    }

    private static List<JsonNode> items(String query, TestTokens.Bearer bearer) {
        var answer = service.get("/api/v1/projects/" + PROJECT + "/history" + query, bearer);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().get("items").valueStream().toList();
    }

    private static JsonNode ofType(List<JsonNode> items, String type) {
        return items.stream()
                .filter(item -> item.get("type").asString().contains("." + type + "."))
                .findFirst()
                .orElseThrow();
    }
}
