package city.renewal.notification.domain.order;

import city.renewal.events.Anchor;
import city.renewal.events.Envelope;
import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProgrammeEvent.ProgrammeCreated;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.recipient.Jurisdiction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, and the facts of project-service that they use. */
public final class SomeOrders {
    public static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2023, 6, 30);
    public static final LocalDate DUE = LocalDate.of(2023, 7, 4);
    public static final OrderText TEXT = new OrderText("施工图设计逾期", "崂山区2023年攻坚计划第三条", "查明原因，三日内完成，并书面答复。");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final UnitRef UNIT = new UnitRef("u1", "责任单位");
    private static final PersonRef OWNER = new PersonRef("p-owner", "责任人");
    private static final PersonRef LEADER = new PersonRef("p-leader", "包保领导");

    private SomeOrders() {}

    /** About a node of {@code u1} in Laoshan, with a recipient on every level. */
    public static OrderSubject aSubject(String programme, String projectId) {
        return new OrderSubject(
                new Jurisdiction(programme, "崂山区2023年攻坚计划", "f1", "370212001", "h1"),
                new OrderMatter(projectId, "沙子口片区改造", "n1", "施工图设计", null, null),
                UNIT,
                OWNER,
                LEADER,
                new PersonRef("p-commander", "总指挥"),
                BEIJING);
    }

    /** The same with nobody named between the unit and the supervision office. */
    public static OrderSubject withoutPeople(OrderSubject subject) {
        return new OrderSubject(
                new Jurisdiction(subject.programme(), subject.programmeName(), subject.field(), subject.area(), null),
                new OrderMatter(subject.projectId(), subject.projectName(), null, null, null, null),
                subject.unit(),
                null,
                null,
                null,
                subject.zone());
    }

    public static SupervisionOrder.Changed issued(OrderNumber number, String origin, Instant at) {
        return issued(number, origin, at, true);
    }

    /** @param readsOffice whether whoever issued it looks into the supervision office's tray */
    public static SupervisionOrder.Changed issued(
            OrderNumber number, String origin, Instant at, @Nullable Boolean readsOffice) {
        var issue = new OrderIssue(
                "p-supervisor", null, origin, at, at.atZone(BEIJING).toLocalDate(), readsOffice);
        return SupervisionOrder.issued(number, OrderColour.RED, aSubject(number.programme(), "p1"), TEXT, issue, DUE);
    }

    public static SupervisionOrder anOrder() {
        return issued(new OrderNumber("laoshan-2023", 2023, 1), "o", NOW).order();
    }

    /** What a command that must be possible makes of an order. */
    public static SupervisionOrder after(SupervisionOrder.Outcome outcome) {
        return ((SupervisionOrder.Changed) outcome).order();
    }

    public static Envelope<ProgrammeCreated> programme(String programme) {
        var fact = new ProgrammeCreated(
                programme,
                "崂山区2023年攻坚计划",
                2023,
                "370212",
                List.of(new Field("f1", "住房")),
                List.of(new Headquarters("h1", "专业指挥部", new PersonRef("p-commander", "总指挥"))),
                7,
                "Asia/Shanghai",
                null,
                null,
                "p-commander",
                NOW);
        return Envelope.of("/programmes/" + programme, programme, 1, fact);
    }

    public static Envelope<ProjectEvent> registered(
            String programme, String project, String area, long sequence, String name) {
        return ofProject(project, sequence, new ProjectRegistered(entry(programme, project, area, name), "p", NOW));
    }

    public static ProjectEntry entry(String programme, String project, String area, String name) {
        var money = new Money(new BigDecimal("1.00"), "CNY");
        return new ProjectEntry(
                project, programme, name, "f1", "h1", area, UNIT, LEADER, money, money, null, null, List.of());
    }

    /** A plan of one node {@code n1}, which {@code u1} answers for and {@code u2} helps with. */
    public static Envelope<ProjectEvent> planned(String project, long sequence) {
        return ofProject(project, sequence, new PlanSet(plan(), "p", NOW));
    }

    public static Plan plan() {
        var who = new Responsibility(
                OWNER, UNIT, null, new PersonRef("p-supervisor", "督办人"), List.of(new UnitRef("u2", "配合单位")));
        var node = new PlannedNode(
                "n1",
                null,
                "施工图设计",
                30,
                null,
                List.of(),
                DUE,
                DUE,
                1,
                false,
                BigDecimal.ONE,
                null,
                List.of(),
                null,
                null,
                null,
                who);
        return new Plan("NATURAL", Anchor.finishBy(DUE), List.of(), List.of(node));
    }

    public static Envelope<ProjectEvent> withdrawn(String project, long sequence) {
        return ofProject(project, sequence, new ProjectWithdrawn("并入其他项目", "p-commander", NOW));
    }

    public static Envelope<ProjectEvent> ofProject(String project, long sequence, ProjectEvent event) {
        return Envelope.of("/projects/" + project, project, sequence, event);
    }

    public static @Nullable KnownProject known(List<Envelope<ProjectEvent>> facts) {
        KnownProject known = null;
        for (var fact : facts) {
            known = KnownProject.after(known, fact.sequence(), fact.event());
        }
        return known;
    }
}
