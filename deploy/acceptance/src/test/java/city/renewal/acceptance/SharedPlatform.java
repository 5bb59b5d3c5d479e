package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.programme;
import static city.renewal.acceptance.RequestBodies.project;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/**
 * One platform with two demonstrations, shared by all end-to-end tests, each with projects of its own. Where tests run in
 * several processes each process has one.
 */
final class SharedPlatform {
    static final Duration SOON = Duration.ofSeconds(30);

    private static final int PORT = Integer.getInteger("renewal.port", 18970);

    /** Webhooks of tests are received on this machine, with few attempts. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("RENEWAL_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8", "RENEWAL_DELIVERY_ATTEMPTS", "3");

    private final Platform platform;

    private SharedPlatform(Platform platform) {
        this.platform = platform;
    }

    /** Injects the platform. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedPlatform.class;
        }

        @Override
        public SharedPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Holder.SHARED;
        }
    }

    /**
     * Starts the platform for the first test class of a process and stops it when the process ends. JUnit's own root store is
     * no place for it: where several processes share the work, each test class is a run of its own.
     */
    private static final class Holder {
        static final SharedPlatform SHARED = start();
    }

    private static SharedPlatform start() {
        try {
            var platform = Platform.start(PORT, "laoshan-2023,shinan-2022", "2023-06-30T08:00+08:00", ENVIRONMENT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "platform-end"));
            platform.as("admin").post("/api/v1/programmes", programme("chain")).expect(201);
            return new SharedPlatform(platform);
        } catch (Exception e) {
            throw new IllegalStateException("The platform did not start", e);
        }
    }

    private static void stop(Platform platform) {
        try {
            platform.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The platform did not end", e);
        }
    }

    Platform platform() {
        return platform;
    }

    ApiClient commander() {
        return platform.as("commander");
    }

    /** A project with nodes late (due ten days ago), next and last. */
    void planned(String id) throws Exception {
        var registered = commander()
                .post("/api/v1/projects", project(id, "chain", "370212"))
                .expect(201);
        commander()
                .put(
                        "/api/v1/projects/%s/plan".formatted(id),
                        plan(
                                "2023-07-31",
                                List.of(
                                        node("late", 10, "2023-06-20"),
                                        node("next", 10, null, "late"),
                                        node("last", 5, null, "next"))),
                        registered.etag())
                .expect(200);
        Eventually.holds("rows of " + id, SOON, () -> rows(id).size() == 3);
    }

    Map<String, JsonNode> rows(String project) throws Exception {
        var rows = new java.util.HashMap<String, JsonNode>();
        commander()
                .all("/api/v1/deadlines?project=" + project)
                .forEach(row -> rows.put(row.get("nodeId").stringValue(), row));
        return rows;
    }

    String standing(String project, String node) throws Exception {
        return rows(project).get(node).get("standing").stringValue();
    }

    JsonNode alertOf(String project, String node) throws Exception {
        var path = "/api/v1/alerts?project=%s&node=%s".formatted(project, node);
        Eventually.holds(
                "an alert for " + node, SOON, () -> commander().all(path).size() == 1);
        return commander().all(path).getFirst();
    }
}
