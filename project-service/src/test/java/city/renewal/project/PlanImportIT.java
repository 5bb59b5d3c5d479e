package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.adapter.mpxj.SampleSchedules;
import city.renewal.project.application.project.Projects;
import city.renewal.starter.testing.Eventually;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Schedule files as plans, over HTTP. */
class PlanImportIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "s-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aDryRunComparesTheFilesDatesWithTheComputedOnesAndWritesNothing() {
        ProgrammeFixture.register(service, "s-2023", "d1");

        var report = send("unit", "d1", "dryRun=true", SampleSchedules.mspdi(), Map.of());

        assertThat(report.status()).as("%s", report.body()).isEqualTo(200);
        assertThat(report.text("format")).isEqualTo("MSPDI");
        assertThat(report.body().at("/nodes").asInt()).isEqualTo(4);
        assertThat(report.body().at("/rows/0/fileFinish").asString()).isEqualTo("2023-07-14");
        assertThat(report.body().at("/rows/0/finish").asString()).isEqualTo("2023-07-14");
        assertThat(report.body().at("/rows/0/differs").asBoolean()).isFalse();
        assertThat(service.bean(Projects.class).load("d1").orElseThrow().state().plan())
                .isNull();
    }

    @Test
    void aFileReplacesThePlanOnlyAtTheExpectedVersion() {
        ProgrammeFixture.register(service, "s-2023", "d2");

        var blind = send("commander", "d2", "", SampleSchedules.xer(), Map.of());
        var stale = send("commander", "d2", "", SampleSchedules.xer(), Map.of("If-Match", "\"7\""));
        var headers = Map.of("If-Match", "\"1\"", "Idempotency-Key", "import-1");
        var taken = send("commander", "d2", "finishBy=2023-12-31", SampleSchedules.xer(), headers);
        var repeated = send("commander", "d2", "finishBy=2023-12-31", SampleSchedules.xer(), headers);

        assertThat(blind.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(taken.body());
        var stored = service.bean(Projects.class).load("d2").orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        var last = stored.state().nodes().getLast();
        assertThat(last.dueDate()).isEqualTo("2023-12-31");
        assertThat(last.responsibility().owner().personId()).isEqualTo("p-leader");
        assertThat(last.responsibility().unit().unitId()).isEqualTo("u1");
        var rows = taken.body().at("/rows");
        var stays = stored.state().nodes().getFirst().fileDates();
        assertThat(stays).isNotNull();
        assertThat(stays.start()).isEqualTo(rows.at("/0/fileStart").asString());
        assertThat(stays.finish()).isEqualTo(rows.at("/0/fileFinish").asString());
    }

    @Test
    void aPlanOfThousandsOfNodesIsPublishedAsOneEvent() {
        ProgrammeFixture.register(service, "s-2023", "d5");

        var tooLarge = send("commander", "d5", "", SampleSchedules.largeXer(19_997), Map.of("If-Match", "*"));
        var taken = send("commander", "d5", "", SampleSchedules.largeXer(19_996), Map.of("If-Match", "*"));

        assertThat(tooLarge.status()).isEqualTo(422);
        assertThat(tooLarge.body().at("/violations").toString()).contains("20000");
        assertThat(taken.status()).as("%.300s", taken.body()).isEqualTo(200);
        assertThat(taken.body().at("/nodes").asInt()).isEqualTo(20_000);
        var documents = service.bean(MongoDatabase.class).getCollection("projects");
        Eventually.eventually(() -> assertThat(documents
                        .find(new Document("_id", "d5"))
                        .projection(new Document("outboxSince", 1))
                        .first())
                .doesNotContainKey("outboxSince"));
    }

    @Test
    void nothingIsFetchedAndDamagedFilesChangeNothing() throws Exception {
        ProgrammeFixture.register(service, "s-2023", "d3");
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            var xml = """
                    <?xml version="1.0"?>
                    <!DOCTYPE Project SYSTEM "http://127.0.0.1:%1$d/x.dtd" [<!ENTITY e SYSTEM "http://127.0.0.1:%1$d/e">]>
                    <Project xmlns="http://schemas.microsoft.com/project"><Name>&e;</Name></Project>
                    """.formatted(server.getAddress().getPort());
            var fetching = send("commander", "d3", "", xml.getBytes(StandardCharsets.UTF_8), Map.of("If-Match", "*"));

            assertThat(fetching.status()).isEqualTo(422);
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
        var cut = new String(SampleSchedules.pmxml(), StandardCharsets.UTF_8).substring(0, 900);
        var damaged = send("commander", "d3", "", cut.getBytes(StandardCharsets.UTF_8), Map.of("If-Match", "*"));
        assertThat(damaged.status()).isEqualTo(422);
        assertThat(damaged.body().at("/violations").findValuesAsString("field")).containsExactly("file");
        assertThat(service.bean(Projects.class).load("d3").orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void onlyCallersWithTheRightToPlanGetAReportOnAFile() {
        ProgrammeFixture.register(service, "s-2023", "d4");

        assertThat(send("unit-2", "d4", "dryRun=true", new byte[0], Map.of()).status())
                .isEqualTo(404);
        assertThat(send("commander-2", "d4", "dryRun=true", SampleSchedules.xer(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(send(
                                "commander",
                                "d4",
                                "dryRun=true&startOn=2023-07-01&finishBy=2023-12-31",
                                SampleSchedules.xer(),
                                Map.of())
                        .body()
                        .at("/violations")
                        .findValuesAsString("field"))
                .containsExactly("startOn");
        assertThat(send("commander", "d4", "dryRun=true&finishBy=1980-01-01", SampleSchedules.xer(), Map.of())
                        .status())
                .isEqualTo(422);
    }

    private static Answer send(String user, String projectId, String query, byte[] file, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=edge");
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan\"\r\n\r\n"
                + new String(file, StandardCharsets.UTF_8)
                + "\r\n--edge--\r\n";
        return service.send(
                "POST",
                "/api/v1/projects/%s/plan/import?%s".formatted(projectId, query),
                TestTokens.demo(user).token(),
                body,
                all);
    }
}
