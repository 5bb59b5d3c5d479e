package city.renewal.notification;

import static city.renewal.starter.security.Role.ADMIN;
import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.INTEGRATION;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.REPORTER;
import static city.renewal.starter.security.Role.SUPERVISOR;
import static city.renewal.starter.security.Role.UNIT;

import city.renewal.starter.testing.OpenApiContract;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.SecurityMatrix;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NotificationOpenApiIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
    }

    @Test
    void theCommittedDocumentIsWhatTheCodeSays() {
        OpenApiContract.assertCommitted(service, "notification", "Notification service: alerts and inbox");
    }

    @TestFactory
    Stream<DynamicTest> onlyTheRolesOfTheTableMayTryAnOperation() {
        return SecurityMatrix.expecting()
                .row("GET /api/v1/alerts", COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, INTEGRATION)
                .row("GET /api/v1/alerts/{alertId}", COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, INTEGRATION)
                .row(
                        "GET /api/v1/alerts/{alertId}/explanation",
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER,
                        INTEGRATION)
                .row("GET /api/v1/alerts/audit", ADMIN)
                .row("GET /api/v1/alert-kinds", ADMIN)
                .row("PUT /api/v1/alert-kinds", ADMIN)
                .row(
                        "GET /api/v1/supervision-orders",
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER,
                        INTEGRATION)
                .row(
                        "GET /api/v1/supervision-orders/{orderId}",
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER,
                        INTEGRATION)
                .row(
                        "GET /api/v1/supervision-orders/{orderId}/paper",
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER,
                        INTEGRATION)
                .row("POST /api/v1/supervision-orders", COMMANDER, SUPERVISOR)
                .row("POST /api/v1/supervision-orders/{orderId}/reply", UNIT)
                .row("POST /api/v1/supervision-orders/{orderId}/return", COMMANDER, SUPERVISOR)
                .row("POST /api/v1/supervision-orders/{orderId}/closure", COMMANDER, SUPERVISOR)
                .row("GET /api/v1/routing", ADMIN)
                .row("PUT /api/v1/routing", ADMIN)
                .row("POST /api/v1/routing/dry-run", ADMIN)
                .row("GET /api/v1/silences", ADMIN, COMMANDER, SUPERVISOR)
                .row("POST /api/v1/silences", ADMIN, COMMANDER, SUPERVISOR)
                .row("POST /api/v1/silences/{silenceId}/end", ADMIN, COMMANDER, SUPERVISOR)
                .row("GET /api/v1/contacts", ADMIN)
                .row("GET /api/v1/contacts/{personId}", ADMIN, COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER)
                .row("PUT /api/v1/contacts/{personId}", ADMIN, COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER)
                .row(
                        "POST /api/v1/contacts/{personId}/email/code",
                        ADMIN,
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER)
                .row(
                        "POST /api/v1/contacts/{personId}/email/confirmation",
                        ADMIN,
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER)
                .row("POST /api/v1/contacts/{personId}/mobile/confirmation", ADMIN)
                .row("GET /api/v1/webhooks", ADMIN)
                .row("POST /api/v1/webhooks", ADMIN)
                .row("GET /api/v1/webhooks/{webhookId}", ADMIN)
                .row("PUT /api/v1/webhooks/{webhookId}", ADMIN)
                .row("DELETE /api/v1/webhooks/{webhookId}", ADMIN)
                .row("POST /api/v1/webhooks/{webhookId}/rotation", ADMIN)
                .row("GET /api/v1/deliveries", ADMIN)
                .row("GET /api/v1/templates", ADMIN)
                .row("PUT /api/v1/templates", ADMIN)
                .row("POST /api/v1/templates/preview", ADMIN)
                .row("POST /api/v1/deliveries/{deliveryId}/replay", ADMIN)
                .row("POST /api/v1/inbox/notices/{noticeId}/reading", ADMIN)
                .row("GET /api/v1/escalation-policies", ADMIN)
                .row("PUT /api/v1/escalation-policies", ADMIN)
                .row("POST /api/v1/alerts/{alertId}/acknowledgement", COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER)
                .row("GET /api/v1/inbox", COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, ADMIN)
                .row("GET /api/v1/inbox/stream", COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, ADMIN)
                .row(
                        "POST /api/v1/inbox/{messageId}/reading",
                        COMMANDER,
                        LEADER,
                        SUPERVISOR,
                        UNIT,
                        OWNER,
                        REPORTER,
                        ADMIN)
                .tests(service, "notification");
    }
}
