package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whichever process is killed, every successful command is in the lists exactly once. The same test must detect each of three
 * faulty variants of our own services, which proves that it can fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DurabilityIT {
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final List<String> PARTS =
            List.of("project-service", "progress-service", "notification-service", "store", "broker");

    private Platform platform;
    private Path faults;

    @BeforeAll
    void start() throws Exception {
        faults = Files.createTempFile("renewal-faults", ".txt");
        var environment = new HashMap<>(Platform.classpath(faultyParts(), "project-service", "progress-service"));
        environment.put("RENEWAL_FAULTS", faults.toString());
        setFault("NONE");
        platform = Platform.start(18975, "none", "2023-06-30T08:00+08:00", environment);
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
    }

    @Test
    @Order(0)
    void kindsThatAreSwitchedOnReachTheirOwnersInboxOnceThoughTheirServiceIsKilled() throws Exception {
        kinds(List.of(
                Map.of("kind", "DUE_SOON", "on", true, "severity", "WARNING"),
                Map.of("kind", "RETURNED_AGAIN", "on", true)));
        var expected = List.of("DUE_SOON WARNING soon", "RETURNED_AGAIN WARNING twice");
        try {
            plan("kinds", List.of(node("soon", 1, "2023-07-03"), node("twice", 5, null)));
            for (var time = 0; time < 2; time++) {
                var path = "/api/v1/projects/kinds/nodes/twice/";
                platform.as("owner")
                        .post(path + "completion", Map.of("completedOn", "2023-06-29"))
                        .expect(200);
                platform.as("supervisor")
                        .post(path + "verification", Map.of("verdict", "RETURNED", "note", "照片不清"))
                        .expect(200);
            }
            platform.killAndAwait("notification-service");
            Eventually.holds(
                    "all of it in the owner's inbox", QUIET, () -> told("kinds").containsAll(expected));
        } finally {
            // On unless somebody switches it off.
            kinds(List.of(Map.of("kind", "RETURNED_AGAIN", "on", false)));
        }
        Eventually.holds(
                "none of it is open",
                QUIET,
                () -> platform.as("commander")
                        .all("/api/v1/alerts?project=kinds&open=true")
                        .isEmpty());
        assertThat(told("kinds")).isEqualTo(expected);
    }

    @Test
    @Order(1)
    void nothingIsLostOrDoubledWhateverIsKilled() throws Exception {
        var seed = System.nanoTime();
        System.out.println("DurabilityIT seed " + seed);
        var programme = "holds";
        var campaign = begin(programme, seed);
        var parts = new ArrayList<String>();
        for (var part : PARTS) {
            if (platform.runs(part)) {
                parts.add(part);
            }
        }
        var victims = new ArrayList<>(parts);
        victims.addAll(parts);
        Collections.shuffle(victims, new Random(seed));
        for (var victim : victims) {
            TimeUnit.MILLISECONDS.sleep(300 + new Random(seed).nextInt(500));
            platform.killAndAwait(victim);
            repeatOldFacts(programme);
        }
        campaign.finish();

        var audit = new Audit(platform, programme);
        Eventually.holds(
                "the lists show what was promised",
                QUIET,
                () -> audit.differences(campaign.promised()).isEmpty());
        assertThat(campaign.promised()).hasSizeGreaterThan(10);
        assertThat(audit.rebuilt()).isEmpty();
        System.out.printf(
                "%d projects promised, %d kills, seed %d%n", campaign.promised().size(), victims.size(), seed);
    }

    /** The control: without a faulty variant, the same workload, a kill and the same wait give no differences. */
    @Test
    @Order(2)
    void soundPartsAreNotReported() throws Exception {
        assertThat(differencesWith("NONE", "progress-service", 1)).isEmpty();
    }

    @Test
    @Order(3)
    void offsetsThatAreCommittedFirstAreReported() throws Exception {
        assertThat(differencesWith("OFFSETS_FIRST", "progress-service", 3)).isNotEmpty();
    }

    @Test
    @Order(4)
    void anOutboxEntryThatIsRemovedBeforeItsAcknowledgementIsReported() throws Exception {
        assertThat(differencesWith("REMOVED_FIRST", "project-service", 3)).isNotEmpty();
    }

    @Test
    @Order(5)
    void aMissingSequenceCheckIsReported() throws Exception {
        assertThat(differencesWith("NO_SEQUENCE_CHECK", "progress-service", 1)).isNotEmpty();
    }

    /** The same workload, kills and audit with one faulty service; returns the differences that the audit finds in the end. */
    private List<String> differencesWith(String fault, String victim, int kills) throws Exception {
        var seed = System.nanoTime();
        var programme = fault.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        setFault(fault);
        try {
            var campaign = begin(programme, seed);
            for (int kill = 0; kill < kills; kill++) {
                TimeUnit.MILLISECONDS.sleep(1_500);
                platform.killAndAwait(victim);
                repeatOldFacts(programme);
            }
            campaign.finish();
            var audit = new Audit(platform, programme);
            audit.awaitQuiet();
            var now = audit.differences(campaign.promised());
            System.out.printf(
                    "%s: %d differences, such as %s%n",
                    fault, now.size(), now.stream().findFirst());
            return now;
        } finally {
            setFault("NONE");
        }
    }

    private Workload begin(String programme, long seed) throws Exception {
        platform.as("admin")
                .post("/api/v1/programmes", RequestBodies.programme(programme))
                .expect(201);
        var campaign = new Workload(platform, programme);
        campaign.start(3, seed);
        return campaign;
    }

    /**
     * A relay that was killed before it could remove what it had published publishes it again: the oldest facts first, each
     * once, however often it was repeated before.
     */
    private void repeatOldFacts(String programme) {
        var facts = new Audit(platform, programme).projectFacts();
        var met = new HashSet<String>();
        facts.repeat(facts.all().stream()
                .filter(message -> met.add(KafkaTopic.header(message, "ce_id")))
                .filter(message -> KafkaTopic.header(message, "ce_source").startsWith("/projects/" + programme))
                .filter(message -> Long.parseLong(KafkaTopic.header(message, "ce_sequence")) <= 3)
                .toList());
    }

    private void setFault(String fault) throws Exception {
        Files.writeString(faults, fault);
    }

    private static Path faultyParts() {
        var target = Path.of("")
                .toAbsolutePath()
                .resolve("../../libs/service-starter/target")
                .normalize();
        var jar = target.resolve("service-starter-0.1.0-tests.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("Expected the starter's test classes at " + jar);
        }
        return jar;
    }

    private void kinds(List<Map<String, Object>> kinds) throws Exception {
        platform.as("admin")
                .put("/api/v1/alert-kinds", Map.of("kinds", kinds), "*")
                .expect(200);
    }

    /** A programme of that name with a project of that name, which is to be finished at the end of July. */
    private void plan(String id, List<Map<String, Object>> nodes) throws Exception {
        platform.as("admin")
                .post("/api/v1/programmes", RequestBodies.programme(id))
                .expect(201);
        var registered = platform.as("commander")
                .post("/api/v1/projects", RequestBodies.project(id, id, "370212"))
                .expect(201);
        platform.as("commander")
                .put(
                        "/api/v1/projects/%s/plan".formatted(id),
                        RequestBodies.plan("2023-07-31", nodes),
                        registered.etag())
                .expect(200);
    }

    /** The owner's messages about a project: kind, severity and node, sorted. */
    private List<String> told(String project) throws Exception {
        return platform.as("owner").all("/api/v1/inbox").stream()
                .filter(message -> message.get("projectId").stringValue().equals(project))
                .map(message -> "%s %s %s"
                        .formatted(
                                message.get("kind").stringValue(),
                                message.get("severity").stringValue(),
                                message.get("nodeId").stringValue()))
                .sorted()
                .toList();
    }
}
