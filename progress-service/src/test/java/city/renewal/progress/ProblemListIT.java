package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Problem;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The problem list over HTTP. */
class ProblemListIT extends ProgressIT {
    private static List<String> problems(String query, TestTokens.Bearer bearer) {
        var answer = service.get("/api/v1/problems?" + query, bearer);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(row -> row.path("problemId").asString())
                .toList();
    }

    private static JsonNode row(String problemId, String projectId) {
        return service.get("/api/v1/problems?project=" + projectId, COMMANDER)
                .body()
                .path("items")
                .valueStream()
                .filter(row -> row.path("problemId").asString().equals(problemId))
                .findFirst()
                .orElseThrow();
    }

    private static void publishAndAwait(String project, List<ProblemFacts> problems) {
        var facts = new ArrayList<Envelope<?>>();
        problems.forEach(each -> facts.addAll(each.all()));
        publish(facts);
        eventually(() ->
                assertThat(problems("limit=500&project=" + project, COMMANDER)).hasSize(problems.size()));
    }

    @Test
    void showsAllFieldsOfTheInterface() {
        publishAndAwait(ProjectFacts.of("pl1").registered().planned(node("n1", TODAY.plusDays(40))), "pl1", 2);
        publishAndAwait(
                "pl1",
                List.of(ProblemFacts.of("pl1-q", TODAY.minusDays(3))
                        .ofProject("pl1", "n1")
                        .blocking("n1")
                        .raised()
                        .extensionAsked("x1", TODAY.plusDays(5))));

        eventually(
                () -> assertThat(row("pl1-q", "pl1").path("sequence").asInt()).isEqualTo(2));
        var row = row("pl1-q", "pl1");
        assertThat(row.path("standing").asString()).isEqualTo("OVERDUE");
        assertThat(row.path("light").asString()).isEqualTo("RED");
        assertThat(row.path("overdueDays").asInt()).isEqualTo(3);
        assertThat(row.path("projectName").asString()).isEqualTo("项目 pl1");
        assertThat(row.path("nodeName").asString()).isEqualTo("节点 n1");
        assertThat(row.at("/leader/personId").asString()).isEqualTo("p-leader");
        assertThat(row.at("/extension/state").asString()).isEqualTo("PENDING");
        assertThat(problems("project=pl1&extension=PENDING", COMMANDER)).hasSize(1);
        assertThat(problems("project=pl1&extension=REFUSED", COMMANDER)).isEmpty();
        assertThat(row.at("/lastEvent/id").asString()).isEqualTo("problems/pl1-q/2");
        assertThat(row.at("/blocks/0").asString()).isEqualTo("n1");
        assertThat(new TreeSet<>(row.propertyNames()))
                .isEqualTo(new TreeSet<>(List.of(
                        "problemId",
                        "programme",
                        "projectId",
                        "projectName",
                        "nodeId",
                        "nodeName",
                        "field",
                        "headquarters",
                        "area",
                        "source",
                        "state",
                        "title",
                        "description",
                        "category",
                        "deduction",
                        "standardItem",
                        "leader",
                        "owner",
                        "ownerKnown",
                        "unit",
                        "originalDueDate",
                        "dueDate",
                        "dueVersion",
                        "forecastDate",
                        "photos",
                        "location",
                        "blocks",
                        "rectification",
                        "rectifiedOn",
                        "closedOn",
                        "standing",
                        "light",
                        "overdueDays",
                        "lateDays",
                        "returns",
                        "reopened",
                        "raisedBy",
                        "raisedAt",
                        "openedAt",
                        "extension",
                        "sequence",
                        "lastEvent")));
    }

