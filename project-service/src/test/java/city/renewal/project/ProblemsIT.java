package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProblemEvent.ProblemClosed;
import city.renewal.events.ProblemEvent.ProblemExtensionApproved;
import city.renewal.events.ProblemEvent.ProblemExtensionRequested;
import city.renewal.events.ProblemEvent.ProblemRaised;
import city.renewal.events.ProblemEvent.ProblemReassigned;
import city.renewal.events.ProblemEvent.ProblemRectified;
import city.renewal.events.ProblemEvent.ProblemReopened;
import city.renewal.events.ProblemEvent.ProblemReturned;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The problem list's commands over HTTP, and the facts that they publish. */
class ProblemsIT {
    private static final String PHOTO = "ab".repeat(32);
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "problems-2023");
        ProgrammeFixture.project(service, "problems-2023", "pb");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aProblemIsRaisedRectifiedReturnedClosedAndComesBack() {
        var raised = post("supervisor", "/api/v1/problems", """
            {"problemId": "pb-life", "programme": "problems-2023", "projectId": "pb", "nodeId": "n1",
             "area": "370212001", "source": "INSPECTION", "title": "外墙渗漏", "description": "三层北侧渗水",
             "category": "质量", "dueDate": "2023-07-10", "photos": ["%s"],
             "location": {"longitude": 120.4, "latitude": 36.1}}
            """.formatted(PHOTO));
        assertThat(raised.status()).as("%s", raised.body()).isEqualTo(201);
        assertThat(raised.headers().get("location")).isEqualTo("/api/v1/problems/pb-life");
        assertThat(raised.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(raised.text("category")).isEqualTo("QUALITY");
        assertThat(raised.body().at("/owner/personId").asString()).isEqualTo("p-owner");
        assertThat(raised.body().at("/unit/unitId").asString()).isEqualTo("u1");
        assertThat(raised.body().at("/leader/personId").asString()).isEqualTo("p-leader");

        var path = "/api/v1/problems/pb-life";
        done(post("owner", path + "/extensions", """
            {"extensionId": "x1", "dueDate": "2023-07-20", "reason": "材料未到"}
            """), 201);
        done(post("leader", path + "/extensions/x1/decision", "{\"verdict\": \"APPROVED\", \"note\": \"同意\"}"), 200);
        done(post("commander", path + "/reassignment", """
            {"leader": {"personId": "p-leader-2", "name": "另一领导"}, "reason": "分工调整"}
            """), 200);
        done(post("owner", path + "/rectification", "{\"note\": \"已补漏\"}"), 200);
        done(post("supervisor", path + "/verification", "{\"verdict\": \"RETURNED\", \"note\": \"仍有水渍\"}"), 200);
        done(
                post("owner", path + "/rectification", "{\"note\": \"重做防水\", \"photos\": [\"%s\"]}".formatted(PHOTO)),
                200);
        var closed = post("supervisor", path + "/verification", "{\"verdict\": \"ACCEPTED\"}");
        assertThat(closed.text("state")).as("%s", closed.body()).isEqualTo("CLOSED");
        assertThat(closed.body().path("returns").asInt()).isEqualTo(1);
        var back = post("supervisor", path + "/reopening", "{\"note\": \"雨后又漏\", \"dueDate\": \"2023-08-01\"}");

        assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
        assertThat(back.text("state")).isEqualTo("OPEN");
        assertThat(back.body().path("reopened").asInt()).isEqualTo(1);
        assertThat(back.body().path("returns").asInt()).isZero();
        assertThat(back.text("originalDueDate")).isEqualTo("2023-07-10");
        assertThat(back.text("dueDate")).isEqualTo("2023-08-01");
        assertThat(back.body().path("dueVersion").asInt()).isEqualTo(3);
        var shown = service.get(path, demo("reporter"));
        assertThat(shown.body()).isEqualTo(back.body());
        assertThat(shown.headers().get("etag")).isEqualTo(back.headers().get("etag"));
        assertThat(service.get(path + "/history", demo("owner"))
                        .body()
                        .at("/items")
                        .findValuesAsString("kind"))
                .containsExactly(
                        "RAISED",
                        "EXTENSION_REQUESTED",
                        "EXTENSION_APPROVED",
                        "REASSIGNED",
                        "RECTIFIED",
                        "RETURNED",
                        "RECTIFIED",
                        "CLOSED",
                        "REOPENED");

        var facts = PublishedFacts.of("/problems/pb-life", 9);
        assertThat(facts).extracting(Envelope::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(facts).extracting(Envelope::subject).containsOnly("pb");
        assertThat(facts.stream().<Class<?>>map(fact -> fact.event().getClass()))
                .containsExactly(
                        ProblemRaised.class,
                        ProblemExtensionRequested.class,
                        ProblemExtensionApproved.class,
                        ProblemReassigned.class,
                        ProblemRectified.class,
                        ProblemReturned.class,
                        ProblemRectified.class,
                        ProblemClosed.class,
                        ProblemReopened.class);
        assertThat(((ProblemEvent) facts.getLast().event()).problem())
                .returns(LocalDate.of(2023, 8, 1), Problem::dueDate)
                .returns(1, Problem::reopened)
                .returns("p-supervisor", Problem::raisedBy);
    }

    @Test
    void aProblemOfAnAreaIsKeyedByItself() {
        var raised = post("commander", "/api/v1/problems", """
            {"problemId": "pb-area", "programme": "problems-2023", "area": "370212002", "source": "INSTRUCTION",
             "title": "占道经营", "description": "批示", "category": "秩序",
             "leader": {"personId": "p-leader", "name": "领导"}, "owner": {"personId": "p-owner", "name": "责任人"},
             "unit": {"unitId": "u1", "name": "一单位"}, "dueDate": "2023-07-10", "photos": []}
            """);

        assertThat(raised.status()).as("%s", raised.body()).isEqualTo(201);
        assertThat(PublishedFacts.of("/problems/pb-area", 1).getFirst().subject())
                .isEqualTo("pb-area");
        done(post("owner", "/api/v1/problems/pb-area/extensions", """
            {"extensionId": "x1", "dueDate": "2023-07-20", "reason": "x"}
            """), 201);
        done(post("leader", "/api/v1/problems/pb-area/extensions/x1/decision", "{\"verdict\": \"APPROVED\"}"), 200);
    }

    @Test
    void everyFieldThatIsNotAsExpectedIsNamed() {
        var empty = post("supervisor", "/api/v1/problems", "{}");
        var odd = post("supervisor", "/api/v1/problems", """
            {"problemId": "a b", "projectId": "pb", "area": "37", "source": "INSPECTION", "title": "x",
             "category": "LAND", "deduction": 1e9, "owner": {"personId": "", "name": "x"}, "dueDate": "2023-07-10",
             "photos": ["../x"], "location": {"longitude": 0, "latitude": 200}}
            """);
        var unknown = post("supervisor", "/api/v1/problems", "{\"surprise\": 1}");
        var misfit = post("supervisor", "/api/v1/problems", """
            {"projectId": "pb", "nodeId": "ghost", "source": "INSPECTION", "title": "x", "category": "QUALITY",
             "dueDate": "2020-07-10", "blocks": ["n1", "n1", "ghost"]}
            """);

        assertThat(fields(empty)).contains("source", "title", "category", "dueDate");
        assertThat(fields(odd))
                .contains("problemId", "area", "deduction", "owner.personId", "photos[0]", "location.latitude");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(misfit.status()).isEqualTo(422);
        assertThat(fields(misfit)).contains("nodeId", "owner", "dueDate", "blocks", "blocks[1]", "blocks[2]");
    }

    @Test
    void callersWithoutTheRoleAreRefused() {
        done(post("reporter", "/api/v1/problems", """
            {"problemId": "pb-parts", "projectId": "pb", "nodeId": "n1", "source": "SITE", "title": "管线挡路",
             "category": "UTILITIES", "dueDate": "2023-07-10", "blocks": ["n2"]}
            """), 201);
        var path = "/api/v1/problems/pb-parts";
        var site = """
            {"projectId": "pb", "nodeId": "n1", "source": "%s", "title": "x", "category": "x", "dueDate": "2023-07-10"}
            """;

        assertThat(post("reporter", "/api/v1/problems", site.formatted("INSPECTION"))
                        .status())
                .isEqualTo(403);
        assertThat(post("supervisor", "/api/v1/problems", site.formatted("INSTRUCTION"))
                        .status())
                .isEqualTo(403);
        assertThat(fields(post("supervisor", "/api/v1/problems", site.formatted("CITIZEN"))))
                .containsExactly("source");
        assertThat(post("supervisor", path + "/rectification", "{\"note\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post("unit-2", path + "/rectification", "{\"note\": \"x\"}").status())
                .isEqualTo(404);
        done(post("unit", path + "/rectification", "{\"note\": \"已迁改\"}"), 200);
        assertThat(post("unit", path + "/verification", "{\"verdict\": \"ACCEPTED\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post("owner", path + "/extensions", "{\"dueDate\": \"2023-08-10\", \"reason\": \"x\"}")
                        .text("type"))
                .endsWith("problem-not-open");
        var contested = post("reporter", path + "/verification", "{\"verdict\": \"RETURNED\", \"note\": \"还在\"}");
        assertThat(contested.text("state")).as("%s", contested.body()).isEqualTo("OPEN");
        assertThat(post("unit", path + "/reassignment", "{\"reason\": \"x\"}").status())
                .isEqualTo(403);
        assertThat(service.send(
                                "POST",
                                path + "/rectification",
                                demo("unit").token(),
                                "{\"note\": \"x\"}",
                                Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void anExistingIdIsRefusedAndARetryGetsTheSameResponse() {
        var body = """
            {"problemId": "pb-once", "projectId": "pb", "nodeId": "n1", "source": "INSPECTION", "title": "x",
             "category": "QUALITY", "dueDate": "2023-07-10"}
            """;
        var key = Map.of("Idempotency-Key", "pb-once");

        var first = service.send("POST", "/api/v1/problems", demo("supervisor").token(), body, key);
        var again = service.send("POST", "/api/v1/problems", demo("supervisor").token(), body, key);
        var taken = post("supervisor", "/api/v1/problems", body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(taken.status()).isEqualTo(409);
    }

    private static Answer post(String user, String path, String body) {
        return service.post(path, demo(user), body);
    }

    private static void done(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    }

    private static java.util.List<String> fields(Answer refused) {
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        return refused.body().at("/violations").findValuesAsString("field");
    }
}
