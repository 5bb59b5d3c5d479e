package city.renewal.notification;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.Responsibility;
import city.renewal.events.Topics;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.order.SomeOrders;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import city.renewal.starter.testing.VisibilityCases;
import city.renewal.starter.testing.VisibilityCases.Sample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every way to an alert or an order of this service shows what the table of visibility says. */
class VisibilityIT {
    private static final String PROGRAMME = "visible-" + UUID.randomUUID();
    private static final String ALERTS = "/api/v1/alerts";
    private static final String ORDERS = "/api/v1/supervision-orders";
    private static final Bearer EVERYWHERE =
            TestTokens.of("p-everywhere", Role.COMMANDER).in("37", "41");

    private static final Map<Sample, String> alerts = new HashMap<>();
    private static final Map<Sample, String> orders = new HashMap<>();
    private static RunningService service;

    /** Per sample an alert about its node, which is overdue, and an order to its unit. */
    @BeforeAll
    static void start() {
        service = ChannelsService.get();
        service.publish(Topics.PROJECT, List.of(SomeOrders.programme(PROGRAMME)));
        for (var sample : VisibilityCases.SAMPLES) {
            SomePeople.keepIn(service, SomePeople.active(sample.owner(), sample.unit()));
            service.publish(
                    Topics.PROJECT,
                    List.of(
                            SomeOrders.ofProject(sample.id(), 1, new ProjectRegistered(entry(sample), "p", NOW)),
                            SomeOrders.ofProject(sample.id(), 2, new PlanSet(plan(sample), "p", NOW))));
            service.publish(Topics.PROGRESS, List.of(overdue(node(sample), 1, 1)));
        }
        for (var sample : VisibilityCases.SAMPLES) {
            eventually(() -> orders.put(sample, issue(sample)));
            eventually(() -> {
                var found = service.get(ALERTS + "?project=" + sample.id(), EVERYWHERE)
                        .body()
                        .at("/items/0/alertId")
                        .asString("");
                assertThat(found).isNotEmpty();
                alerts.put(sample, found);
            });
        }
    }

    private static String issue(Sample sample) {
        var answer = service.post(ORDERS, EVERYWHERE, """
                {"projectId": "%s", "nodeId": "n1", "colour": "RED", "matter": "逾期", "basis": "第三条", "demand": "完成。"}
                """.formatted(sample.id()));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.text("orderId");
    }

    private static ProjectEntry entry(Sample sample) {
        var entry = SomeOrders.entry(PROGRAMME, sample.id(), sample.area(), "项目 " + sample.id());
        return new ProjectEntry(
                entry.projectId(),
                entry.programme(),
                entry.name(),
                entry.field(),
                null,
                entry.area(),
                new UnitRef(sample.unit(), "单位"),
                new PersonRef(sample.leader(), "领导"),
                entry.totalInvestment(),
                entry.plannedThisYear(),
                null,
                null,
                List.of());
    }

    private static Plan plan(Sample sample) {
        var plan = SomeOrders.plan();
        var node = plan.nodes().getFirst();
        var responsibility = new Responsibility(
                new PersonRef(sample.owner(), "责任人"), new UnitRef(sample.unit(), "单位"), null, null, List.of());
        return new Plan(
                plan.calendar(),
                plan.anchor(),
                List.of(),
                List.of(new PlannedNode(
                        node.nodeId(),
                        null,
                        node.name(),
                        node.durationDays(),
                        null,
                        List.of(),
                        node.dueDate(),
                        node.originalDueDate(),
                        1,
                        false,
                        node.weight(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        responsibility)));
    }

    private static NodeSubject node(Sample sample) {
        var node = aNode(sample.id(), "n1");
        return new NodeSubject(
                PROGRAMME,
                node.programmeName(),
                sample.id(),
                node.projectName(),
                "n1",
                node.nodeName(),
                node.field(),
                sample.area(),
                null,
                null,
                new PersonRef(sample.owner(), "责任人"),
                new UnitRef(sample.unit(), "单位"),
                new PersonRef(sample.leader(), "领导"),
                null);
    }

    @TestFactory
    Stream<DynamicTest> theAlerts() {
        return ofList(ALERTS, "&limit=500");
    }

    @TestFactory
    Stream<DynamicTest> theExportOfAlerts() {
        return ofList(ALERTS, "&format=csv");
    }

    @TestFactory
    Stream<DynamicTest> theSearchForAlerts() {
        return ofSearch(ALERTS, "open=true");
    }

    @TestFactory
    Stream<DynamicTest> theAlertById() {
        return VisibilityCases.through(
                "GET /alerts/{alertId}",
                bearer -> VisibilityCases.shownById(sample -> service.get(ALERTS + "/" + alerts.get(sample), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theExplanationOfAnAlert() {
        return VisibilityCases.through(
                "GET /alerts/{alertId}/explanation",
                bearer -> VisibilityCases.shownById(
                        sample -> service.get("%s/%s/explanation".formatted(ALERTS, alerts.get(sample)), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theOrders() {
        return ofList(ORDERS, "&limit=500");
    }

    @TestFactory
    Stream<DynamicTest> theExportOfOrders() {
        return ofList(ORDERS, "&format=csv");
    }

    @TestFactory
    Stream<DynamicTest> theSearchForOrders() {
        return ofSearch(ORDERS, "colour=RED");
    }

    @TestFactory
    Stream<DynamicTest> theOrderById() {
        return VisibilityCases.through(
                "GET /supervision-orders/{orderId}",
                bearer -> VisibilityCases.shownById(sample -> service.get(ORDERS + "/" + orders.get(sample), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> thePaperOfAnOrder() {
        return VisibilityCases.through(
                "GET /supervision-orders/{orderId}/paper",
                bearer -> VisibilityCases.shownById(
                        sample -> service.get("%s/%s/paper".formatted(ORDERS, orders.get(sample)), bearer)));
    }

    private static Stream<DynamicTest> ofList(String path, String more) {
        return VisibilityCases.through(
                "GET %s %s".formatted(path, more),
                bearer -> VisibilityCases.shownIn(service.get(path + "?programme=" + PROGRAMME + more, bearer)));
    }

    private static Stream<DynamicTest> ofSearch(String path, String more) {
        return VisibilityCases.through("GET %s of a project, %s".formatted(path, more), bearer -> {
            var found = new HashSet<String>();
            VisibilityCases.SAMPLES.forEach(sample -> found.addAll(VisibilityCases.shownIn(
                    service.get("%s?project=%s&%s".formatted(path, sample.id(), more), bearer))));
            return found;
        });
    }
}