    @Test
    void showsAProblemFromRaisingToClosingAndReopening() {
        publishAndAwait(ProjectFacts.of("pl2").registered().planned(node("n1", TODAY)), "pl2", 2);
        var facts = ProblemFacts.of("pl2-q", TODAY.plusDays(2))
                .ofProject("pl2", null)
                .raised();
        publishAndAwait("pl2", List.of(facts));
        assertThat(row("pl2-q", "pl2").path("standing").asString()).isEqualTo("DUE_SOON");

        publish(List.of(facts.at(NOW).rectified().last()));
        eventually(() ->
                assertThat(row("pl2-q", "pl2").path("standing").asString()).isEqualTo("CLAIMED"));
        publish(List.of(facts.returned().last()));
        eventually(() -> assertThat(row("pl2-q", "pl2").path("returns").asInt()).isEqualTo(1));
        assertThat(row("pl2-q", "pl2").path("standing").asString()).isEqualTo("DUE_SOON");
        publish(List.of(facts.rectified().last(), facts.closed().last()));
        eventually(() ->
                assertThat(row("pl2-q", "pl2").path("standing").asString()).isEqualTo("DONE_ON_TIME"));
        assertThat(row("pl2-q", "pl2").path("closedOn").asString()).isEqualTo(TODAY.toString());
        publish(List.of(facts.reopened(TODAY.plusDays(30)).last()));
        eventually(
                () -> assertThat(row("pl2-q", "pl2").path("reopened").asInt()).isEqualTo(1));
        assertThat(row("pl2-q", "pl2").path("standing").asString()).isEqualTo("ON_TRACK");
    }

    @Test
    void filtersSortsAndPagesThroughTheList() {
        publishAndAwait(
                ProjectFacts.of("pl3").registered("370212003", "p-leader", "u1").planned(node("n1", TODAY)), "pl3", 2);
        publishAndAwait(
                "pl3",
                List.of(
                        ProblemFacts.of("pl3-a", TODAY.minusDays(3))
                                .ofProject("pl3", "n1")
                                .in("370212003")
                                .raised(),
                        ProblemFacts.of("pl3-b", TODAY.plusDays(3))
                                .ofProject("pl3", null)
                                .in("370212003")
                                .from(Problem.Source.CITIZEN, "SAFETY")
                                .raised(),
                        ProblemFacts.of("pl3-c", TODAY.plusDays(30))
                                .ofProject("pl3", null)
                                .in("370212003")
                                .from(Problem.Source.ASSESSMENT, "QUALITY")
                                .answeredBy("p-somebody", "u2", "p-other")
                                .raised()));

        assertThat(problems("project=pl3", COMMANDER)).containsExactly("pl3-a", "pl3-b", "pl3-c");
        assertThat(problems("project=pl3&node=n1", COMMANDER)).containsExactly("pl3-a");
        assertThat(problems("project=pl3&source=CITIZEN,ASSESSMENT", COMMANDER)).containsExactly("pl3-b", "pl3-c");
        assertThat(problems("project=pl3&category=SAFETY", COMMANDER)).containsExactly("pl3-b");
        assertThat(problems("project=pl3&standing=OVERDUE&standing=DUE_SOON", COMMANDER))
                .containsExactly("pl3-a", "pl3-b");
        assertThat(problems("project=pl3&light=GREEN", COMMANDER)).containsExactly("pl3-c");
        assertThat(problems("project=pl3&dueFrom=2023-07-01&dueTo=2023-07-10", COMMANDER))
                .containsExactly("pl3-b");
        assertThat(problems("project=pl3&owner=p-somebody&unit=u2&leader=p-other", COMMANDER))
                .containsExactly("pl3-c");
        assertThat(problems("project=pl3&area=370212003&field=f1&headquarters=h1&programme=laoshan-2023", COMMANDER))
                .hasSize(3);
        assertThat(problems("project=pl3&area=370212001", COMMANDER)).isEmpty();
        assertThat(problems("project=pl3&sort=-overdueDays", COMMANDER).getFirst())
                .isEqualTo("pl3-a");
        for (var sort : List.of("dueDate", "-dueDate", "overdueDays", "-overdueDays", "raisedAt", "-raisedAt")) {
            assertThat(pages("project=pl3&limit=1&sort=" + sort)).containsExactlyInAnyOrder("pl3-a", "pl3-b", "pl3-c");
        }
    }

