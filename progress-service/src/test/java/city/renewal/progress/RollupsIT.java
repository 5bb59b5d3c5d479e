package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CityTaskEvent.CityTaskSet;
import city.renewal.events.Envelope;
import city.renewal.events.Money;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestTokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Investments, rankings and city tasks of a separate programme. */
class RollupsIT extends ProgressIT {
    private static final String PROGRAMME = "shinan-2022";

    @BeforeAll
    static void twoProjectsInTwoStreets() {
        publish(List.of(ProjectFacts.programme(PROGRAMME, 7), task("t1", "老旧小区改造"), task("t2", "停车设施")));
        publish(facts("r1", "370212001", "u-r1", List.of("t1", "t2"))
                .planned(
                        node("done", TODAY.minusDays(10)).ownedBy("p-r", "u-r1"),
                        node("late", TODAY.minusDays(15)).ownedBy("p-r", "u-r1"))
                .claimed("done", TODAY.minusDays(10), NOW)
                .completed("done", TODAY.minusDays(10))
                .paid("2023-01", "30.00")
                .paid("2023-02", "28.00")
                .paid("2022-12", "5.00")
                .all());
        publish(facts("r2", "370212002005", "u-r2", List.of("t1"))
                .planned(node("open", TODAY.plusDays(60)).ownedBy("p-q", "u-r2"))
                .paid("2023-02", "10.00")
                .all());
        eventually(() -> {
            assertThat(nodes("programme=" + PROGRAMME, COMMANDER)).hasSize(3);
            assertThat(get("/api/v1/investments?by=project")
                            .at("/total/paid/amount")
                            .asString(""))
                    .isEqualTo("68.00");
            assertThat(get("/api/v1/city-task-progress").get("items").size()).isEqualTo(2);
        });
    }

    private static Envelope<?> task(String id, String name) {
        return Envelope.of(
                "/city-tasks/" + id,
                id,
                1,
                new CityTaskSet(id, PROGRAMME, name, "市住建局", TODAY.plusDays(100), "p-commander", NOW));
    }

    private static ProjectFacts facts(String id, String area, String unit, List<String> tasks) {
        var entry = ProjectFacts.entry(id, area, "p-leader", unit);
        return ProjectFacts.of(id)
                .decided(new ProjectRegistered(
                        new ProjectEntry(
                                id,
                                PROGRAMME,
                                entry.name(),
                                "f1",
                                "h1",
                                area,
                                entry.unit(),
                                entry.leader(),
                                entry.totalInvestment(),
                                Money.yuan(new BigDecimal("40.00")),
                                null,
                                null,
                                tasks),
                        "p-commander",
                        NOW));
    }

