package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.testing.SamplePictures;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import com.mongodb.client.MongoDatabase;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Waiting claims, required evidence, and the right to verify, over HTTP. */
class VerificationsIT {
    private static final String LIST = "/api/v1/verifications";
    private static final String BEFORE = "be".repeat(32);
    private static final String AFTER = "af".repeat(32);
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "checks-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void planned(String project, String... evidence) {
        ProgrammeFixture.register(service, "checks-2023", project);
        var nodes = new ArrayList<String>();
        for (var node : List.of("n1", "n2")) {
            nodes.add(ProgrammeFixture.node(node, 10, "NATURAL")
                    .replaceFirst("\\{", "{\"evidence\": [%s], ".formatted(String.join(", ", evidence))));
        }
        var set = service.send(
                "PUT",
                "/api/v1/projects/%s/plan".formatted(project),
                demo("commander").token(),
                "{\"anchor\": {\"finishBy\": \"2023-07-31\"}, \"nodes\": %s}".formatted(nodes),
                Map.of("If-Match", "*"));
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
    }

    private static Answer claim(String project, String node, String evidence) {
        return service.post(
                "/api/v1/projects/%s/nodes/%s/completion".formatted(project, node),
                demo("owner"),
                "{\"completedOn\": \"2023-06-29\", \"evidence\": [%s], \"note\": \"完工\"}".formatted(evidence));
    }

    private static void claimed(String project, String node) {
        var answer = claim(project, node, "");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private static List<String> listed(Bearer as, String query) {
        return listed(service.get(LIST + query, as).body());
    }

    private static List<String> listed(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(claim -> claim.path("projectId").asString() + "/"
                        + claim.path("nodeId").asString())
                .toList();
    }

    @Test
    void theEvidenceOfAClaimMustBeStored() {
        planned("ck-photo", "\"PHOTO_AFTER\"", "\"DOCUMENT\"");
        var picture = SamplePictures.jpeg(7, 640, 480);
        var hash = SamplePictures.sha256(picture);
        var evidence = "\"PHOTO_AFTER:%s 北立面\", \"DOCUMENT:验收单 3 号\"".formatted(hash);

        var lacking = claim("ck-photo", "n1", "\"DOCUMENT\"");
        var absent = claim("ck-photo", "n1", evidence);
        assertThat(new PhotoPhone(service.uri(), demo("owner"))
                        .put(hash, picture)
                        .status())
                .isEqualTo(201);
        var given = claim("ck-photo", "n1", evidence);

        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.body().toString()).contains("1 PHOTO_AFTER");
        assertThat(absent.status()).isEqualTo(422);
        assertThat(absent.body().at("/violations/0/field").asString()).isEqualTo("evidence[0]");
        assertThat(absent.body().at("/violations/0/message").asString()).contains(hash);
        assertThat(given.status()).as("%s", given.body()).isEqualTo(200);
        var claim = service.get(LIST + "?project=ck-photo", demo("supervisor"))
                .body()
                .path("items")
                .get(0);
        assertThat(claim.at("/evidence/0/kind").asString()).isEqualTo("PHOTO_AFTER");
        assertThat(claim.at("/evidence/0/sha256").asString()).isEqualTo(hash);
        assertThat(claim.at("/evidence/0/note").asString()).isEqualTo("北立面");
        assertThat(claim.at("/evidence/1/note").asString()).isEqualTo("验收单 3 号");
        assertThat(claim.at("/demanded").toString()).isEqualTo("[\"PHOTO_AFTER\",\"DOCUMENT\"]");
        assertThat(claim.at("/note").asString()).isEqualTo("完工");
    }

    @Test
    void aReporterMayNotVerifyTheirNode() {
        planned("ck-self");
        var both = TestTokens.of("p-both", Role.REPORTER, Role.SUPERVISOR).in("370212");
        var reported = service.post("/api/v1/site-reports/batch", both.ofUnits("u1"), """
            {"reports": [{"reportId": "ck-r1", "projectId": "ck-self", "nodeId": "n1",
              "observedAt": "2023-06-29T08:00:00+08:00", "progressPercent": 90, "note": "收尾"}]}
            """);
        assertThat(reported.body().toString()).contains("ACCEPTED");
        claimed("ck-self", "n1");
        claimed("ck-self", "n2");

        var supervisor = TestTokens.of("p-both", Role.SUPERVISOR).in("370212");
        var ownReport = service.post(
                "/api/v1/projects/ck-self/nodes/n1/verification",
                supervisor,
                "{\"verdict\": \"RETURNED\", \"note\": \"x\"}");
        var another = service.post(
                "/api/v1/projects/ck-self/nodes/n2/verification", supervisor, "{\"verdict\": \"ACCEPTED\"}");

        assertThat(ownReport.status()).isEqualTo(403);
        assertThat(ownReport.text("type")).contains("self-verification");
        assertThat(another.status()).as("%s", another.body()).isEqualTo(200);
        var waiting = service.get(LIST + "?project=ck-self", supervisor).body().path("items");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).path("mayVerify").booleanValue()).isFalse();
        assertThat(waiting.get(0).at("/reports/0/reportId").asString()).isEqualTo("ck-r1");
        assertThat(waiting.get(0).at("/reports/0/progressPercent").intValue()).isEqualTo(90);
    }

    @Test
    void listsVisibleClaimsLongestWaitingFirstAndPageByPage() {
        planned("ck-a");
        planned("ck-b");
        claimed("ck-b", "n1");
        claimed("ck-a", "n2");
        claimed("ck-a", "n1");
        var supervisor = demo("supervisor");

        assertThat(listed(supervisor, "?project=ck-a")).containsExactlyInAnyOrder("ck-a/n1", "ck-a/n2");
        assertThat(listed(supervisor, "?programme=checks-2023&area=370212001"))
                .contains("ck-a/n1", "ck-a/n2", "ck-b/n1");
        assertThat(listed(supervisor, "?programme=none")).isEmpty();
        assertThat(listed(supervisor, "?area=370212002")).isEmpty();
        assertThat(listed(demo("supervisor-2"), "")).isEmpty();
        assertThat(listed(demo("unit-2"), "")).isEmpty();
        assertThat(listed(demo("owner"), "?project=ck-b")).containsExactly("ck-b/n1");
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = service.get(LIST + "?area=370212&limit=1" + cursor, supervisor)
                    .body();
            seen.addAll(listed(page));
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(listed(supervisor, "?area=370212")).doesNotHaveDuplicates();
        assertThat(seen.indexOf("ck-b/n1")).isNotNegative();
        assertThat(service.get(LIST + "?cursor=x", supervisor).status()).isEqualTo(422);
    }

    @Test
    void theEvidenceOfAClaimMustBeStoredEvenIfThePlanRequiresNone() {
        planned("ck-undemanded");

        var absent = claim("ck-undemanded", "n1", "\"PHOTO:%s\"".formatted("0".repeat(64)));
        var words = claim("ck-undemanded", "n1", "\"PHOTO:北立面\"");

        assertThat(absent.status()).isEqualTo(422);
        assertThat(absent.body().at("/violations/0/field").asString()).isEqualTo("evidence[0]");
        assertThat(absent.body().at("/violations/0/message").asString()).contains("upload it first");
        assertThat(listed(demo("supervisor"), "?project=ck-undemanded")).containsExactly("ck-undemanded/n1");
        assertThat(words.status()).as("%s", words.body()).isEqualTo(200);
    }

    @Test
    void aRectifiedProblemIsInTheSameListWithItsPhotosBeforeAndAfter() {
        planned("ck-both");
        claimed("ck-both", "n1");
        raised("ck-of-node", "\"projectId\": \"ck-both\", \"nodeId\": \"n1\", \"photos\": [\"%s\"]".formatted(BEFORE));
        raised("ck-of-area", """
            "programme": "checks-2023", "area": "370212001", "owner": {"personId": "p-owner", "name": "责任人"},
            "unit": {"unitId": "u9", "name": "另一单位"}, "leader": {"personId": "p-leader", "name": "领导"}
            """);
        for (var problem : List.of("ck-of-node", "ck-of-area")) {
            var mended = service.post(
                    "/api/v1/problems/%s/rectification".formatted(problem),
                    demo("owner"),
                    "{\"note\": \"已修\", \"photos\": [\"%s\"]}".formatted(AFTER));
            assertThat(mended.status()).as("%s", mended.body()).isEqualTo(200);
        }

        var all = service.get(LIST + "?programme=checks-2023&area=370212001&limit=500", demo("supervisor"))
                .body();
        var ofNode = item(all, "ck-of-node");
        assertThat(ofNode.path("kind").asString()).isEqualTo("PROBLEM");
        assertThat(ofNode.path("projectName").asString()).isNotEmpty();
        assertThat(ofNode.path("nodeId").asString()).isEqualTo("n1");
        assertThat(ofNode.path("claimedBy").asString()).isEqualTo("p-owner");
        assertThat(ofNode.path("claimedAt").asString()).startsWith("2023-06-30T00:0");
        assertThat(ofNode.path("note").asString()).isEqualTo("已修");
        assertThat(ofNode.path("mayVerify").booleanValue()).isTrue();
        assertThat(ofNode.at("/evidence/0/kind").asString()).isEqualTo("PHOTO_BEFORE");
        assertThat(ofNode.at("/evidence/0/sha256").asString()).isEqualTo(BEFORE);
        assertThat(ofNode.at("/evidence/1/kind").asString()).isEqualTo("PHOTO_AFTER");
        assertThat(ofNode.at("/evidence/1/sha256").asString()).isEqualTo(AFTER);
        assertThat(item(all, "ck-of-area").path("projectId").isNull()).isTrue();

        assertThat(problems(demo("supervisor"), "?kind=PROBLEM&project=ck-both"))
                .containsExactly("ck-of-node");
        assertThat(problems(demo("supervisor"), "?kind=NODE&project=ck-both")).containsExactly("");
        assertThat(problems(demo("unit"), "?kind=PROBLEM"))
                .contains("ck-of-node")
                .doesNotContain("ck-of-area");
        assertThat(problems(demo("owner"), "?kind=PROBLEM")).contains("ck-of-node", "ck-of-area");
        for (var stranger : List.of("supervisor-2", "unit-2", "leader-2")) {
            assertThat(problems(demo(stranger), "")).as(stranger).isEmpty();
        }
        assertThat(service.get(LIST + "?kind=PROBLEM&project=ck-both", demo("owner"))
                        .body()
                        .at("/items/0/mayVerify")
                        .booleanValue())
                .isFalse();

        var checked = service.post(LIST, demo("supervisor"), """
            {"items": [{"problemId": "ck-of-node"}, {"projectId": "ck-both", "nodeId": "n1"}, {"problemId": "ck-of-area"}],
             "verdict": "RETURNED", "note": "照片看不清"}
            """);
        assertThat(checked.body().path("outcomes").findValuesAsString("result"))
                .containsExactly("VERIFIED", "VERIFIED", "VERIFIED");
        assertThat(problems(demo("supervisor"), "?project=ck-both")).isEmpty();
    }

    @Test
    void aDocumentOfTwentyMegabytesIsEvidenceAndALargerOneIsRefused() {
        planned("ck-pdf", "\"DOCUMENT\"");
        var most = SamplePictures.pdf(20 << 20);
        var hash = SamplePictures.sha256(most);
        var phone = new PhotoPhone(service.uri(), demo("owner"));
        var type = Map.of("content-type", "application/pdf");

        var stored = phone.put(hash, HttpRequest.BodyPublishers.ofByteArray(most), type);
        var refused = phone.piece("ab".repeat(32), Arrays.copyOf(most, 10), 0, 10, most.length + 1);

        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        assertThat(refused.status()).isEqualTo(413);
        var claim = claim("ck-pdf", "n1", "\"DOCUMENT:%s 验收单\"".formatted(hash));
        assertThat(claim.status()).as("%s", claim.body()).isEqualTo(200);
        var asPhoto = claim("ck-pdf", "n2", "\"PHOTO:%s\", \"DOCUMENT:%s\"".formatted(hash, hash));
        assertThat(asPhoto.status()).isEqualTo(422);
        assertThat(asPhoto.body().at("/violations/0/message").asString()).contains("is a document and no photo");
        assertThat(new PhotoPhone(service.uri(), demo("supervisor")).photo(hash).bytes())
                .isEqualTo(most);
    }

    private static void raised(String problemId, String about) {
        var answer = service.post("/api/v1/problems", demo("supervisor"), """
            {"problemId": "%s", %s, "source": "INSPECTION", "title": "渗漏", "category": "QUALITY",
             "dueDate": "2023-07-10"}
            """.formatted(problemId, about));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    /** Ids of the listed problems; empty for a node. */
    private static List<String> problems(Bearer as, String query) {
        return service.get(LIST + query, as)
                .body()
                .path("items")
                .valueStream()
                .map(claim -> claim.path("problemId").asString(""))
                .toList();
    }

    private static JsonNode item(JsonNode page, String problemId) {
        return page.path("items")
                .valueStream()
                .filter(claim -> claim.path("problemId").asString("").equals(problemId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProjectStoredWithoutTheFieldOfWaitingClaimsIsListed() {
        planned("ck-old");
        claimed("ck-old", "n1");
        var stored = service.bean(MongoDatabase.class).getCollection("projects");
        stored.updateOne(new Document("_id", "ck-old"), new Document("$unset", new Document("waiting", 1)));

        assertThat(listed(demo("supervisor"), "?project=ck-old")).containsExactly("ck-old/n1");
    }

    @Test
    void checksManyWithOneNoteAndAnswersForEach() {
        planned("ck-many");
        claimed("ck-many", "n1");
        claimed("ck-many", "n2");
        var problem = service.post("/api/v1/problems", demo("leader"), """
            {"problemId": "ck-problem", "projectId": "ck-many", "nodeId": "n1", "source": "INSTRUCTION", "title": "渗漏",
             "category": "QUALITY", "dueDate": "2023-07-10"}
            """);
        assertThat(problem.status()).as("%s", problem.body()).isEqualTo(201);
        assertThat(service.post("/api/v1/problems/ck-problem/rectification", demo("owner"), "{\"note\": \"已修\"}")
                        .status())
                .isEqualTo(200);
        var body = """
            {"items": [{"projectId": "ck-many", "nodeId": "n1"}, {"projectId": "ck-many", "nodeId": "n2"},
                       {"projectId": "ck-many", "nodeId": "n9"}, {"projectId": "ck-none", "nodeId": "n1"},
                       {"problemId": "ck-problem"}],
             "verdict": "ACCEPTED", "note": "现场已核"}
            """;

        var first = service.send("POST", LIST, demo("supervisor").token(), body, Map.of("Idempotency-Key", "ck-once"));
        var again = service.send("POST", LIST, demo("supervisor").token(), body, Map.of("Idempotency-Key", "ck-once"));

        assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.body()
                        .path("outcomes")
                        .valueStream()
                        .map(outcome -> outcome.path("result").asString()))
                .containsExactly("VERIFIED", "VERIFIED", "REFUSED", "REFUSED", "VERIFIED");
        assertThat(first.body().at("/outcomes/2/reason").asString()).isEqualTo("unknown-node");
        assertThat(first.body().at("/outcomes/3/reason").asString()).isEqualTo("not-found");
        assertThat(listed(demo("supervisor"), "?project=ck-many")).isEmpty();
    }

    @Test
    void refusesItemsThatNameNothingOrBoth() {
        var answer = service.post(LIST, demo("supervisor"), """
            {"items": [{"projectId": "p"}, {"problemId": "x", "nodeId": "n"}, null], "note": ""}
            """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(each -> each.path("field").asString()))
                .contains("items[0].nodeId", "items[1]", "verdict");
    }
}
