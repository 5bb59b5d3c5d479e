package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.adapter.web.Cursor;
import city.renewal.notification.application.alert.AlertFilter;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.AcknowledgeAlert.Result;
import city.renewal.notification.application.dispatch.DeliveriesOfAlert;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.order.IssueByPolicy;
import city.renewal.notification.application.order.OrderQueries;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts: what the caller may see of them, and their answer. */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertController {
    private static final int LONGEST_NOTE = 2000;

    private final AlertQueries queries;
    private final Aggregates<Alert> alerts;
    private final AcknowledgeAlert acknowledge;
    private final OrderQueries orders;
    private final Inbox inbox;
    private final DeliveriesOfAlert deliveries;
    private final Idempotency idempotency;
    private final InstantSource clock;

    AlertController(
            AlertQueries queries,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            AcknowledgeAlert acknowledge,
            OrderQueries orders,
            Inbox inbox,
            DeliveriesOfAlert deliveries,
            Idempotency idempotency,
            InstantSource clock) {
        this.queries = queries;
        this.alerts = alerts;
        this.acknowledge = acknowledge;
        this.orders = orders;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The newest first; {@code person} is an address that was notified. */
    @GetMapping
    @Exported(AlertSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    Page<AlertRow> listAlerts(
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String project,
            @RequestParam @Nullable String node,
            @RequestParam @Nullable String problem,
            @RequestParam @Nullable String person,
            @RequestParam @Nullable Integer level,
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        if (level != null && (level < 0 || level > EscalationLevel.values().length)) {
            throw Problem.invalid(
                    "level", "must be 0 to %d, but is %d".formatted(EscalationLevel.values().length, level));
        }
        var page = PageRequest.of(limit, cursor);
        var filter = new AlertFilter(programme, project, node, problem, person, level, open);
        var found = queries.find(filter, Viewer.of(caller), after(page), page.limit() + 1);
        var shown =
                found.stream().limit(page.limit()).map(StoredAggregate::state).toList();
        var next = found.size() > page.limit() ? cursor(shown.getLast()) : null;
        return new Page<>(rows(shown, caller), next, clock.instant());
    }

    @GetMapping("/{alertId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<AlertRow> getAlert(@PathVariable String alertId, Caller caller) {
        var alert = inSight(alertId, caller);
        return ResponseEntity.ok().eTag(Etags.of(alert.version())).body(row(alert.state(), caller));
    }

    private AlertRow row(Alert alert, Caller caller) {
        return rows(List.of(alert), caller).getFirst();
    }

    private List<AlertRow> rows(List<Alert> shown, Caller caller) {
        var openings = inbox.openings(shown.stream()
                .flatMap(alert -> Inbox.Notification.of(alert).stream())
                .toList());
        return shown.stream().map(alert -> AlertRow.of(alert, caller, openings)).toList();
    }

    /** Who was notified or why nobody was, when, and by which rule of each stage. */
    @GetMapping("/{alertId}/explanation")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ExplanationRow explainAlert(@PathVariable String alertId, Caller caller) {
        var alert = inSight(alertId, caller).state();
        return ExplanationRow.of(alert, issuedBy(alert, Viewer.of(caller)), deliveries.of(alert));
    }

    /** An order's origin is the decision that it came of, so there is at most one per level. */
    private List<ExplanationRow.IssuedOrder> issuedBy(Alert alert, Viewer viewer) {
        var issued = new ArrayList<ExplanationRow.IssuedOrder>();
        for (var level :
                alert.notified().stream().map(Notified::level).distinct().toList()) {
            orders.issuedAs(IssueByPolicy.origin(alert.candidate().decisionId(level)))
                    .map(StoredAggregate::state)
                    .filter(order -> viewer.sees(order))
                    .ifPresent(order -> issued.add(ExplanationRow.IssuedOrder.of(level, order)));
        }
        return issued;
    }

    private StoredAggregate<Alert> inSight(String alertId, Caller caller) {
        var viewer = Viewer.of(caller);
        return alerts.load(alertId)
                .filter(stored -> viewer.sees(stored.state()))
                .orElseThrow(() -> Problem.notFound("alert", alertId));
    }

    /**
     * Everybody who was notified may acknowledge, and a leader for what they lead; the roles here are those that can be
     * notified. A second acknowledgement changes nothing and returns the first.
     */
    @PostMapping("/{alertId}/acknowledgement")
    @Allow({Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER})
    ResponseEntity<?> acknowledgeAlert(
            @PathVariable String alertId,
            @RequestBody(required = false) @Nullable AcknowledgementBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var given = Objects.requireNonNullElseGet(body, () -> new AcknowledgementBody(null));
        var note = given.note();
        if (note != null) {
            var violations = new Violations();
            violations.note("note", note, LONGEST_NOTE);
            violations.refuse();
        }
        return idempotency.once(
                caller,
                key,
                "POST /api/v1/alerts/%s/acknowledgement".formatted(alertId),
                given,
                commandId -> answer(alertId, caller, acknowledge.acknowledge(alertId, caller, note, commandId)));
    }

    private ResponseEntity<?> answer(String alertId, Caller caller, Result answer) {
        return switch (answer) {
            case Result.Acknowledged(var alert, var version) ->
                ResponseEntity.ok().eTag(Etags.of(version)).body(row(alert, caller));
            case Result.NotVisible() -> throw Problem.notFound("alert", alertId);
            case Result.NotPermitted() ->
                throw Problem.forbidden(
                        "Expected you to answer for what the alert is about now, and to have been told of it or to"
                                + " lead it");
            case Result.AlreadyResolved(var alert) ->
                throw Problem.conflict(
                        "alert-resolved",
                        "Expected alert '%s' to be open, but it was resolved at %s"
                                .formatted(alertId, alert.resolvedAt()));
        };
    }

    private static AlertQueries.@Nullable After after(PageRequest page) {
        return page.after().isEmpty() ? null : Cursor.read(page.after(), AlertQueries.After::new);
    }

    private static String cursor(Alert last) {
        return PageRequest.cursor(List.of(Cursor.text(last.raisedAt()), last.alertId()));
    }
}
