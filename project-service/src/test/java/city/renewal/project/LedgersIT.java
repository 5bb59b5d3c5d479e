package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.adapter.mongo.MongoLedgers;
import city.renewal.project.application.project.Projects;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ledgers over HTTP with a real store: issued, corrected, and sent concurrently. */
class LedgersIT {
    private static final String HEADER =
            "项目编号,项目名称,领域,指挥部,所属街道,总投资(亿元),年度计划投资(万元),责任单位,牵头领导,计划完工时限,节点编号,节点名称,工期,前置节点,完成时限,责任人\n";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "l-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aLedgerIsIssuedThenCorrectedAndTheSameOneChangesNothing() {
        var issued = send("", ledger("A", "某项目", "1.2", "张三", "2023-08-31"), Map.of());
        assertThat(issued.status()).as("%s", issued.body()).isEqualTo(200);
        assertThat(issued.body().at("/written").asInt()).isEqualTo(1);
        var version = version("A");

        var same = send("mode=UPDATE", ledger("A", "某项目", "1.2", "张三", "2023-08-31"), Map.of());
        assertThat(outcomes(same)).containsExactly("UNCHANGED", "UNCHANGED");
        assertThat(same.body().at("/written").asInt()).isZero();
        assertThat(version("A")).isEqualTo(version);

        var dry = send("mode=UPDATE&dryRun=true", ledger("A", "新名称", "1.2", "李四", "2023-08-31"), Map.of());
        assertThat(dry.body().at("/rows/0/differences/0/field").asString()).isEqualTo("项目名称");
        assertThat(dry.body().at("/rows/0/differences/0/before").asString()).isEqualTo("某项目");
        assertThat(dry.body().at("/rows/0/differences/0/after").asString()).isEqualTo("新名称");
        assertThat(dry.body().at("/sheet/headerRows/0").asInt()).isEqualTo(1);
        assertThat(dry.body().at("/sheet/rows/1/row").asInt()).isEqualTo(2);
        assertThat(dry.body().at("/sheet/rows/1/cells/1").asString()).isEqualTo("新名称");
        assertThat(same.body().at("/sheet").isNull()).isTrue();
        assertThat(version("A")).isEqualTo(version);

