package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent.ProblemRaised;
import city.renewal.events.ProblemEvent.ProblemReopened;
import city.renewal.project.testing.SamplePictures;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Citizens' reports from the phone to the problem list and back, over HTTP. */
class Open311IT {
    private static final List<String> PERSONAL =
            List.of("王小丫", "小丫", "xiaoya@example.org", "13900001234", "device-0815", "secret.jpg", "邻居老李");

    private static final byte[] PHOTO = SamplePictures.jpeg(7, 320, 240);
    private static final byte[] OTHER_PHOTO = SamplePictures.jpeg(8, 320, 240);

    private static RunningService service;
    private static CitizenPhone phone;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        phone = new CitizenPhone(service);
        ProgrammeFixture.programme(service, "citizens-2023");
        ProgrammeFixture.project(service, "citizens-2023", "ct");
    }

    @AfterAll
    static void stop() {
        phone.close();
        service.close();
    }

    @Test
    void aReportIsModeratedRectifiedRatedAndObjectedTo() {
        var token = submitted(CitizenPhone.report("井盖破损,邻居老李差点摔倒"));

        assertThat(state(token)).isEqualTo("open");
        var reportId = waiting(token);
        var accepted = moderate("supervisor", reportId, """
            {"verdict": "ACCEPTED", "projectId": "ct", "nodeId": "n1", "title": "井盖破损",
             "description": "人行道井盖破损", "address": "某路 8 号附近", "dueDate": "2023-07-10"}
            """);
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        var problemId = accepted.text("problemId");
        var raised = (ProblemRaised)
                PublishedFacts.of("/problems/" + problemId, 1).getFirst().event();
        assertThat(raised.problem())
                .returns(Problem.Source.CITIZEN, Problem::source)
                .returns("FACILITIES", Problem::category)
                .returns("370212001", Problem::area)
                .returns("人行道井盖破损", Problem::description);
        assertThat(raised.toString()).doesNotContain(PERSONAL);

        assertThat(phone.post("/requests/%s/rating.json".formatted(token), Map.of("rating", "5"))
                        .status())
                .isEqualTo(400);
        close(problemId);
        var closed = phone.get("/requests/%s.json".formatted(token));
        assertThat(closed.body().at("/0/status").asString()).isEqualTo("closed");
        assertThat(closed.body().at("/0/status_notes").asString()).contains("已整改并复核");
        assertThat(closed.body().at("/0/description").asString()).isEqualTo("人行道井盖破损");
        assertThat(closed.body().at("/0/agency_responsible").asString()).isEqualTo("一单位");
        var rated = phone.post("/requests/%s/rating".formatted(token), Map.of("token", token, "rating", "2"));
        assertThat(rated.status()).as("%s", rated.body()).isEqualTo(200);
        assertThat(phone.post("/requests/%s/objection".formatted(token), Map.of("description", "x"))
                        .status())
                .as("without a photo")
                .isEqualTo(400);
        var objected = objected(token);
        assertThat(objected.status()).as("%s", objected.body()).isEqualTo(200);
        assertThat(objected.body().at("/0/status").asString()).isEqualTo("open");

        var reopened = (ProblemReopened)
                PublishedFacts.of("/problems/" + problemId, 4).getLast().event();
        assertThat(reopened.problem().reopened()).isEqualTo(1);
        assertThat(reopened.problem().photos()).containsExactly(SamplePictures.sha256(PHOTO));
        assertThat(reopened.toString()).doesNotContain(PERSONAL);
        assertThat(objected(token).status()).as("sent again").isEqualTo(200);
        assertThat(service.get("/api/v1/problems/" + problemId, demo("supervisor"))
                        .body()
                        .path("reopened")
                        .asInt())
                .isEqualTo(1);
        var detail = service.get("/api/v1/citizen-reports/" + reportId, demo("supervisor"));
        assertThat(detail.body().at("/ratings/0/stars").asInt()).isEqualTo(2);
        assertThat(detail.body().at("/objections/0/closing").asInt()).isZero();
        assertThat(detail.text("problemState")).isEqualTo("OPEN");
        close(problemId);
        assertThat(phone.post("/requests/%s/rating.json".formatted(token), Map.of("rating", "5"))
                        .status())
                .isEqualTo(200);
        assertThat(objected(token).body().at("/0/status").asString())
                .as("the second closing may be objected to as well")
                .isEqualTo("open");
    }

    @Test
    void personalDataIsShownOnlyToTheModeratorOfTheArea() {
        var form = CitizenPhone.report("路灯不亮,邻居老李家门口");
        form.put("lat", "36.2000");
        var token = submitted(form);
        var reportId = waiting(token);
        assertThat(phone.get("/requests/%s.json".formatted(reportId)).status())
                .as("not public before it is moderated")
                .isEqualTo(404);
        assertThat(published()).doesNotContain(reportId);

        var detail = service.get("/api/v1/citizen-reports/" + reportId, demo("supervisor"));
        assertThat(detail.status()).isEqualTo(200);
        assertThat(detail.headers()).containsKey("etag");
        assertThat(detail.body().toString()).contains(PERSONAL);
        var accepted = moderate("commander", reportId, """
            {"verdict": "ACCEPTED", "projectId": "ct", "nodeId": "n1", "title": "路灯不亮", "dueDate": "2023-07-10"}
            """);
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);

        var problemId = accepted.text("problemId");
        assertThat(published()).contains(reportId);
        assertThat(List.of(
                        accepted.body().toString(),
                        published(),
                        phone.get("/requests/%s.json".formatted(reportId))
                                .body()
                                .toString(),
                        phone.get("/requests/%s.json".formatted(token)).body().toString(),
                        phone.get("/tokens/%s.json".formatted(token)).body().toString(),
                        service.get("/api/v1/citizen-reports?state=ACCEPTED", demo("supervisor"))
                                .body()
                                .toString(),
                        service.get("/api/v1/problems/" + problemId, demo("owner"))
                                .body()
                                .toString(),
                        service.get("/api/v1/problems/%s/history".formatted(problemId), demo("owner"))
                                .body()
                                .toString(),
                        PublishedFacts.of("/problems/" + problemId, 1).toString()))
                .allSatisfy(shown -> assertThat(shown).doesNotContain(PERSONAL));
        assertThat(published()).doesNotContain(token);
        for (var user : List.of("unit", "owner", "leader", "reporter", "admin", "integration")) {
            assertThat(service.get("/api/v1/citizen-reports/" + reportId, demo(user))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        var elsewhere = TestTokens.of("p-elsewhere", Role.SUPERVISOR).in("370202");
        assertThat(service.get("/api/v1/citizen-reports/" + reportId, elsewhere).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/citizen-reports?state=ACCEPTED", elsewhere)
                        .body()
                        .at("/items")
                        .size())
                .isZero();
        var ofTheCity = TestTokens.of("p-city", Role.SUPERVISOR).in("3702");
        assertThat(service.get("/api/v1/citizen-reports/" + reportId, ofTheCity).status())
                .isEqualTo(200);
        assertThat(service.get("/api/v1/citizen-reports?state=ACCEPTED&limit=500", ofTheCity)
                        .body()
                        .toString())
                .contains(reportId);
    }

    @Test
    void theSameReportAgainIsTheSameRequest() {
        var form = CitizenPhone.report("垃圾堆放");
        form.put("lat", "36.3000");
        var first = submitted(form);

        var again = submitted(form);
        form.put("device_id", "another-device");
        var another = submitted(form);

        assertThat(again).isEqualTo(first);
        assertThat(another).isNotEqualTo(first).hasSameSizeAs(first);
        assertThat(first.length() * 6).as("bits").isGreaterThanOrEqualTo(128);
    }

    @Test
    void reportsOfOnePlaceTimeAndServiceAreProposedMergedAndCounted() {
        var form = CitizenPhone.report("井盖丢失");
        form.put("lat", "36.4000");
        var first = waiting(submitted(form));
        form.put("description", "井盖没了");
        form.put("device_id", "device-2");
        form.put("lat", "36.4004");
        var secondToken = submitted(form);
        var second = waiting(secondToken);
        form.put("lat", "36.4006");
        form.put("device_id", "device-3");
        submitted(form);
        var problemId = moderate("supervisor", first, """
            {"verdict": "ACCEPTED", "projectId": "ct", "nodeId": "n1", "title": "井盖丢失", "dueDate": "2023-07-10"}
            """).text("problemId");

        var detail = service.get("/api/v1/citizen-reports/" + second, demo("supervisor"));
        var nearest = detail.body().at("/duplicates");
        var merged = moderate("supervisor", second, """
            {"verdict": "MERGED", "problemId": "%s"}
            """.formatted(problemId));

        assertThat(nearest).as("22 m and 44 m away, and none that is 67 m away").hasSize(2);
        assertThat(nearest.at("/0/metres").asDouble()).isBetween(22.0, 22.5);
        assertThat(nearest.at("/1/problemId").asString()).isEqualTo(problemId);
        assertThat(merged.status()).as("%s", merged.body()).isEqualTo(200);
        assertThat(service.get("/api/v1/citizen-reports/" + first, demo("supervisor"))
                        .body()
                        .path("reports")
                        .asInt())
                .isEqualTo(2);
        close(problemId);
        assertThat(state(secondToken)).isEqualTo("closed");
    }

    @Test
    void aDeclinedReportShowsItsReasonToItsReporterAndIsNeverPublic() {
        var form = CitizenPhone.report("邻居老李太吵");
        form.put("lat", "36.5000");
        var token = submitted(form);
        var reportId = waiting(token);

        var declined = moderate("supervisor", reportId, "{\"verdict\": \"DECLINED\", \"reason\": \"不属本平台职责\"}");
        var again = moderate("supervisor", reportId, "{\"verdict\": \"DECLINED\", \"reason\": \"再次\"}");

        assertThat(declined.status()).as("%s", declined.body()).isEqualTo(200);
        var shown = phone.get("/requests/%s.json".formatted(token)).body();
        assertThat(shown.at("/0/status").asString()).isEqualTo("closed");
        assertThat(shown.at("/0/status_notes").asString()).contains("不属本平台职责");
        assertThat(phone.get("/requests/%s.json".formatted(reportId)).status()).isEqualTo(404);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).endsWith("already-moderated");
        assertThat(phone.post("/requests/%s/rating".formatted(token), Map.of("rating", "1"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void invalidRequestsGetErrorsInTheGeoReportFormat() {
        var form = CitizenPhone.report("x");
        form.put("service_code", "001");
        assertFault(phone.post("/requests.json", form), 404, "service_code");
        form.remove("service_code");
        assertFault(phone.post("/requests.json", form), 400, "service_code");
        form.put("service_code", "OTHER");
        form.put("lat", "200");
        form.put("description", "x".repeat(4_001));
        form.put("email", "nobody");
        form.put("media_url", "file:///etc/passwd");
        var many = phone.post("/requests.json", form);
        assertFault(many, 400, "lat");
        assertThat(many.body()).hasSize(4);
        assertFault(phone.post("/requests.json", Map.of("service_code", "OTHER")), 400, "address_string");
        assertFault(phone.post("/requests.json", "application/json", bytes("[1")), 400, "JSON");
        assertFault(phone.get("/requests/nothing.json"), 404, "service_request_id");
        assertFault(phone.get("/tokens/nothing.json"), 404, "token");
        assertFault(phone.get("/services/nothing.json"), 404, "service_code");
        assertFault(phone.get("/requests.xml"), 404, "JSON");
        assertFault(phone.get("/requests.json?start_date=yesterday"), 400, "start_date");
        assertFault(
                phone.get("/requests.json?start_date=2023-01-01T00:00:00Z&end_date=2023-06-01T00:00:00Z"),
                400,
                "end_date");
        assertFault(phone.get("/requests.json?status=lost"), 400, "status");
        assertFault(
                phone.post("/requests/nothing/objection.json?description=%FF", "image/jpeg", bytes("x")),
                400,
                "percent-encoding");
    }

    @Test
    void aReportMayBeSentAsJsonWithoutAnAreaAndTheModeratorFindsIt() {
        var sent = phone.post("/requests.json", "application/json", bytes("""
            {"service_code": "SAFETY", "lat": 36.6, "long": 120.4, "description": "围挡倒塌", "api_key": "x",
             "jurisdiction_id": "city.gov", "attribute": {"WHISPAWN": "1"}}
            """));
        assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
        var token = sent.body().at("/0/service_request_id").asString();
        var reportId = waiting(token);

        assertThat(service.get(
                                "/api/v1/citizen-reports/" + reportId,
                                TestTokens.of("p-street", Role.SUPERVISOR).in("370212002"))
                        .status())
                .as("a street's supervisor does not see what has no area")
                .isEqualTo(404);
        assertThat(service.get(
                                "/api/v1/citizen-reports/" + reportId,
                                TestTokens.of("p-city", Role.SUPERVISOR).in("3702"))
                        .status())
                .as("a city's supervisor does")
                .isEqualTo(200);
        var accepted = moderate("supervisor", reportId, """
            {"verdict": "ACCEPTED", "programme": "citizens-2023", "area": "370212002", "title": "围挡倒塌",
             "leader": {"personId": "p-leader", "name": "领导"}, "owner": {"personId": "p-owner", "name": "责任人"},
             "unit": {"unitId": "u1", "name": "一单位"}, "dueDate": "2023-07-10"}
            """);
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        assertThat(accepted.text("area")).isEqualTo("370212002");
    }

    @Test
    void photosAreCheckedStoredAndShownToModeratorsAndReadersOfTheProblem() {
        var form = CitizenPhone.report("墙面开裂");
        form.put("lat", "36.8");
        var sent = phone.post("/requests.json", form, OTHER_PHOTO);
        assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
        var token = sent.body().at("/0/service_request_id").asString();
        var reportId = waiting(token);
        var photo = "/api/v1/photos/" + SamplePictures.sha256(OTHER_PHOTO);

        assertThat(service.get("/api/v1/citizen-reports/" + reportId, demo("supervisor"))
                        .body()
                        .at("/photos/0")
                        .asString())
                .isEqualTo(SamplePictures.sha256(OTHER_PHOTO));
        assertThat(status(photo, "supervisor")).isEqualTo(200);
        assertThat(status(photo, "owner")).as("no problem yet").isEqualTo(404);
        var accepted = moderate("supervisor", reportId, """
            {"verdict": "ACCEPTED", "projectId": "ct", "nodeId": "n1", "title": "墙面开裂", "dueDate": "2023-07-10"}
            """);
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        assertThat(status(photo, "owner")).isEqualTo(200);
        form.put("lat", "36.81");
        assertThat(phone.post("/requests.json", form, OTHER_PHOTO).status())
                .as("a photo that is stored already")
                .isEqualTo(201);
        form.put("lat", "36.82");
        assertFault(phone.post("/requests.json", form, bytes("<html><script>alert(1)</script></html>")), 400, "media");
        assertFault(phone.post("/requests.json", form, Arrays.copyOf(PHOTO, PHOTO.length / 2)), 400, "media");
        assertFault(phone.post("/requests.json", form, PHOTO, PHOTO, PHOTO, PHOTO, PHOTO, PHOTO), 400, "media");
        assertFault(phone.post("/requests.json", "multipart/form-data; boundary=edge", bytes("--edge\r\n")), 400, "");
        assertFault(phone.post("/requests.json", form, new byte[(10 << 20) + 100_000]), 413, "media");
        assertThat(service.get("/api/v1/citizen-reports?limit=500", demo("supervisor"))
                        .body()
                        .toString())
                .contains("36.81")
                .doesNotContain("36.82");
    }

    @Test
    void aPhotoOfAReportWithoutAnAreaIsVisibleToTheModeratorWhoReadsIt() {
        var picture = SamplePictures.jpeg(9, 320, 240);
        var form = CitizenPhone.report("树倒了");
        form.put("lat", "36.9");
        form.remove("attribute[area]");
        var token = phone.post("/requests.json", form, picture)
                .body()
                .at("/0/service_request_id")
                .asString();
        var photo = "/api/v1/photos/" + SamplePictures.sha256(picture);

        assertThat(service.get("/api/v1/citizen-reports/" + CitizenTokenIds.of(token), demo("supervisor"))
                        .status())
                .isEqualTo(200);

        assertThat(status(photo, "supervisor")).isEqualTo(200);
        assertThat(status(photo, "owner")).isEqualTo(404);
    }

    private static int status(String path, String user) {
        return service.get(path, demo(user)).status();
    }

    @Test
    void responsesMatchTheSpecificationAndTheCommunitysSchemas() {
        var form = CitizenPhone.report("噪声扰民");
        form.put("lat", "36.7");
        form.put("account_id", "123456");
        var created = phone.post("/requests.json", form);
        var token = created.body().at("/0/service_request_id").asString();
        var accepted = moderate("supervisor", CitizenTokenIds.of(token), """
            {"verdict": "ACCEPTED", "projectId": "ct", "nodeId": "n1", "title": "噪声", "dueDate": "2023-07-10"}
            """);
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        var services = phone.get("/services.json?jurisdiction_id=city.gov").body();
        var id = CitizenTokenIds.of(token);

        GeoReportShapes.assertServices(services);
        for (var code : services.findValuesAsString("service_code")) {
            GeoReportShapes.assertDefinition(
                    phone.get("/services/%s.json".formatted(code)).body());
        }
        GeoReportShapes.assertCreated(created.body());
        assertThat(created.body().at("/0/account_id").asString()).isEqualTo("123456");
        GeoReportShapes.assertToken(
                phone.get("/tokens/%s.json".formatted(token)).body());
        GeoReportShapes.assertRequests(
                phone.get("/requests/%s.json".formatted(token)).body());
        GeoReportShapes.assertRequests(
                phone.get("/requests/%s.json".formatted(id)).body());
        GeoReportShapes.assertRequests(phone.get("/requests.json").body());
        GeoReportShapes.assertErrors(phone.get("/requests/nothing.json").body());
        assertThat(ids("service_request_id=%s,%s,nothing".formatted(token, id))).containsExactly(token, id);
        assertThat(ids("start_date=2023-06-01T00:00:00Z&end_date=2023-07-01T00:00:00Z"))
                .contains(id);
        assertThat(ids("start_date=2023-05-01T00:00:00Z&end_date=2023-05-31T00:00:00Z"))
                .isEmpty();
        assertThat(ids("service_code=FACILITIES,OTHER&status=open")).contains(id);
        assertThat(ids("service_code=OTHER&service_code=FACILITIES")).contains(id);
        assertThat(ids("service_code=SAFETY")).doesNotContain(id);
        assertThat(service.send(
                                "GET",
                                "/open311/v2/requests.json",
                                null,
                                null,
                                Map.of("content-type", "application/json"))
                        .status())
                .as("a client that names a type for a body that it doesn't send")
                .isEqualTo(200);
        assertThat(ids("service_code=001")).isEmpty();
        assertThat(ids("status=closed")).doesNotContain(id);
        assertThat(ids("status=open,closed")).contains(id);
    }

    private static List<String> ids(String query) {
        return phone.get("/requests.json?" + query).body().findValuesAsString("service_request_id");
    }

    private static String submitted(Map<String, String> form) {
        var answer = phone.post("/requests.json", form);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        return answer.body().at("/0/service_request_id").asString();
    }

    /** The id of a report in the queue: the newest one that waits, which this token is of. */
    private static String waiting(String token) {
        var listed = service.get("/api/v1/citizen-reports?limit=500", demo("supervisor"));
        assertThat(listed.status()).as("%s", listed.body()).isEqualTo(200);
        assertThat(listed.body().toString()).doesNotContain(PERSONAL);
        var ids = listed.body().at("/items").findValuesAsString("reportId");
        return ids.stream()
                .filter(id -> CitizenTokenIds.of(token).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Answer moderate(String user, String reportId, String body) {
        return service.post("/api/v1/citizen-reports/%s/moderation".formatted(reportId), demo(user), body);
    }

    private static Answer objected(String token) {
        return phone.post("/requests/%s/objection.json".formatted(token), Map.of("description", "邻居老李说还是坏的"), PHOTO);
    }

    private static void close(String problemId) {
        var path = "/api/v1/problems/" + problemId;
        var mended = service.post(path + "/rectification", demo("owner"), "{\"note\": \"已修\"}");
        assertThat(mended.status()).as("%s", mended.body()).isEqualTo(200);
        var checked = service.post(path + "/verification", demo("supervisor"), "{\"verdict\": \"ACCEPTED\"}");
        assertThat(checked.text("state")).as("%s", checked.body()).isEqualTo("CLOSED");
    }

    private static String state(String token) {
        return phone.get("/requests/%s.json".formatted(token))
                .body()
                .at("/0/status")
                .asString();
    }

    private static String published() {
        var answer = phone.get("/requests.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().toString();
    }

    private static void assertFault(Answer answer, int status, String names) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        assertThat(answer.body().isArray()).as("%s", answer.body()).isTrue();
        assertThat(answer.body().at("/0/code").asInt()).isEqualTo(status);
        assertThat(answer.body().findValuesAsString("description"))
                .anySatisfy(description -> assertThat(description).contains(names));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