    private static List<String> pages(String query) {
        var seen = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page =
                    service.get("/api/v1/problems?" + query + cursor, COMMANDER).body();
            page.get("items").forEach(row -> seen.add(row.get("problemId").asString()));
            if (page.get("next").isNull()) {
                return seen;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private static final List<String> UNKNOWN = List.of("colour=RED", "signed=true");

    @Test
    void rejectsUnknownParametersByName() {
        for (var query : List.of(
                "colour=RED",
                "signed=true",
                "standing=LATE",
                "source=RUMOUR",
                "dueFrom=2023-02-30",
                "sort=totalFloatDays",
                "limit=0",
                "cursor=xyz",
                "area=1&area=2",
                "format=pdf")) {
            var answer = service.get("/api/v1/problems?" + query, COMMANDER);
            assertThat(answer.status()).as(query).isEqualTo(UNKNOWN.contains(query) ? 400 : 422);
            assertThat(answer.body().at("/violations/0/field").asString(""))
                    .as(query)
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void showsOnlyRowsThatTheCallerMaySee() {
        publishAndAwait(
                ProjectFacts.of("pl4")
                        .registered("370212004", "p-leader-4", "u4")
                        .planned(node("n1", TODAY)),
                "pl4",
                2);
        publishAndAwait(
                "pl4",
                List.of(
                        ProblemFacts.of("pl4-mine", TODAY)
                                .ofProject("pl4", null)
                                .in("370212004")
                                .answeredBy("p-owner-4", "u4", null)
                                .raised(),
                        ProblemFacts.of("pl4-theirs", TODAY)
                                .ofProject("pl4", null)
                                .in("370212004")
                                .answeredBy("p-else", "u5", "p-leader-5")
                                .raised()));
        var here = TestTokens.of("p-x", Role.SUPERVISOR).in("370212004");
        var elsewhere = TestTokens.of("p-x", Role.COMMANDER).in("370212002");
        var projectLeader = TestTokens.of("p-leader-4", Role.LEADER).in("370212");
        var problemLeader = TestTokens.of("p-leader-5", Role.LEADER).in("370212");
        var owner = TestTokens.of("p-owner-4", Role.OWNER).in("370212").ofUnits("u4");
        var unit = TestTokens.of("p-y", Role.UNIT).in("370212").ofUnits("u5");

        assertThat(problems("project=pl4", here)).containsExactly("pl4-mine", "pl4-theirs");
        assertThat(problems("project=pl4", elsewhere)).isEmpty();
        assertThat(problems("project=pl4", projectLeader)).containsExactly("pl4-mine", "pl4-theirs");
        assertThat(problems("project=pl4", problemLeader)).containsExactly("pl4-theirs");
        assertThat(problems("project=pl4", owner)).containsExactly("pl4-mine");
        assertThat(problems("project=pl4", unit)).containsExactly("pl4-theirs");
        assertThat(service.get(
                                "/api/v1/problems",
                                TestTokens.of("p-a", Role.ADMIN).in("370212"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProblemOfAnAreaHasNoProjectAndOneOfAWithdrawnProjectIsGone() {
        publish(ProblemFacts.of("pl5-area", TODAY.minusDays(1))
                .in("370212009001")
                .raised()
                .all());
        eventually(() -> assertThat(problems("area=370212009", COMMANDER)).containsExactly("pl5-area"));
        publishAndAwait(ProjectFacts.of("pl5").registered().planned(node("n1", TODAY)), "pl5", 2);
        publishAndAwait(
                "pl5",
                List.of(ProblemFacts.of("pl5-q", TODAY).ofProject("pl5", null).raised()));

        publish(List.of(ProjectFacts.of("pl5")
                .registered()
                .planned(node("n1", TODAY))
                .decided(new ProjectWithdrawn("撤项", "p-commander", NOW))
                .last()));

        eventually(() -> assertThat(problems("project=pl5", COMMANDER)).isEmpty());
        assertThat(problems("area=370212009", COMMANDER)).containsExactly("pl5-area");
    }
}
