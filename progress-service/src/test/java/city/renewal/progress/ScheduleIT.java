package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Schedules of projects, and previews of unsaved plans. */
class ScheduleIT extends ProgressIT {
    @Test
    void computesAProjectsSchedule() {
        publishAndAwait(
                ProjectFacts.of("it5")
                        .registered()
                        .planned(
                                node("n1", TODAY.plusDays(30)).lasting(20),
                                node("n2", TODAY.plusDays(60)).lasting(30).after("n1")),
                "it5",
                2);

        var schedule = service.get("/api/v1/projects/it5/schedule", COMMANDER).body();

        assertThat(schedule.at("/nodes/0/plannedFinish").asString())
                .isEqualTo(TODAY.plusDays(30).toString());
        assertThat(schedule.at("/nodes/0/plannedStart").asString())
                .isEqualTo(TODAY.plusDays(11).toString());
        assertThat(schedule.at("/nodes/0/totalFloatDays").asInt()).isEqualTo(11);
        assertThat(schedule.at("/links/0/from").asString()).isEqualTo("n1");
        assertThat(schedule.at("/anchor/finishBy").asString())
                .isEqualTo(TODAY.plusDays(60).toString());
        assertThat(service.get("/api/v1/projects/nobody/schedule", COMMANDER).status())
                .isEqualTo(404);
    }

    @Test
    void includesTheThreeListsOfTheProjectAndItsBlockingProblems() {
        publishAndAwait(
                ProjectFacts.of("it-three")
                        .registered("370212006", "p-leader", "u1")
                        .planned(
                                node("n1", TODAY.plusDays(20)).ownedBy("p-three", "u-three"),
                                node("n2", TODAY.plusDays(30)).after("n1")),
                "it-three",
                2);
        publish(ProblemFacts.of("it-three-q", TODAY.plusDays(25))
                .ofProject("it-three", null)
                .in("370212006")
                .answeredBy("p-fixer", "u-fixer", null)
                .blocking("n1")
                .raised()
                .all());
        eventually(() -> assertThat(
                        schedule("it-three", COMMANDER).path("problems").size())
                .isEqualTo(1));

        var schedule = schedule("it-three", COMMANDER);

        assertThat(schedule.at("/deadlines").size()).isEqualTo(2);
        assertThat(schedule.at("/deadlines/0/blockedBy/0/problemId").asString()).isEqualTo("it-three-q");
        assertThat(schedule.at("/deadlines/0/forecastDate").asString())
                .isEqualTo(TODAY.plusDays(35).toString());
        assertThat(schedule.at("/responsibilities").size()).isEqualTo(2);
        assertThat(schedule.at("/problems/0/standing").asString()).isEqualTo("ON_TRACK");
        assertThat(schedule.at("/feasible").asBoolean(true)).isFalse();
        assertThat(schedule.at("/drivingChain/0").asString()).isEqualTo("n1");
        assertThat(schedule.at("/heldBy/0/problemId").asString()).isEqualTo("it-three-q");
        assertThat(schedule.at("/heldBy/0/dueDate").asString())
                .isEqualTo(TODAY.plusDays(25).toString());
        assertThat(schedule.at("/nodes/0/blockedBy/0/title").asString()).isEqualTo("问题 it-three-q");
        var owner = TestTokens.of("p-three", Role.OWNER).in("370212").ofUnits("u-three");
        assertThat(schedule("it-three", owner).at("/deadlines").size()).isEqualTo(1);
        assertThat(schedule("it-three", owner).at("/responsibilities").size()).isEqualTo(1);
        assertThat(schedule("it-three", owner).at("/problems").size()).isZero();
        var fixer = TestTokens.of("p-fixer", Role.OWNER).in("370212").ofUnits("u-fixer");
        assertThat(schedule("it-three", fixer).at("/nodes").size()).isZero();
        assertThat(schedule("it-three", fixer).at("/problems").size()).isEqualTo(1);
    }

    private static JsonNode schedule(String projectId, TestTokens.Bearer bearer) {
        return service.get("/api/v1/projects/" + projectId + "/schedule", bearer)
                .body();
    }

