package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the route table reaches its service. */
class RoutesIT {
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
        gateway.project.otherwise(exchange -> exchange.json(200, "\"project\""));
        gateway.progress.otherwise(exchange -> exchange.json(200, "\"progress\""));
        gateway.notification.otherwise(exchange -> exchange.json(200, "\"notification\""));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST | /api/v1/programmes                                     | project
        GET  | /api/v1/programmes                                     | project
        GET  | /api/v1/programmes/laoshan-2023                        | project
        POST | /api/v1/ledgers?programme=laoshan-2023&dryRun=true     | project
        GET  | /api/v1/ledgers/template                               | project
        POST | /api/v1/projects                                       | project
        GET  | /api/v1/projects/p1                                    | project
        PUT  | /api/v1/projects/p1                                    | project
        GET  | /api/v1/projects?programme=laoshan-2023                | project
        PUT  | /api/v1/projects/p1/plan                               | project
        POST | /api/v1/projects/p1/nodes/n1/completion                | project
        POST | /api/v1/projects/p1/nodes/n1/verification              | project
        POST | /api/v1/projects/p1/nodes/n1/acceptance                | project
        POST | /api/v1/projects/p1/nodes/n1/extensions                | project
        POST | /api/v1/projects/p1/nodes/n1/extensions/x1/decision    | project
        GET  | /api/v1/projects/p1/nodes/n1/extensions                | project
        POST | /api/v1/projects/p1/nodes/n1/advancement               | project
        POST | /api/v1/projects/p1/withdrawal                         | project
        POST | /api/v1/projects/p1/suspensions                        | project
        GET  | /api/v1/projects/p1/suspensions                        | project
        POST | /api/v1/projects/p1/suspensions/s1/end                 | project
        GET  | /api/v1/calendars/CN                                   | project
        PUT  | /api/v1/calendars/CN                                   | project
        POST | /api/v1/projects/p1/plan/import?dryRun=true            | project
        POST | /api/v1/investments                                    | project
        GET  | /api/v1/city-tasks?programme=shinan-2022               | project
        PUT  | /api/v1/city-tasks/t1                                  | project
        GET  | /api/v1/programmes/laoshan-2023/ranking-rules          | project
        PUT  | /api/v1/programmes/laoshan-2023/ranking-rules          | project
        POST | /api/v1/site-reports/batch                             | project
        PUT  | /api/v1/photos/0a1b                                    | project
        POST | /api/v1/problems                                       | project
        GET  | /api/v1/problems/q1                                    | project
        GET  | /api/v1/problems/q1/history                            | project
        POST | /api/v1/problems/import?programme=laoshan-2023&dryRun=true | project
        GET  | /api/v1/problems/template                              | project
        POST | /api/v1/assessment-standards?dryRun=true               | project
        GET  | /api/v1/assessment-standards/s1                        | project
        GET  | /api/v1/photos/0a1b/thumbnail                          | project
        GET  | /api/v1/photos/0a1b/address                            | project
        GET  | /photos/0a1b/display?expires=1&signature=x             | project
        GET  | /api/v1/site-reports?project=p1                        | project
        POST | /api/v1/site-reports/status                            | project
        POST | /api/v1/problems/q1/rectification                      | project
        POST | /api/v1/problems/q1/verification                       | project
        POST | /api/v1/problems/q1/reopening                          | project
        GET  | /api/v1/deadlines?programme=laoshan-2023&standing=OVERDUE&limit=5 | progress
        GET  | /api/v1/responsibilities?owner=p-owner                 | progress
        GET  | /api/v1/problems?project=p1                            | progress
        GET  | /api/v1/projects/p1/schedule                           | progress
        GET  | /api/v1/projects/p1/history?node=n1                    | progress
        GET  | /api/v1/trends?programme=laoshan-2023&weeks=12         | progress
        GET  | /api/v1/due-calendar?programme=laoshan-2023            | progress
        POST | /api/v1/bulletins                                      | progress
        GET  | /api/v1/bulletins/laoshan-2023-2023-1                  | progress
        POST | /api/v1/feeds                                          | progress
        DELETE | /api/v1/feeds/f1                                     | progress
        GET  | /feeds/0a1b.ics                                        | progress
        POST | /api/v1/schedules/preview                              | progress
        POST | /api/v1/rebuilds                                       | progress
        POST | /api/v1/census                                         | progress
        GET  | /api/v1/overview?programme=laoshan-2023                | progress
        GET  | /api/v1/rankings?programme=laoshan-2023&by=area        | progress
        GET  | /api/v1/rankings/publications?programme=laoshan-2023   | progress
        POST | /api/v1/rankings/publications                          | progress
        GET  | /api/v1/investments?programme=laoshan-2023&by=field    | progress
        GET  | /api/v1/city-task-progress?programme=laoshan-2023      | progress
        POST | /api/v1/rebuilds/g1/switch                             | progress
        GET  | /api/v1/live?programme=laoshan-2023                    | progress
        GET  | /api/v1/alerts?open=true                               | notification
        POST | /api/v1/alerts/a1/acknowledgement                      | notification
        GET  | /api/v1/inbox                                          | notification
        GET  | /api/v1/inbox/stream                                   | notification
        GET  | /api/v1/supervision-orders                             | notification
        POST | /api/v1/supervision-orders                             | notification
        POST | /api/v1/supervision-orders/o1/reply                    | notification
        POST | /api/v1/supervision-orders/o1/closure                  | notification
        GET  | /api/v1/alert-kinds                                    | notification
        GET  | /api/v1/routing                                        | notification
        PUT  | /api/v1/routing                                        | notification
        GET  | /api/v1/escalation-policies                            | notification
        PUT  | /api/v1/escalation-policies                            | notification
        PUT  | /api/v1/contacts/p-owner                               | notification
        POST | /api/v1/silences                                       | notification
        POST | /api/v1/webhooks                                       | notification
        POST | /api/v1/webhooks/w1/rotation                           | notification
        GET  | /api/v1/deliveries?state=DEAD                          | notification
        POST | /api/v1/deliveries/d1/replay                           | notification
        GET  | /api/v1/templates                                      | notification
        POST | /api/v1/templates/preview                              | notification
        GET  | /api/v1/citizen-reports?state=PENDING                  | project
        POST | /api/v1/citizen-reports/c1/moderation                  | project
        GET  | /open311/v2/services.json                              | project
        POST | /open311/v2/requests.json                              | project
        GET  | /open311/v2/requests/c1.json                           | project
        GET  | /openapi/project                                       | project
        GET  | /openapi/progress                                      | progress
        GET  | /openapi/notification                                  | notification
        """)
    void everyLineOfThePublicInterfaceReachesItsService(String method, String path, String service) {
        var response = gateway.call(method, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("\"" + service + "\"");
        var stub = switch (service) {
            case "project" -> gateway.project;
            case "progress" -> gateway.progress;
            default -> gateway.notification;
        };
        assertThat(stub.last().method()).isEqualTo(method);
        assertThat(stub.last().uri()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/gateway/routes",
                "/actuator/prometheus",
                "/api",
                "/openapi/other",
                "/nothing-here",
                "/webjars/swagger-ui/index.html"
            })
    void anUnroutedPathIsAProblemAndReachesNoService(String path) {
        var before = gateway.project.received().size();

        var response = gateway.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Json.read(response.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:renewal:problem:not-found");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("title").asString()).isEqualTo("Not Found");
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("violations").isArray()).isTrue();
        assertThat(gateway.project.received()).hasSize(before);
    }

    @Test
    void theManagementPortIsUpOnceTheRoutesAreReadyEvenWithoutTheServices() {
        var health = gateway.sendTo("http://127.0.0.1:%d/actuator/health".formatted(gateway.managementPort()), _ -> {});

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(Json.read(health.body()).path("status").asString()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/gateway", "/actuator/gateway/routes", "/actuator/env", "/actuator/heapdump"})
    void theManagementPortHasNoEndpointsThatChangeOrDiscloseState(String path) {
        var response = gateway.sendTo("http://127.0.0.1:%d%s".formatted(gateway.managementPort(), path), _ -> {});

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void metricsNameTheRoutes() {
        gateway.get("/api/v1/overview?programme=laoshan-2023");

        var metrics =
                gateway.sendTo("http://127.0.0.1:%d/actuator/prometheus".formatted(gateway.managementPort()), _ -> {});

        assertThat(metrics.body()).contains("spring_cloud_gateway_requests_seconds_count");
        assertThat(metrics.body()).contains("routeId=\"progress-service /api/v1/overview/**\"");
    }
}
