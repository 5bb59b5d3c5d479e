package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;

import city.renewal.acceptance.ApiClient.ApiResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A workload during faults: virtual users register and plan projects, report, claim and verify, and each repeats a command
 * with the same key until it succeeds. The successful commands are recorded as the expected state.
 */
final class Workload {
    /** The time-out of a command, which is repeated until it succeeds. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Enough projects to last through every kill, and few enough for a machine with two cores. */
    private static final int MOST_PROJECTS = 60;

    private final Platform platform;
    private final String programme;
    private final Map<String, ExpectedProject> promised = new ConcurrentHashMap<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean working = true;

    /**
     * The expected state of a project.
     *
     * @param lateDone whether its late node was claimed and checked
     * @param progress the percentage of the latest report on its node {@code next}; null: none was accepted
     */
    record ExpectedProject(boolean lateDone, Integer progress) {}

    Workload(Platform platform, String programme) {
        this.platform = platform;
        this.programme = programme;
    }

    Map<String, ExpectedProject> promised() {
        return Map.copyOf(promised);
    }

    void start(int workers, long seed) {
        for (int worker = 0; worker < workers; worker++) {
            var random = new Random(seed + worker);
            var name = "%s-w%d".formatted(programme, worker);
            people.add(Thread.ofVirtual().name(name).start(() -> work(name, random)));
        }
    }

    /** Waits until all users have finished their current project. */
    void finish() throws InterruptedException {
        working = false;
        for (var person : people) {
            if (!person.join(PATIENCE.multipliedBy(2))) {
                throw new AssertionError(person.getName() + " never came to an end");
            }
        }
    }

    private void work(String name, Random random) {
        for (int n = 0; working && n < MOST_PROJECTS; n++) {
            try {
                oneProject("%s-p%d".formatted(name, n), random);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void oneProject(String id, Random random) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        sendUntilAccepted(() -> commander().post("/api/v1/projects", project(id, programme, "370212"), key));
        sendUntilAccepted(() -> {
            var etag = commander().get("/api/v1/projects/" + id).expect(200).etag();
            return commander().put("/api/v1/projects/%s/plan".formatted(id), threeNodes(), etag);
        });
        promised.put(id, new ExpectedProject(false, null));
        if (random.nextInt(3) > 0) {
            report(id, random);
        }
        if (random.nextInt(3) == 0) {
            var claim = UUID.randomUUID().toString();
            var check = UUID.randomUUID().toString();
            var node = "/api/v1/projects/%s/nodes/late/".formatted(id);
            sendUntilAccepted(
                    () -> platform.as("unit").post(node + "completion", Map.of("completedOn", "2023-06-29"), claim));
            sendUntilAccepted(
                    () -> platform.as("supervisor").post(node + "verification", Map.of("verdict", "ACCEPTED"), check));
            promised.compute(id, (_, before) -> new ExpectedProject(true, before == null ? null : before.progress()));
        }
    }

    /** Three reports, out of order and some of them twice; the last observation holds. */
    private void report(String id, Random random) throws InterruptedException {
        var reports = new ArrayList<Map<String, Object>>();
        for (int hour : new int[] {12, 9, 10, 12}) {
            reports.add(RequestBodies.report(
                    "%s-r%d".formatted(id, hour), id, "next", "2023-06-29T%02d:00:00+08:00".formatted(hour), hour * 5));
        }
        var cut = 1 + random.nextInt(reports.size() - 1);
        for (var batch : List.of(reports.subList(0, cut), reports.subList(cut, reports.size()), reports)) {
            sendUntilAccepted(
                    () -> platform.as("reporter").post("/api/v1/site-reports/batch", Map.of("reports", batch)));
        }
        promised.put(id, new ExpectedProject(false, 60));
    }

    private ApiClient commander() {
        return platform.as("commander");
    }

    private static Map<String, Object> threeNodes() {
        return plan(
                "2023-07-31",
                List.of(node("late", 10, "2023-06-20"), node("next", 10, null, "late"), node("last", 5, null, "next")));
    }

    /** A command that may be sent repeatedly. */
    interface Command {
        ApiResponse send() throws IOException, InterruptedException;
    }

    /** Repeats a command until it succeeds: refusals in between are stale versions, or a service that is down. */
    private static void sendUntilAccepted(Command command) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        Object last = "nothing";
        while (System.nanoTime() < until) {
            try {
                var answer = command.send();
                if (answer.ok()) {
                    return;
                }
                last = answer.status() + " " + answer.response().body();
            } catch (IOException | AssertionError e) {
                last = e;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("Never answered: " + last);
    }
}