        var key = Map.of("Idempotency-Key", "correct-1");
        var corrected = send("mode=UPDATE", ledger("A", "新名称", "1.2", "李四", "2023-08-31"), key);
        var repeated = send("mode=UPDATE", ledger("A", "新名称", "1.2", "李四", "2023-08-31"), key);
        assertThat(outcomes(corrected)).containsExactly("CHANGED", "CHANGED");
        assertThat(repeated.body()).isEqualTo(corrected.body());
        assertThat(version("A")).isEqualTo(version + 1);
    }

    @Test
    void aChangedDateIsRefusedWithItsCellAndTheWayToGo() {
        send("", ledger("B", "某项目", "1.2", "张三", "2023-08-31"), Map.of());

        var refused = send("mode=UPDATE&dryRun=true", ledger("B", "某项目", "1.2", "张三", "2023-09-30"), Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/type").asString()).endsWith("bad-ledger");
        assertThat(refused.body().at("/violations").findValuesAsString("field")).containsExactly("O2");
        assertThat(refused.body().at("/violations/0/message").asString()).contains("extensions");
        assertThat(refused.body().at("/cells/0/fault").asString()).isEqualTo("DATE_CHANGED");
        assertThat(refused.body().at("/cells/0/cell").asString()).isEqualTo("O2");
        assertThat(refused.body().at("/sheet/columns/14").asString()).isEqualTo("O");
        assertThat(refused.body().at("/sheet/rows/1/cells/14").asString()).isEqualTo("2023-09-30");
    }

    @Test
    void unknownValuesAreRefusedByTheirNames() {
        for (var query : List.of("mode=REPLACE", "acceptWarnings=perhaps", "dryRun=perhaps")) {
            var refused = send(query, ledger("C", "某项目", "1.2", "张三", ""), Map.of());

            assertThat(refused.status()).as(query).isEqualTo(422);
            assertThat(refused.body().at("/violations").findValuesAsString("field"))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void implausibleFiguresMustBeAccepted() {
        var large = ledger("D", "某项目", "1200", "张三", "");

        var refused = send("", large, Map.of());
        var accepted = send("acceptWarnings=true", large, Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/type").asString()).endsWith("warnings-not-accepted");
        assertThat(refused.body().at("/violations").findValuesAsString("field")).containsExactly("F2");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.body().at("/warnings/0/cell").asString()).isEqualTo("F2");
        assertThat(accepted.body().at("/warnings/0/row").asInt()).isEqualTo(2);
    }

    /** Twenty ledgers share one project: one is written completely, the others not at all. */
    @Test
    void concurrentLedgersAreEachWrittenCompletelyOrNotAtAll() throws Exception {
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Answer>>();
            for (int n = 0; n < 20; n++) {
                var file =
                        HEADER + rows("E-own-" + n, "某项目", "1.2", "张三", "") + rows("E-shared", "某项目", "1.2", "张三", "");
                tasks.add(() -> send("", file, Map.of()));
            }
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        var projects = service.bean(Projects.class);
        for (int n = 0; n < 20; n++) {
            assertThat(projects.load("E-own-" + n).isPresent())
                    .as("ledger %d: %s", n, answers.get(n).body())
                    .isEqualTo(answers.get(n).status() == 200);
        }
        var ledgers = service.bean(MongoDatabase.class).getCollection("ledgers");
        assertThat(new MongoLedgers(ledgers).pending()).isEmpty();
    }

    @Test
    void aLedgerOfAWholeProgrammeIsIssuedAndCorrected() {
        for (int round = 0; round < 3; round++) {
            var file = programme("F" + round);
            var issued = timed("issued", "", file);
            var corrected = timed("corrected", "mode=UPDATE", file.replace("王五", "赵六"));

            assertThat(issued.body().at("/nodes").asInt()).isEqualTo(1_400);
            assertThat(outcomes(corrected)).containsOnly("CHANGED").hasSize(1_400);
        }
    }

    private static Answer timed(String what, String query, String file) {
        long from = System.nanoTime();
        var answer = send(query, file, Map.of());
        System.out.printf(
                "200 projects with 1,400 nodes %s in %d ms%n",
                what, Duration.ofNanos(System.nanoTime() - from).toMillis());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    private static String programme(String prefix) {
        var file = new StringBuilder(HEADER);
        for (int p = 0; p < 200; p++) {
            file.append("%s-%d,某项目,旧村改造,指挥部,中韩街道,1.2,3000,一单位,王领导,2023-11-30,n1,节点,10,,,王五\n".formatted(prefix, p));
            for (int n = 2; n <= 7; n++) {
                file.append(",,,,,,,,,,n%d,节点%d,10,n%d,,王五\n".formatted(n, n, n - 1));
            }
        }
        return file.toString();
    }

    private static String ledger(String id, String name, String total, String owner, String due) {
        return HEADER + rows(id, name, total, owner, due);
    }

    private static String rows(String id, String name, String total, String owner, String due) {
        return "%s,%s,旧村改造,指挥部,中韩街道,%s,3000,一单位,王领导,2023-11-30,n1,设计,30,,%s,%s\n".formatted(id, name, total, due, owner)
                + ",,,,,,,,,,n2,施工,60,n1,,%s\n".formatted(owner);
    }

    private static long version(String projectId) {
        return service.bean(Projects.class).load(projectId).orElseThrow().version();
    }

    private static List<String> outcomes(Answer answer) {
        return answer.body().at("/rows").findValuesAsString("outcome");
    }

    private static Answer send(String query, String csv, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=edge");
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.csv\"\r\n\r\n"
                + csv
                + "\r\n--edge--\r\n";
        return service.send(
                "POST",
                "/api/v1/ledgers?programme=l-2023&unknownPeople=ACCEPT&" + query,
                TestTokens.demo("commander").token(),
                body,
                all);
    }
}
