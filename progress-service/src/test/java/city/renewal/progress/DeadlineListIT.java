package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The deadline list over HTTP. */
class DeadlineListIT extends ProgressIT {
    @Test
    void showsDecisionsInTheDeadlineList() {
        publish(ProjectFacts.of("it1")
                .registered()
                .planned(
                        node("n1", TODAY.minusDays(3)),
                        node("n2", TODAY.plusMonths(3)).after("n1"))
                .signed("n2")
                .reported("it1-r1", "n1", NOW.minusSeconds(86_400), 40)
                .all());

        eventually(() -> {
            var list = service.get("/api/v1/deadlines?project=it1", COMMANDER).body();
            assertThat(list.at("/items/0/nodeId").asString("")).isEqualTo("n1");
            assertThat(list.at("/items/0/standing").asString("")).isEqualTo("OVERDUE");
            assertThat(list.at("/items/0/light").asString("")).isEqualTo("RED");
            assertThat(list.at("/items/0/overdueDays").asInt(-1)).isEqualTo(3);
            assertThat(list.at("/items/0/progressPercent").asInt(-1)).isEqualTo(40);
            assertThat(list.at("/items/1/standing").asString("")).isEqualTo("ON_TRACK");
            assertThat(list.at("/items/1/signedAt").asString("")).isEqualTo("2023-06-30T00:00:00Z");
        });
        var row = service.get("/api/v1/deadlines?project=it1", COMMANDER).body().at("/items/0");
        assertThat(new TreeSet<>(row.propertyNames()))
                .isEqualTo(new TreeSet<>(List.of(
                        "projectId",
                        "projectName",
                        "nodeId",
                        "nodeName",
                        "programme",
                        "field",
                        "area",
                        "headquarters",
                        "owner",
                        "ownerKnown",
                        "unit",
                        "leader",
                        "plannedStart",
                        "startedOn",
                        "originalDueDate",
                        "dueDate",
                        "dueVersion",
                        "forecastDate",
                        "claimedOn",
                        "completedOn",
                        "contradictedBy",
                        "progressPercent",
                        "weight",
                        "standing",
                        "light",
                        "overdueDays",
                        "lateDays",
                        "totalFloatDays",
                        "critical",
                        "calendarAssumed",
                        "signedAt",
                        "signingDueOn",
                        "objectedAt",
                        "objection",
                        "lastReportedAt",
                        "reportMissing",
                        "reportDemanded",
                        "extension",
                        "blockedBy",
                        "quantity",
                        "latestReport",
                        "sequence",
                        "lastEvent")));
    }

    @Test
    void filtersSortsAndPagesThroughTheList() {
        publishAndAwait(
                ProjectFacts.of("it3")
                        .registered("370212003", "p-leader", "u1")
                        .planned(
                                node("a", TODAY.minusDays(3)),
                                node("b", TODAY.plusDays(3)),
                                node("c", TODAY.plusDays(3)).ownedBy("p-somebody", "u1"),
                                node("d", TODAY.plusDays(90)).ownedBy("p-somebody", "u2"))
                        .extensionAsked("x1", "b", TODAY.plusDays(20))
                        .extensionAsked("x2", "c", TODAY.plusDays(20))
                        .extensionRefused("x2", "c"),
                "it3",
                5);

        assertThat(nodes("project=it3", COMMANDER)).containsExactly("a", "b", "c", "d");
        assertThat(nodes("project=it3&standing=OVERDUE,DUE_SOON", COMMANDER)).containsExactly("a", "b", "c");
        assertThat(nodes("project=it3&standing=OVERDUE&standing=ON_TRACK", COMMANDER))
                .containsExactly("a", "d");
        assertThat(nodes("project=it3&light=GREEN", COMMANDER)).containsExactly("d");
        assertThat(nodes("project=it3&dueFrom=2023-07-01&dueTo=2023-07-31", COMMANDER))
                .containsExactly("b", "c");
        assertThat(nodes("project=it3&owner=p-somebody&unit=u2", COMMANDER)).containsExactly("d");
        assertThat(nodes("project=it3&extension=PENDING", COMMANDER)).containsExactly("b");
        assertThat(nodes("project=it3&sort=-overdueDays", COMMANDER).getFirst()).isEqualTo("a");
        assertThat(nodes("project=it3&area=370212003", COMMANDER)).hasSize(4);
        assertThat(nodes("project=it3&area=370212001", COMMANDER)).isEmpty();
        assertThat(nodes("project=it3&area=370212&leader=p-leader&programme=laoshan-2023&field=f1", COMMANDER))
                .hasSize(4);
        for (var sort : List.of("dueDate", "-dueDate", "totalFloatDays", "-overdueDays", "projectName")) {
            assertThat(pages("project=it3&limit=1&sort=" + sort)).containsExactlyInAnyOrder("a", "b", "c", "d");
        }
    }

