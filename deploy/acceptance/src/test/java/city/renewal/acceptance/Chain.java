package city.renewal.acceptance;

import static city.renewal.acceptance.Bodies.node;
import static city.renewal.acceptance.Bodies.plan;
import static city.renewal.acceptance.Bodies.programme;
import static city.renewal.acceptance.Bodies.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/**
 * One platform with two demonstrations, which all tests of the whole chain walk, each with projects of its own. Where tests run in
 * several processes each process has one.
 */
final class Chain implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);

    private static final int PORT = Integer.getInteger("renewal.port", 18970);

    /** Webhooks of tests are received on this machine, and given up soon. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("RENEWAL_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8", "RENEWAL_DELIVERY_ATTEMPTS", "3");

    private final Platform platform;

    private Chain(Platform platform) {
        this.platform = platform;
    }

    /** Starts the platform for the first test class that asks, and ends it after the last. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Chain.class;
        }

        @Override
        public Chain resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Chain.class, _ -> start(), Chain.class);
        }
    }

    private static Chain start() {
        try {
            var platform = Platform.start(PORT, "laoshan-2023,shinan-2022", "2023-06-30T08:00+08:00", ENVIRONMENT);
            platform.as("admin").post("/api/v1/programmes", programme("chain")).expect(201);
            return new Chain(platform);
        } catch (Exception e) {
            throw new IllegalStateException("The platform did not start", e);
        }
    }

    @Override
    public void close() throws Exception {
        platform.close();
    }

    Platform platform() {
        return platform;
    }

    Client commander() {
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
