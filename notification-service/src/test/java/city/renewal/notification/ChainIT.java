package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Topics;
import city.renewal.starter.testing.Eventually;
import city.renewal.starter.testing.RunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Overdue in on Kafka, alert and message out over HTTP. */
class ChainIT {
    private static RunningService service;
    private final String project = "p" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = RunningService.of(NotificationServiceApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anOverdueNodeHasOneAlertAndItsOwnerOneMessageHoweverOftenItIsSaid() {
        var fact = overdue(aNode(project, "n1"), 1, 1);
        service.publish(Topics.PROGRESS, List.of(fact, fact, overdue(aNode(project, "n2"), 2, 1), fact));

        var alerts = Eventually.found(() -> {
            var page = service.get("/api/v1/alerts?project=" + project, demo("commander"));
            assertThat(page.body().path("items").size()).isEqualTo(2);
            return page;
        });

        assertThat(service.get("/api/v1/alerts?project=%s&node=n1".formatted(project), demo("commander"))
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        var alert = alerts.body().path("items").get(0);
        assertThat(alert.propertyNames())
                .containsExactlyInAnyOrder(
                        "alertId",
                        "kind",
                        "severity",
                        "level",
                        "projectId",
                        "nodeId",
                        "dueVersion",
                        "raisedAt",
                        "acknowledgedAt",
                        "acknowledgedBy",
                        "resolvedAt",
                        "notified");
        var inbox = service.get("/api/v1/inbox?limit=500", demo("owner")).body();
        assertThat(inbox.path("items")
                        .valueStream()
                        .filter(m -> m.path("projectId").asString().equals(project)))
                .hasSize(2);
    }
}