    private static List<String> pages(String query) {
        var seen = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = service.get("/api/v1/deadlines?" + query + cursor, COMMANDER)
                    .body();
            page.get("items").forEach(row -> seen.add(row.get("nodeId").asString()));
            if (page.get("next").isNull()) {
                return seen;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private static final List<String> UNKNOWN = List.of("colour=RED");

    @Test
    void rejectsUnknownParametersByName() {
        for (var query : List.of(
                "colour=RED",
                "standing=LATE",
                "extension=LATER",
                "extension=PENDING,REFUSED",
                "dueFrom=2023-02-30",
                "sort=weather",
                "limit=0",
                "limit=many",
                "cursor=xyz",
                "area=1&area=2")) {
            var answer = service.get("/api/v1/deadlines?" + query, COMMANDER);
            assertThat(answer.status()).as(query).isEqualTo(UNKNOWN.contains(query) ? 400 : 422);
            assertThat(answer.body().at("/violations/0/field").asString(""))
                    .as(query)
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        var cursor = service.get("/api/v1/deadlines?limit=1&sort=projectName", COMMANDER)
                .text("next");
        if (!cursor.isEmpty()) {
            assertThat(service.get("/api/v1/deadlines?limit=1&sort=dueDate&cursor=" + cursor, COMMANDER)
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void showsOnlyRowsThatTheCallerMaySee() {
        publishAndAwait(
                ProjectFacts.of("it4")
                        .registered("370212004", "p-leader-4", "u4")
                        .planned(
                                node("mine", TODAY.plusDays(50)).ownedBy("p-owner-4", "u4"),
                                node("theirs", TODAY.plusDays(50))
                                        .ownedBy("p-else", "u5")
                                        .ledBy("p-leader-5")),
                "it4",
                2);
        var here = TestTokens.of("p-x", city.renewal.starter.security.Role.SUPERVISOR)
                .in("370212004");
        var elsewhere = TestTokens.of("p-x", city.renewal.starter.security.Role.COMMANDER)
                .in("370212002");
        var projectLeader = TestTokens.of("p-leader-4", city.renewal.starter.security.Role.LEADER)
                .in("370212");
        var nodeLeader = TestTokens.of("p-leader-5", city.renewal.starter.security.Role.LEADER)
                .in("370212");
        var owner = TestTokens.of("p-owner-4", city.renewal.starter.security.Role.OWNER)
                .in("370212")
                .ofUnits("u4");
        var unit = TestTokens.of("p-y", city.renewal.starter.security.Role.UNIT)
                .in("370212")
                .ofUnits("u5");

        assertThat(nodes("project=it4", here)).containsExactly("mine", "theirs");
        assertThat(nodes("project=it4", elsewhere)).isEmpty();
        assertThat(nodes("project=it4", projectLeader)).containsExactly("mine", "theirs");
        assertThat(nodes("project=it4", nodeLeader)).containsExactly("theirs");
        assertThat(nodes("project=it4", owner)).containsExactly("mine");
        assertThat(nodes("project=it4", unit)).containsExactly("theirs");
        assertThat(service.get("/api/v1/projects/it4/schedule", elsewhere).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/projects/it4/schedule", owner)
                        .body()
                        .get("nodes")
                        .size())
                .isEqualTo(1);
        var figures =
                service.get("/api/v1/overview?programme=laoshan-2023", owner).body();
        assertThat(figures.at("/projects/total").asInt()).isEqualTo(1);
        assertThat(figures.at("/nodes/total").asInt()).isEqualTo(1);
        assertThat(service.get("/api/v1/overview?programme=laoshan-2023", elsewhere)
                        .body()
                        .at("/projects/total")
                        .asInt())
                .isZero();
    }
}