    @Test
    void previewsAnUnsavedPlan() {
        var plan = """
            {"calendar": "NATURAL", "anchor": {"startOn": "2023-07-01"}, "nodes": [
              {"nodeId": "a", "durationDays": 3, "predecessors": []},
              {"nodeId": "b", "durationDays": 2, "predecessors": [{"nodeId": "a", "type": "FS", "lagDays": 0}]}]}\
            """;

        var answer = service.post("/api/v1/schedules/preview", COMMANDER, plan);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/start").asString()).isEqualTo("2023-07-01");
        assertThat(answer.body().at("/finish").asString()).isEqualTo("2023-07-05");
        assertThat(answer.body().at("/feasible").asBoolean()).isTrue();
        assertThat(answer.body().at("/nodes/1/earliestStart").asString()).isEqualTo("2023-07-04");
        assertThat(answer.body().at("/nodes/0/critical").asBoolean()).isTrue();
    }

    @Test
    void reportsTheDrivingChainOfALatePlan() {
        var plan = """
            {"calendar": "NATURAL", "anchor": {"finishBy": "2023-07-31"}, "today": "2023-07-15", "nodes": [
              {"nodeId": "short", "durationDays": 2, "predecessors": []},
              {"nodeId": "a", "durationDays": 10, "predecessors": []},
              {"nodeId": "b", "durationDays": 10, "predecessors": [{"nodeId": "short"}, {"nodeId": "a"}]}]}\
            """;

        var answer = service.post("/api/v1/schedules/preview", COMMANDER, plan).body();

        assertThat(answer.at("/feasible").asBoolean(true)).isFalse();
        assertThat(answer.at("/shortByDays").asInt()).isEqualTo(3);
        assertThat(answer.at("/drivingChain").toString()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void reportsFeasibilityAndDrivingChainOfASavedPlan() {
        publishAndAwait(
                ProjectFacts.of("it-chain")
                        .registered()
                        .planned(
                                node("first", TODAY.plusDays(8)).lasting(10),
                                node("other", TODAY.plusDays(40)).lasting(3)),
                "it-chain",
                2);

        var schedule =
                service.get("/api/v1/projects/it-chain/schedule", COMMANDER).body();

        assertThat(schedule.at("/feasible").asBoolean(true)).isFalse();
        assertThat(schedule.at("/shortByDays").asInt()).isEqualTo(1);
        assertThat(schedule.at("/drivingChain").toString()).isEqualTo("[\"first\"]");
    }

    @Test
    void reportsTheFieldThatMakesAPlanInvalid() {
        var node = "{\"nodeId\": \"%s\", \"durationDays\": %s, \"predecessors\": [{\"nodeId\": \"%s\"}]}";
        var plan = "{\"anchor\": {\"startOn\": \"2023-07-01\"}, \"nodes\": [%s, %s]}";

        expectViolation(plan.formatted(node.formatted("a", 1, "b"), node.formatted("b", 1, "a")), "nodes[");
        expectViolation(
                plan.formatted(node.formatted("a", 1, "x"), node.formatted("b", 1, "a")),
                "nodes[0].predecessors[0].nodeId");
        expectViolation(
                plan.formatted(node.formatted("a", -1, "b"), node.formatted("b", 1, "c")), "nodes[0].durationDays");
        expectViolation(
                plan.formatted(node.formatted("a", "null", "b"), node.formatted("b", 1, "c")), "nodes[0].durationDays");
        expectViolation("{\"nodes\": []}", "anchor");
        expectViolation("{\"anchor\": {}, \"nodes\": []}", "anchor");
        expectViolation("{\"anchor\": {\"startOn\": \"2023-02-30\"}, \"nodes\": []}", "anchor.startOn");
        expectViolation("{\"anchor\": {\"startOn\": \"2023-02-20\"}, \"nodes\": [], \"speed\": 9}", "speed");
    }

    private static void expectViolation(String plan, String field) {
        var answer = service.post("/api/v1/schedules/preview", COMMANDER, plan);
        assertThat(answer.status()).as("%s: %s", plan, answer.body()).isEqualTo(422);
        assertThat(answer.body().at("/violations/0/field").asString()).as(plan).startsWith(field);
    }

    @Test
    void reportsCrewConflictsWithTheirDays() {
        publishAndAwait(
                ProjectFacts.of("it-crews")
                        .registered()
                        .planned(
                                node("wall", TODAY.plusDays(20)).lasting(10).at("3号楼"),
                                node("roof", TODAY.plusDays(25)).lasting(10).at("3号楼"),
                                node("cable", TODAY.plusDays(25)).lasting(10).at("4号楼")),
                "it-crews",
                2);

        var schedule =
                service.get("/api/v1/projects/it-crews/schedule", COMMANDER).body();

        assertThat(schedule.get("conflicts").size()).isEqualTo(1);
        assertThat(schedule.at("/conflicts/0/location").asString()).isEqualTo("3号楼");
        assertThat(schedule.at("/conflicts/0/nodes/0").asString()).isEqualTo("wall");
        assertThat(schedule.at("/conflicts/0/nodes/1").asString()).isEqualTo("roof");
        assertThat(schedule.at("/conflicts/0/first").asString())
                .isEqualTo(TODAY.plusDays(16).toString());
        assertThat(schedule.at("/conflicts/0/last").asString())
                .isEqualTo(TODAY.plusDays(20).toString());
        assertThat(schedule.at("/conflicts/0/days").asInt()).isEqualTo(5);
        assertThat(schedule.at("/moreConflicts").asBoolean()).isFalse();
    }

    @Test
    void showsTheDatesOfTheImportedFileBesideThoseOfThePlan() {
        publishAndAwait(
                ProjectFacts.of("it-file")
                        .registered()
                        .planned(
                                node("same", TODAY.plusDays(10))
                                        .lasting(3)
                                        .fromFile(TODAY.plusDays(8), TODAY.plusDays(10)),
                                node("moved", TODAY.plusDays(20)).lasting(3).fromFile(TODAY, TODAY.plusDays(2)),
                                node("own", TODAY.plusDays(30)).lasting(3)),
                "it-file",
                2);

        var schedule =
                service.get("/api/v1/projects/it-file/schedule", COMMANDER).body();

        assertThat(schedule.at("/fileDifferences").asInt()).isEqualTo(1);
        assertThat(schedule.at("/nodes/0/differsFromFile").asBoolean()).isFalse();
        assertThat(schedule.at("/nodes/1/fileStart").asString()).isEqualTo(TODAY.toString());
        assertThat(schedule.at("/nodes/1/fileFinish").asString())
                .isEqualTo(TODAY.plusDays(2).toString());
        assertThat(schedule.at("/nodes/1/differsFromFile").asBoolean()).isTrue();
        assertThat(schedule.at("/nodes/2/fileStart").isNull()).isTrue();
        assertThat(schedule.at("/nodes/2/differsFromFile").asBoolean()).isFalse();
    }

    @Test
    void keepsEveryExtensionWithItsDatesInTheSchedule() {
        publishAndAwait(
                ProjectFacts.of("it-extended")
                        .registered()
                        .planned(node("n1", TODAY.plusDays(30)))
                        .extensionAsked("x1", "n1", TODAY.plusDays(50))
                        .extensionRefused("x1", "n1")
                        .extensionAsked("x2", "n1", TODAY.plusDays(40))
                        .extensionApproved("x2", "n1", TODAY.plusDays(40), 2)
                        .suspended("s1", TODAY.plusDays(3)),
                "it-extended",
                7);

        var schedule =
                service.get("/api/v1/projects/it-extended/schedule", COMMANDER).body();

        assertThat(schedule.at("/nodes/0/extensions/0/state").asString()).isEqualTo("REFUSED");
        assertThat(schedule.at("/nodes/0/extensions/1/approvedDueDate").asString())
                .isEqualTo(TODAY.plusDays(40).toString());
        assertThat(schedule.at("/nodes/0/originalDueDate").asString())
                .isEqualTo(TODAY.plusDays(30).toString());
        assertThat(schedule.at("/nodes/0/dueDate").asString())
                .isEqualTo(TODAY.plusDays(40).toString());
        assertThat(schedule.at("/suspensions/0/from").asString())
                .isEqualTo(TODAY.plusDays(3).toString());
        assertThat(schedule.at("/suspensions/0/nodeIds/0").asString()).isEqualTo("n1");
    }

    @Test
    void previewsLocationsAndMarksYearsWithoutPublishedHolidays() {
        var plan = """
            {"calendar": "WORKING", "anchor": {"startOn": "2041-07-01"}, "nodes": [
              {"nodeId": "a", "durationDays": 3, "location": "b1"},
              {"nodeId": "b", "durationDays": 5, "location": "b1"}]}\
            """;

        var answer = service.post("/api/v1/schedules/preview", COMMANDER, plan).body();

        assertThat(answer.at("/calendarAssumed").asBoolean()).isTrue();
        assertThat(answer.at("/nodes/0/calendarAssumed").asBoolean()).isTrue();
        assertThat(answer.at("/conflicts/0/days").asInt()).isEqualTo(3);
        expectViolation(plan.replace("WORKING", "MOON"), "calendar");
        expectViolation(plan.replace("\"b1\"", "\" \""), "nodes[0].location");
    }
}