    private static JsonNode get(String path) {
        var separator = path.contains("?") ? "&" : "?";
        var answer = service.get(path + separator + "programme=" + PROGRAMME, COMMANDER);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aggregatesPaymentsOfTheProgrammesYearWithoutACap() {
        var byArea = get("/api/v1/investments?by=area");

        assertThat(byArea.at("/items/0/key").asString()).isEqualTo("370212001");
        assertThat(byArea.at("/items/0/name").asString()).isEqualTo("中韩街道");
        assertThat(byArea.at("/items/0/paid/amount").asString()).isEqualTo("58.00");
        assertThat(byArea.at("/items/0/completionRate").asString()).isEqualTo("1.45");
        assertThat(byArea.at("/items/1/key").asString()).isEqualTo("370212002");
        assertThat(byArea.at("/total/projects").asInt()).isEqualTo(2);
        assertThat(byArea.at("/total/completionRate").asString()).isEqualTo("0.85");
        assertThat(get("/api/v1/overview").at("/investment/paidThisYear/amount").asString())
                .isEqualTo("68.00");
        assertThat(get("/api/v1/overview").at("/investment/completionRate").asString())
                .isEqualTo("0.85");
        assertThat(get("/api/v1/overview").at("/nodes/unsigned").asInt()).isEqualTo(2);
        var byMonth = get("/api/v1/investments?by=month");
        assertThat(byMonth.at("/items/0/key").asString()).isEqualTo("2022-12");
        assertThat(byMonth.at("/items/2/paid/amount").asString()).isEqualTo("38.00");
        // 80.00 are planned for the year and nothing for the months; December is not part of the year.
        assertThat(byMonth.at("/items/0/completionRate").isNull()).isTrue();
        assertThat(byMonth.at("/items/0/completionRateReason").asString()).isEqualTo("NOTHING_PLANNED");
        assertThat(byMonth.at("/items/1/completionRateReason").isNull()).isTrue();
        assertThat(byMonth.at("/items/1/completionRate").asString()).isEqualTo("0.38");
        assertThat(byMonth.at("/items/2/completionRate").asString()).isEqualTo("0.48");
        assertThat(byMonth.get("total")).isEqualTo(byArea.get("total"));
        assertThat(get("/api/v1/investments?by=headquarters")
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("旧改指挥部");
        var first = get("/api/v1/investments?by=project&limit=1");
        assertThat(get("/api/v1/investments?by=project&limit=1&cursor="
                                + first.get("next").asString())
                        .at("/items/0/key")
                        .asString())
                .isEqualTo("r2");
    }

    @Test
    void countsAProjectThatCarriesTwoCityTasksOnceInTheTotal() {
        var tasks = get("/api/v1/city-task-progress");

        assertThat(tasks.at("/items/0/name").asString()).isEqualTo("老旧小区改造");
        assertThat(tasks.at("/items/0/projects").asInt()).isEqualTo(2);
        assertThat(tasks.at("/items/0/nodes").asInt()).isEqualTo(3);
        assertThat(tasks.at("/items/0/completedNodes").asInt()).isEqualTo(1);
        assertThat(tasks.at("/items/0/byStanding/OVERDUE").asInt()).isEqualTo(1);
        assertThat(tasks.at("/items/1/projects").asInt()).isEqualTo(1);
        assertThat(tasks.at("/total/projects").asInt()).isEqualTo(2);
        assertThat(tasks.at("/total/paidThisYear/amount").asString()).isEqualTo("68.00");
    }

    @Test
    void ranksStreetsByTheRowsBehindEachMeasure() {
        var ranking = get("/api/v1/rankings?by=area");

        assertThat(ranking.at("/rulesVersion").asInt(-1)).isNotNegative();
        var second = ranking.at("/items/0/key").asString().equals("370212001")
                ? ranking.at("/items/0")
                : ranking.at("/items/1");
        var onTime = second.at("/explanation/0");
        assertThat(onTime.at("/numerator").asInt()).isEqualTo(1);
        assertThat(onTime.at("/denominator").asInt()).isEqualTo(2);
        for (var measure : List.of(onTime, second.at("/explanation/1"))) {
            var rows = service.get(measure.get("rows").asString(), COMMANDER)
                    .body()
                    .get("items");
            var expected = measure == onTime ? measure.at("/denominator").asInt() : 1;
            assertThat(rows.size()).as("%s", measure).isEqualTo(expected);
        }
        assertThat(service.get(second.at("/explanation/2/rows").asString(), COMMANDER)
                        .body()
                        .at("/total/paid/amount")
                        .asString())
                .isEqualTo("58.00");
        for (var by : List.of("headquarters", "unit", "field")) {
            assertThat(get("/api/v1/rankings?by=" + by).at("/items/0/rank").asInt(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void showsTheRankingToCallersWhoSeeAnythingOfTheProgrammeButOnlyVisibleRows() {
        var owner = TestTokens.of("p-q", Role.OWNER).in("370212").ofUnits("u-r2");
        var stranger = TestTokens.of("p-nobody", Role.OWNER).in("370212").ofUnits("u-none");

        var ranking = service.get("/api/v1/rankings?by=area&programme=" + PROGRAMME, owner);

        assertThat(ranking.body().get("items").size()).isEqualTo(2);
        for (var line : ranking.body().get("items")) {
            if (line.get("key").asString().equals("370212001")) {
                var rows = line.at("/explanation/0/rows").asString();
                assertThat(service.get(rows, owner).body().get("items").size()).isZero();
            }
        }
        assertThat(service.get("/api/v1/rankings?by=area&programme=" + PROGRAMME, stranger)
                        .status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/rankings?by=weather&programme=" + PROGRAMME, COMMANDER)
                        .body()
                        .at("/violations/0/field")
                        .asString())
                .isEqualTo("by");
    }

    @Test
    void keepsAPublishedRankingAsItWasWhenTheRulesChange() {
        var body = "{\"programme\": \"%s\", \"by\": \"unit\"}".formatted(PROGRAMME);
        var keyed = Map.of("Idempotency-Key", "publish-1");
        var published = service.send("POST", "/api/v1/rankings/publications", COMMANDER.token(), body, keyed);
        var again = service.send("POST", "/api/v1/rankings/publications", COMMANDER.token(), body, keyed);
        assertThat(published.status()).as("%s", published.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(published.body());
        var before = published.body().at("/ranking/rulesVersion").asLong();

        publish(List.of(Envelope.of(
                "/rankings/" + PROGRAMME,
                PROGRAMME,
                before + 1,
                new RankingRulesSet(
                        PROGRAMME,
                        new RankingRules(
                                BigDecimal.valueOf(100),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO),
                        "p-commander",
                        NOW))));
        eventually(() -> assertThat(
                        get("/api/v1/rankings?by=unit").at("/rulesVersion").asLong())
                .isEqualTo(before + 1));

        var stored = service.get(published.headers().get("location"), COMMANDER).body();
        assertThat(stored.get("ranking")).isEqualTo(published.body().get("ranking"));
        var list = get("/api/v1/rankings/publications").get("items");
        var ids = new ArrayList<String>();
        list.forEach(each -> ids.add(each.get("publicationId").asString()));
        assertThat(ids).contains(published.text("publicationId"));
    }

    @Test
    void allowsOnlyCommandersOfTheWholeProgrammeToPublish() {
        var street = TestTokens.of("p-x", Role.COMMANDER).in("370212001");
        var elsewhere = TestTokens.of("p-y", Role.COMMANDER).in("410100");
        var body = "{\"programme\": \"%s\", \"by\": \"unit\"}".formatted(PROGRAMME);

        assertThat(service.post("/api/v1/rankings/publications", street, body).status())
                .isEqualTo(403);
        assertThat(service.post("/api/v1/rankings/publications", elsewhere, body)
                        .status())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/rankings/publications", COMMANDER, "{\"by\": \"x\"}")
                        .body()
                        .get("violations")
                        .size())
                .isEqualTo(2);
    }
}
