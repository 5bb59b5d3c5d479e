package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.testing.SamplePictures;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.Eventually;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Site reports over HTTP: batches, receipts, lists and rights, on a day that the drill's clock gives. */
class SiteReportsIT {
    private static final String PATH = "/api/v1/site-reports";
    private static final Bearer REPORTER =
            TestTokens.of("p-reporter", Role.REPORTER).in("370212").ofUnits("u1");
    private static final Bearer STRANGER =
            TestTokens.of("p-stranger", Role.REPORTER).in("370212").ofUnits("u9");
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "reports-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer submit(Bearer bearer, String... reports) {
        return service.post(PATH + "/batch", bearer, "{\"reports\": [%s]}".formatted(String.join(",", reports)));
    }

    /** @param more further properties, each with a comma before it */
    private static String report(String id, String project, String at, String more) {
        return """
            {"reportId": "%s", "projectId": "%s", "nodeId": "n1", "observedAt": "2023-06-%s+08:00"%s}
            """.formatted(id, project, at, more);
    }

    private static List<String> outcomes(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at("/outcomes").findValuesAsString("outcome");
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at("/items").findValuesAsString("reportId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        progressPercent   | , "progressPercent": -5                          | INVALID
        progressPercent   | , "progressPercent": 101                         | INVALID
        progressPercent   | , "progressPercent": 10.5                        | INVALID
        progressPercent   | , "progressPercent": "ten"                       | INVALID
        location.latitude | , "location": {"longitude": 120, "latitude": 200} | INVALID
        location.longitude | , "location": {"longitude": -190, "latitude": 36} | INVALID
        location          | , "location": 7                                  | INVALID
        device.sentAt     | , "device": {"sentAt": 1688083200000}            | INVALID
        photos[0]         | , "photos": ["../../etc/passwd"]                 | INVALID
        photos            | , "photos": "abc"                                | INVALID
        note              | , "note": {}                                     | INVALID
        reportedBy        | , "reportedBy": "p-somebody-else"                | INVALID
        colour            | , "colour": "red"                                | INVALID
        quantity.done     | , "quantity": {"done": -1, "unit": "m²"}         | INVALID
        quantity.unit     | , "quantity": {"done": 1}                        | INVALID
        """)
    void aFieldThatIsNotAsExpectedRejectsItsReportAlone(String field, String more, String code) {
        var project = "bad-" + Integer.toHexString(more.hashCode());
        ProgrammeFixture.project(service, "reports-2023", project);

        var answer = submit(
                REPORTER,
                report(project + "-a", project, "29T08:00:00", ""),
                report(project + "-b", project, "29T08:00:00", more),
                report(project + "-c", project, "29T08:00:00", ""));

        assertThat(outcomes(answer)).containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        var rejected = answer.body().at("/outcomes/1");
        assertThat(rejected.at("/code").asString()).isEqualTo(code);
        assertThat(rejected.at("/reason").asString()).startsWith(code + ": ").contains(field);
        assertThat(rejected.at("/reportId").asString()).isEqualTo(project + "-b");
    }

    @Test
    void anItemThatIsNotAReportIsRejectedAtItsIndex() {
        ProgrammeFixture.project(service, "reports-2023", "odd");

        var answer = submit(
                REPORTER,
                "null",
                "7",
                "[]",
                "{}",
                "{\"reportId\": 5}",
                report("odd-time", "odd", "29T08:00:00", "").replaceAll("\"2023[^\"]*\"", "1688000000"),
                report("odd-none", "odd", "29T08:00:00", "").replaceAll(", \"observedAt\"[^}]*", ""),
                report("odd-future", "odd", "29T08:00:00", "").replace("2023-06", "2033-06"),
                report("odd-1970", "odd", "29T08:00:00", "").replace("2023-06", "1970-06"),
                report("odd-good", "odd", "29T08:00:00", ""));

        assertThat(outcomes(answer)).containsOnlyOnce("ACCEPTED").hasSize(10);
        assertThat(answer.body().at("/outcomes").findValuesAsString("code"))
                .containsExactly(
                        "INVALID",
                        "INVALID",
                        "INVALID",
                        "INVALID",
                        "INVALID",
                        "INVALID",
                        "INVALID",
                        "OBSERVED_IN_FUTURE",
                        "OBSERVED_TOO_EARLY",
                        "");
        assertThat(answer.body().at("/outcomes/5/reason").asString()).contains("observedAt");
        assertThat(answer.body().at("/outcomes/6/reason").asString()).contains("observedAt must be given");
    }

    @Test
    void aBatchWithoutReportsOrWithTooManyIsRefusedAsAWhole() {
        var many = new String[501];
        java.util.Arrays.fill(many, "{}");

        for (var answer : List.of(
                submit(REPORTER),
                submit(REPORTER, many),
                service.post(PATH + "/batch", REPORTER, "{}"),
                service.post(PATH + "/batch", REPORTER, "{\"reports\": [{}], \"more\": 1}"))) {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        }
        assertThat(service.post(PATH + "/batch", REPORTER, "{\"reports\": [").status())
                .isEqualTo(400);
        assertThat(submit(
                                REPORTER,
                                report("x", "x", "29T08:00:00", "").replace("}", ", \"note\": \"a\", \"note\": \"b\"}"))
                        .status())
                .as("a property that stands twice")
                .isIn(400, 422);
    }

    @Test
    void aMillionReportsAtOnceAreRefusedByTheirNumberAndByTheirLength() throws IOException {
        var counted = service.post(PATH + "/batch", REPORTER, "{\"reports\": [%s{}]}".formatted("{},".repeat(999_999)));
        var announced = refusedWhileSending(150_000_000);
        var streamed = refusedWhileSending(-1);

        assertThat(counted.status()).isEqualTo(422);
        assertThat(counted.body().at("/violations/0/message").asString())
                .isEqualTo("must have 1 to 500 reports, but has more");
        for (var refusal : List.of(announced, streamed)) {
            assertThat(refusal.answer()).startsWith("HTTP/1.1 413").contains("problem:too-large", "25165824");
        }
        assertThat(streamed.sent()).as("bytes until the answer").isLessThan(64 << 20);
    }

    private record Refusal(String answer, long sent) {}

    /**
     * Sends a million reports until the service answers.
     *
     * @param length what the head announces; negative: nothing, the body comes in chunks
     */
    private static Refusal refusedWhileSending(long length) throws IOException {
        var uri = URI.create(service.uri());
        var one = "{\"reportId\": \"%0100d\"},".formatted(1).repeat(100).getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write("""
                POST %s/batch HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Connection: close\r
                %s\r
                \r
                """.formatted(
                            PATH,
                            REPORTER.token(),
                            length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
                    .getBytes(StandardCharsets.US_ASCII));
            var sent = 0L;
            for (int n = 0; length < 0 && n < 10_000 && in.available() == 0; n++) {
                out.write("%x\r\n".formatted(one.length).getBytes(StandardCharsets.US_ASCII));
                out.write(one);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                sent += one.length;
            }
            return new Refusal(new String(in.readNBytes(500), StandardCharsets.UTF_8), sent);
        }
    }

    @Test
    void aReportIsShownWithItsAssessment() {
        ProgrammeFixture.project(service, "reports-2023", "shown");
        var photo = "a".repeat(64);
        var sent = report("shown-1", "shown", "29T08:00:00", """
            , "progressPercent": 40, "note": "三层封顶", "photos": ["%s"],
            "location": {"longitude": 120.4, "latitude": 36.1}, "device": {"sentAt": "2023-06-30T08:00:00+08:00"}
            """.formatted(photo));

        assertThat(outcomes(submit(REPORTER, sent))).containsExactly("ACCEPTED");
        assertThat(outcomes(submit(REPORTER, sent, sent))).containsExactly("DUPLICATE", "DUPLICATE");
        var shown = service.get(PATH + "/shown-1", demo("supervisor"));
        var reused = submit(REPORTER, report("shown-1", "shown", "29T08:00:00", ", \"progressPercent\": 41"));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.headers()).containsKey("etag");
        assertThat(shown.text("reportedBy")).isEqualTo("p-reporter");
        assertThat(shown.text("observedAt")).isEqualTo("2023-06-29T00:00:00Z");
        assertThat(shown.text("receivedAt")).startsWith("2023-06-30T00:0");
        assertThat(shown.text("complete")).isEqualTo("false");
        assertThat(shown.text("held")).isEqualTo("false");
        assertThat(shown.text("counted")).isEqualTo("true");
        assertThat(shown.body().at("/missingPhotos/0").asString()).isEqualTo(photo);
        assertThat(shown.body().at("/flags").isEmpty()).isTrue();
        assertThat(reused.body().at("/outcomes/0/code").asString()).isEqualTo("ID_REUSED");
    }

    @Test
    void thePlansQuantityMakesThePercent() {
        ProgrammeFixture.register(service, "reports-2023", "counted");
        var planned = service.send(
                "PUT",
                "/api/v1/projects/counted/plan",
                demo("commander").token(),
                """
                {"anchor": {"finishBy": "2023-07-31"}, "nodes": [%s]}
                """.formatted(ProgrammeFixture.node("n1", 5, "NATURAL")
                        .replaceFirst("\\{", "{\"quantity\": {\"total\": 2480000, \"unit\": \"m²\"}, ")),
                Map.of("If-Match", "*"));
        assertThat(planned.status()).as("%s", planned.body()).isEqualTo(200);

        var answer = submit(
                REPORTER,
                report("counted-1", "counted", "29T08:00:00", ", \"quantity\": {\"done\": 970, \"unit\": \"m²\"}"),
                report("counted-2", "counted", "29T09:00:00", ", \"quantity\": {\"done\": 970, \"unit\": \"栋\"}"),
                report(
                        "counted-3",
                        "counted",
                        "29T10:00:00",
                        ", \"quantity\": {\"done\": 1240000.5, \"unit\": \"m²\"}"));

        assertThat(outcomes(answer)).containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        assertThat(answer.body().at("/outcomes/1/code").asString()).isEqualTo("UNIT_MISMATCH");
        assertThat(service.get(PATH + "/counted-1", REPORTER).text("progressPercent"))
                .isEqualTo("0");
        var half = service.get(PATH + "/counted-3", REPORTER);
        assertThat(half.text("progressPercent")).isEqualTo("50");
        assertThat(half.body().at("/quantity/done").decimalValue()).isEqualByComparingTo("1240000.5");
        var node = service.get("/api/v1/projects/counted/plan", REPORTER).body().at("/nodes/0/quantity");
        assertThat(node.at("/total").asInt()).isEqualTo(2480000);
        assertThat(node.at("/unit").asString()).isEqualTo("m²");
    }

    @Test
    void listsGoPageByPageAndAreFiltered() {
        ProgrammeFixture.project(service, "reports-2023", "listed");
        var sent = IntStream.range(0, 7)
                .mapToObj(n -> report(
                        "listed-" + n,
                        "listed",
                        "2%dT08:00:00".formatted(n),
                        n == 3 ? ", \"photos\": [\"%s\"]".formatted("b".repeat(64)) : ""))
                .toArray(String[]::new);
        assertThat(outcomes(submit(REPORTER, sent))).containsOnly("ACCEPTED");

        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = service.get(
                    PATH + "?project=listed&limit=3" + (cursor == null ? "" : "&cursor=" + cursor), demo("supervisor"));
            found.addAll(ids(page));
            var next = page.body().at("/next");
            cursor = next.isNull() ? null : next.asString();
        } while (cursor != null);

        assertThat(found)
                .containsExactly("listed-6", "listed-5", "listed-4", "listed-3", "listed-2", "listed-1", "listed-0");
        var list = PATH + "?project=listed";
        assertThat(ids(service.get(list + "&complete=false", demo("supervisor"))))
                .containsExactly("listed-3");
        assertThat(ids(service.get(list + "&node=n1&from=2023-06-22&to=2023-06-23", demo("supervisor"))))
                .containsExactly("listed-3", "listed-2");
        assertThat(ids(service.get(list + "&from=2023-06-22T00:00:00Z&to=2023-06-24T00:00:00Z", demo("supervisor"))))
                .containsExactly("listed-3", "listed-2");
        assertThat(ids(service.get(list + "&reporter=p-reporter&limit=1", demo("supervisor"))))
                .containsExactly("listed-6");
        assertThat(ids(service.get(list + "&reporter=p-nobody", demo("supervisor"))))
                .isEmpty();
        assertThat(ids(service.get(list + "&flag=FAR_AWAY", demo("supervisor"))))
                .isEmpty();
        for (var wrong : List.of(
                "?colour=red", "?node=n1", "?flag=RED", "?complete=perhaps", "?from=yesterday", "?cursor=AAAA")) {
            assertThat(service.get(PATH + wrong, demo("supervisor")).status())
                    .as(wrong)
                    .isEqualTo(wrong.equals("?colour=red") ? 400 : 422);
        }
    }

    @Test
    void readersOfTheProjectAndTheReporterSeeAReport() {
        ProgrammeFixture.project(service, "reports-2023", "seen");
        submit(REPORTER, report("seen-1", "seen", "29T08:00:00", ""));
        submit(demo("owner"), report("seen-2", "seen", "29T09:00:00", ""));
        var formerly = TestTokens.of("p-reporter", Role.REPORTER).in("370212").ofUnits("u-new");

        assertThat(ids(service.get(PATH + "?project=seen", demo("commander")))).containsExactly("seen-2", "seen-1");
        assertThat(ids(service.get(PATH + "?project=seen", demo("leader")))).containsExactly("seen-2", "seen-1");
        assertThat(ids(service.get(PATH + "?project=seen", demo("commander-2"))))
                .isEmpty();
        assertThat(ids(service.get(PATH + "?project=seen", STRANGER))).isEmpty();
        assertThat(ids(service.get(PATH + "?project=seen", formerly)))
                .as("their own, though they see the project no more")
                .containsExactly("seen-1");
        assertThat(ids(service.get(PATH, formerly))).contains("seen-1").doesNotContain("seen-2");
        assertThat(ids(service.get(PATH, STRANGER))).isEmpty();
        assertThat(service.get(PATH + "/seen-2", formerly).status()).isEqualTo(404);
        assertThat(service.get(PATH + "/seen-1", formerly).status()).isEqualTo(200);
        assertThat(service.get(PATH + "/seen-1", STRANGER).status()).isEqualTo(404);
        assertThat(submit(STRANGER, report("seen-3", "seen", "29T08:00:00", ""))
                        .body()
                        .at("/outcomes/0/code")
                        .asString())
                .isEqualTo("UNKNOWN_PROJECT");
        assertThat(submit(demo("supervisor"), report("seen-4", "seen", "29T08:00:00", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theReceiptListsStoredReportsAndMissingPhotos() {
        ProgrammeFixture.project(service, "reports-2023", "receipts");
        var photo = "c".repeat(64);
        submit(
                REPORTER,
                report("receipts-1", "receipts", "29T08:00:00", ", \"photos\": [\"%s\"]".formatted(photo)),
                report("receipts-2", "receipts", "29T08:00:00", ""));
        var ids = "{\"reportIds\": [\"receipts-2\", \"receipts-1\", \"never-sent\"]}";

        var own = service.post(PATH + "/status", REPORTER, ids);
        var foreign = service.post(PATH + "/status", STRANGER, ids);

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body().at("/reports").findValuesAsString("reportId"))
                .containsExactly("receipts-2", "receipts-1", "never-sent");
        assertThat(own.body().at("/reports").findValuesAsString("state"))
                .containsExactly("COMPLETE", "INCOMPLETE", "UNKNOWN");
        assertThat(own.body().at("/reports/1/missingPhotos/0").asString()).isEqualTo(photo);
        assertThat(foreign.body().at("/reports").findValuesAsString("state"))
                .containsExactly("UNKNOWN", "UNKNOWN", "UNKNOWN");
        assertThat(service.post(PATH + "/status", REPORTER, "{\"reportIds\": []}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aReportOnAnUnknownNodeIsHeldUntilItsNodeAppears() {
        ProgrammeFixture.register(service, "reports-2023", "ahead");

        assertThat(outcomes(submit(REPORTER, report("ahead-1", "ahead", "29T08:00:00", ", \"progressPercent\": 30"))))
                .containsExactly("ACCEPTED");
        var held = service.get(PATH + "/ahead-1", demo("supervisor"));
        assertThat(held.text("held")).isEqualTo("true");
        assertThat(held.text("counted")).isEqualTo("false");

        service.send(
                "PUT",
                "/api/v1/projects/ahead/plan",
                demo("commander").token(),
                "{\"anchor\": {\"finishBy\": \"2023-07-31\"}, \"nodes\": [%s]}"
                        .formatted(ProgrammeFixture.node("n1", 5, "NATURAL")),
                Map.of("If-Match", "*"));

        Eventually.eventually(() -> assertThat(
                        service.get(PATH + "/ahead-1", demo("supervisor")).text("counted"))
                .isEqualTo("true"));
    }

    @Test
    void aPhotoThatArrivesCompletesItsReportsAndSecondUsesAreFlagged() {
        ProgrammeFixture.project(service, "reports-2023", "pictured");
        var photo = SamplePictures.jpeg(77, 300, 200);
        var hash = SamplePictures.sha256(photo);
        var named = ", \"photos\": [\"%s\"]".formatted(hash);
        submit(
                REPORTER,
                report("pictured-2", "pictured", "29T09:00:00", named),
                report("pictured-1", "pictured", "29T08:00:00", named));

        var uploaded = new PhotoPhone(service.uri(), REPORTER).put(hash, photo);

        assertThat(uploaded.status()).isEqualTo(201);
        var first = service.get(PATH + "/pictured-1", demo("supervisor"));
        var second = service.get(PATH + "/pictured-2", demo("supervisor"));
        assertThat(first.text("complete")).isEqualTo("true");
        assertThat(first.body().at("/flags").isEmpty()).isTrue();
        assertThat(second.body().at("/flags/0").asString()).isEqualTo("PHOTO_REUSED");
        assertThat(second.body().at("/reusedPhotos/0/reportId").asString()).isEqualTo("pictured-1");
    }

    /** Two devices that send the same reports concurrently, split and shuffled, have one effect. */
    @Test
    void twoDevicesAtOnceMakeNoDifference() throws Exception {
        ProgrammeFixture.project(service, "reports-2023", "twice");
        var seed = System.nanoTime();
        var random = new Random(seed);
        var reports = IntStream.range(0, 60)
                .mapToObj(n -> report(
                        "twice-" + n,
                        "twice",
                        "%02dT%02d:00:00".formatted(1 + n % 28, n % 24),
                        ", \"progressPercent\": " + random.nextInt(101)))
                .toList();
        var batches = new ArrayList<Callable<Answer>>();
        for (int n = 0; n < 12; n++) {
            var shuffled = new ArrayList<>(reports);
            Collections.shuffle(shuffled, random);
            var part = shuffled.subList(0, n < 2 ? 60 : 1 + random.nextInt(60)).toArray(String[]::new);
            batches.add(() -> submit(REPORTER, part));
        }
        Collections.shuffle(batches, random);

        var accepted = new TreeMap<String, Integer>();
        try (var devices = Executors.newFixedThreadPool(2)) {
            for (var answer : devices.invokeAll(batches)) {
                for (var outcome : answer.get().body().at("/outcomes")) {
                    assertThat(outcome.at("/outcome").asString())
                            .as("seed %d: %s", seed, outcome)
                            .isIn("ACCEPTED", "DUPLICATE");
                    accepted.merge(
                            outcome.at("/reportId").asString(),
                            outcome.at("/outcome").asString().equals("ACCEPTED") ? 1 : 0,
                            Integer::sum);
                }
            }
        }

        assertThat(accepted).as("seed %d", seed).hasSize(60);
        assertThat(accepted.values()).as("seed %d: each accepted once", seed).containsOnly(1);
        var list = service.get(PATH + "?project=twice&limit=500", demo("supervisor"));
        assertFlagsAreThoseOfTheSet(list, seed);
    }

    /** By definition: the previous observation had a higher percent. */
    private static void assertFlagsAreThoseOfTheSet(Answer list, long seed) {
        var items = list.body().at("/items");
        assertThat(items.size()).isEqualTo(60);
        for (int n = 0; n + 1 < items.size(); n++) {
            var isBackwards = items.get(n).at("/progressPercent").asInt()
                    < items.get(n + 1).at("/progressPercent").asInt();
            assertThat(items.get(n).at("/flags").toString().contains("BACKWARDS"))
                    .as("seed %d: %s after %s", seed, items.get(n), items.get(n + 1))
                    .isEqualTo(isBackwards);
        }
    }
}
