package city.renewal.notification.adapter.web.order;

import city.renewal.events.Person;
import city.renewal.notification.adapter.web.Cursor;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.order.IssueOrder;
import city.renewal.notification.application.order.OrderFilter;
import city.renewal.notification.application.order.OrderQueries;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Supervision orders (督办单): what the caller may see of them, and their issue. */
@RestController
@RequestMapping("/api/v1/supervision-orders")
class OrderController {
    private static final MediaType PAPER = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final OrderQueries queries;
    private final Aggregates<SupervisionOrder> orders;
    private final IssueOrder issue;
    private final Directory directory;
    private final Idempotency idempotency;
    private final InstantSource clock;

    OrderController(
            OrderQueries queries,
            @Qualifier("orders") Aggregates<SupervisionOrder> orders,
            IssueOrder issue,
            Directory directory,
            Idempotency idempotency,
            InstantSource clock) {
        this.queries = queries;
        this.orders = orders;
        this.issue = issue;
        this.directory = directory;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The newest first; {@code open}: not filed yet, {@code overdue}: an answer is owed and late. */
    @GetMapping
    @Exported(OrderSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    OrderPage listOrders(
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String project,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable OrderColour colour,
            @RequestParam @Nullable OrderState state,
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable Boolean overdue,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var now = clock.instant();
        var page = PageRequest.of(limit, cursor);
        var viewer = Viewer.of(caller);
        var filter = new OrderFilter(
                programme,
                project,
                unit,
                colour,
                state,
                open,
                overdue == null ? null : new OrderFilter.Overdue(overdue, now));
        var found = queries.find(filter, viewer, after(page), page.limit() + 1);
        var shown =
                found.stream().limit(page.limit()).map(StoredAggregate::state).toList();
        var next = found.size() > page.limit() ? cursor(shown.getLast()) : null;
        var rows = shown.stream().map(order -> OrderRow.of(order, now)).toList();
        return new OrderPage(rows, next, now, queries.count(filter, viewer));
    }

    @GetMapping("/{orderId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<OrderRow> getOrder(@PathVariable String orderId, Caller caller) {
        var order = inSight(orderId, caller);
        return ResponseEntity.ok().eTag(Etags.of(order.revision())).body(OrderRow.of(order, clock.instant()));
    }

    /**
     * The paper that offices file, to be printed by a browser: A4, with number, matter, basis, demand, answer and dates, and the answers
     * that were sent back with the reasons.
     */
    @GetMapping(path = "/{orderId}/paper", produces = MediaType.TEXT_HTML_VALUE)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<String> printOrder(@PathVariable String orderId, Caller caller) {
        var order = inSight(orderId, caller);
        return ResponseEntity.ok()
                .eTag(Etags.of(order.revision()))
                .header("Content-Security-Policy", OrderPaper.POLICY)
                .contentType(PAPER)
                .body(OrderPaper.of(order, names(order)));
    }

    /** Numbered within the district's supervision office and the year, and told to the unit at once, or when its hours begin. */
    @PostMapping
    @Allow({Role.COMMANDER, Role.SUPERVISOR})
    ResponseEntity<?> issueOrder(
            @RequestBody OrderBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var draft = body.read();
        return idempotency.once(caller, key, "POST /api/v1/supervision-orders", body, commandId -> switch (issue.issue(
                draft, caller, commandId)) {
            case IssueOrder.Result.Issued(var order) ->
                ResponseEntity.created(URI.create("/api/v1/supervision-orders/" + order.orderId()))
                        .eTag(Etags.of(order.revision()))
                        .body(OrderRow.of(order, clock.instant()));
            case IssueOrder.Result.Invalid(var field, var message) -> throw Problem.invalid(field, message);
        });
    }

    private Map<String, String> names(SupervisionOrder order) {
        return directory.people(OrderPaper.people(order)).stream()
                .collect(Collectors.toMap(Person::personId, Person::name));
    }

    private SupervisionOrder inSight(String orderId, Caller caller) {
        var viewer = Viewer.of(caller);
        return orders.load(orderId)
                .map(StoredAggregate::state)
                .filter(order -> viewer.sees(order))
                .orElseThrow(() -> Problem.notFound("supervision order", orderId));
    }

    private static OrderQueries.@Nullable After after(PageRequest page) {
        return page.after().isEmpty() ? null : Cursor.read(page.after(), OrderQueries.After::new);
    }

    private static String cursor(SupervisionOrder last) {
        return PageRequest.cursor(List.of(Cursor.text(last.issue().at()), last.orderId()));
    }
}
