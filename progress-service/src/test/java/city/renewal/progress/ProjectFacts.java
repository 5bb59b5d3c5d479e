package city.renewal.progress;

import city.renewal.events.Anchor;
import city.renewal.events.AreaName;
import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.CalendarIds;
import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DueDateShift;
import city.renewal.events.Envelope;
import city.renewal.events.Field;
import city.renewal.events.FileDates;
import city.renewal.events.Headquarters;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.Person;
import city.renewal.events.PersonRef;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.events.ProgrammeEvent.ProgrammeCreated;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRefused;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import city.renewal.events.ProjectEvent.InvestmentRecorded;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeCompletionReturned;
import city.renewal.events.ProjectEvent.NodeObjected;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.events.ProjectEvent.NodeSigned;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.ProjectEvent.WorkResumed;
import city.renewal.events.ProjectEvent.WorkSuspended;
import city.renewal.events.ReportFlag;
import city.renewal.events.Responsibility;
import city.renewal.events.SiteReportEvent.SiteReportAssessed;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import city.renewal.events.Suspension;
import city.renewal.events.UnitRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the facts of a project as the project service decides them, in the order of the calls. */
public final class ProjectFacts {
    public static final String PROGRAMME = "laoshan-2023";

    /** 30 June 2023, 08:00 in Shanghai. */
    public static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");

    public static final LocalDate TODAY = LocalDate.of(2023, 6, 30);

    private final String projectId;
    private final List<Envelope<?>> all = new ArrayList<>();
    private long sequence;

    private ProjectFacts(String projectId) {
        this.projectId = projectId;
    }

    public static ProjectFacts of(String projectId) {
        return new ProjectFacts(projectId);
    }

    public static Envelope<?> programme() {
        return programme(PROGRAMME, 7);
    }

    public static Envelope<?> programme(String id, int warningDays) {
        return Envelope.of(
                "/programmes/" + id,
                id,
                1,
                new ProgrammeCreated(
                        id,
                        "崂山区 2023",
                        2023,
                        "370212",
                        List.of(new Field("f1", "旧村改造"), new Field("f2", "道路")),
                        List.of(new Headquarters("h1", "旧改指挥部", new PersonRef("p-hq", "总指挥"))),
                        warningDays,
                        "Asia/Shanghai",
                        null,
                        List.of(new AreaName("370212001", "中韩街道")),
                        "p-commander",
                        NOW));
    }

    /** A person of the directory, at the sequence of the fact. */
    public static Envelope<?> person(String personId, long sequence, boolean active) {
        return Envelope.of(
                "/people/" + personId,
                personId,
                sequence,
                new PersonRecorded(new Person(personId, "责任人", List.of(), List.of("u1"), active), "p-admin", NOW));
    }

    /** Days off that apply to every plan of the programme (dust days), at the version of the calendar. */
    public static Envelope<?> daysOff(long version, LocalDate from, LocalDate to) {
        return Envelope.of(
                "/calendars/dust",
                "dust",
                version,
                new CalendarSet(
                        "dust",
                        "扬尘管控",
                        CalendarIds.NATURAL,
                        PROGRAMME,
                        null,
                        null,
                        List.of(new CalendarDays(from, to, false, "扬尘")),
                        List.of(),
                        "p-commander",
                        NOW));
    }

    public List<Envelope<?>> all() {
        return List.copyOf(all);
    }

    /** The number of nodes of the latest plan. */
    public int planned() {
        return all.reversed().stream()
                .flatMap(fact -> fact.event() instanceof PlanSet set
                        ? Stream.of(set.plan().nodes().size())
                        : Stream.empty())
                .findFirst()
                .orElse(0);
    }

    public Envelope<?> last() {
        return all.getLast();
    }

    public ProjectFacts registered() {
        return registered("370212001", "p-leader", "u1");
    }

    public ProjectFacts registered(String area, String leader, String unit) {
        return decided(new ProjectRegistered(entry(projectId, area, leader, unit), "p-commander", NOW));
    }

    public static ProjectEntry entry(String projectId, String area, String leader, String unit) {
        return new ProjectEntry(
                projectId,
                PROGRAMME,
                "项目 " + projectId,
                "f1",
                "h1",
                area,
                new UnitRef(unit, "单位 " + unit),
                new PersonRef(leader, "领导"),
                Money.yuan(new BigDecimal("100.00")),
                Money.yuan(new BigDecimal("40.00")),
                null,
                null,
                List.of());
    }

    public static Node node(String nodeId, LocalDate due) {
        return new Node(nodeId, due, 10, List.of(), null, "p-owner", "u1", null, null, null);
    }

    /** A builder of a node. */
    public record Node(
            String nodeId,
            LocalDate due,
            int duration,
            List<String> after,
            @Nullable Integer reportEvery,
            String owner,
            String unit,
            @Nullable String leader,
            @Nullable String location,
            @Nullable FileDates fileDates) {
        public Node lasting(int days) {
            return new Node(nodeId, due, days, after, reportEvery, owner, unit, leader, location, fileDates);
        }

        public Node after(String... predecessors) {
            return new Node(
                    nodeId,
                    due,
                    duration,
                    List.of(predecessors),
                    reportEvery,
                    owner,
                    unit,
                    leader,
                    location,
                    fileDates);
        }

        public Node reportedEvery(int days) {
            return new Node(nodeId, due, duration, after, days, owner, unit, leader, location, fileDates);
        }

        public Node ownedBy(String person, String ofUnit) {
            return new Node(nodeId, due, duration, after, reportEvery, person, ofUnit, leader, location, fileDates);
        }

        public Node ledBy(String person) {
            return new Node(nodeId, due, duration, after, reportEvery, owner, unit, person, location, fileDates);
        }

        public Node at(String place) {
            return new Node(nodeId, due, duration, after, reportEvery, owner, unit, leader, place, fileDates);
        }

        public Node fromFile(LocalDate start, LocalDate finish) {
            var dates = new FileDates(start, finish);
            return new Node(nodeId, due, duration, after, reportEvery, owner, unit, leader, location, dates);
        }

        PlannedNode planned() {
            return new PlannedNode(
                    nodeId,
                    null,
                    "节点 " + nodeId,
                    duration,
                    null,
                    after.stream()
                            .map(each -> new Predecessor(each, Predecessor.Type.FS, 0))
                            .toList(),
                    due,
                    due,
                    1,
                    true,
                    BigDecimal.ONE,
                    reportEvery,
                    List.of(),
                    location,
                    fileDates,
                    null,
                    new Responsibility(
                            new PersonRef(owner, "负责人"),
                            new UnitRef(unit, "单位 " + unit),
                            leader == null ? null : new PersonRef(leader, "领导"),
                            new PersonRef("p-supervisor", "督办人"),
                            List.of()));
        }
    }

    public static Plan planOf(Node... nodes) {
        var planned = List.of(nodes).stream().map(Node::planned).toList();
        var finish = planned.stream().map(PlannedNode::dueDate).max(LocalDate::compareTo);
        return new Plan(
                CalendarIds.NATURAL, Anchor.finishBy(finish.orElse(LocalDate.of(2023, 12, 31))), List.of(), planned);
    }

    public ProjectFacts planned(Node... nodes) {
        return planned(NOW, nodes);
    }

    public ProjectFacts planned(Instant at, Node... nodes) {
        return decided(new PlanSet(planOf(nodes), "p-unit", at));
    }

    public ProjectFacts signed(String nodeId) {
        return decided(new NodeSigned(nodeId, "p-owner", "", NOW));
    }

    public ProjectFacts stated(String nodeId, int percent, @Nullable LocalDate on) {
        return decided(new NodeProgressRecorded(nodeId, percent, null, on, "p-commander", NOW));
    }

    public ProjectFacts claimed(String nodeId, LocalDate completedOn, Instant at) {
        return decided(new NodeCompletionClaimed(nodeId, completedOn, List.of(), "", "p-owner", at));
    }

    public ProjectFacts returned(String nodeId, Instant at) {
        return decided(new NodeCompletionReturned(nodeId, "p-supervisor", "", at));
    }

    public ProjectFacts completed(String nodeId, LocalDate completedOn) {
        return decided(new NodeCompleted(nodeId, completedOn, "p-supervisor", "", NOW));
    }

    public ProjectFacts objected(String nodeId, String why) {
        return decided(new NodeObjected(nodeId, "p-owner", why, NOW));
    }

    public ProjectFacts extensionAsked(String extensionId, String nodeId, LocalDate to) {
        return decided(new ExtensionRequested(extensionId, nodeId, to, "管线迁改", "p-unit", NOW));
    }

    public ProjectFacts extensionApproved(String extensionId, String nodeId, LocalDate due, int dueVersion) {
        return decided(new ExtensionApproved(extensionId, nodeId, due, dueVersion, "p-leader", "", NOW));
    }

    public ProjectFacts extensionRefused(String extensionId, String nodeId) {
        return decided(new ExtensionRefused(extensionId, nodeId, "p-leader", "", NOW));
    }

    /** For these nodes; for all when none is given. */
    public ProjectFacts suspended(String suspensionId, LocalDate from, String... nodeIds) {
        return decided(new WorkSuspended(
                new Suspension(suspensionId, List.of(nodeIds), from, "扬尘", "p-commander", null), NOW));
    }

    public ProjectFacts resumed(String suspensionId, LocalDate on, DueDateShift... shifts) {
        return decided(new WorkResumed(suspensionId, on, List.of(shifts), "", "p-commander", NOW));
    }

    public ProjectFacts paid(String month, String yuan) {
        return decided(new InvestmentRecorded(
                new MonthlyInvestment(month, Money.yuan(new BigDecimal(yuan)), null), "p-unit", NOW));
    }

    public ProjectFacts decided(ProjectEvent event) {
        all.add(Envelope.of("/projects/" + projectId, projectId, ++sequence, event));
        return this;
    }

    /** A snapshot at the sequence of the last fact. */
    public Envelope<?> snapshot(ProjectEvent.ProjectSnapshotTaken snapshot) {
        return Envelope.of("/projects/" + projectId, projectId, sequence, snapshot)
                .withId("projects/%s/%d/snapshot-1".formatted(projectId, sequence));
    }

    public ProjectFacts reported(String reportId, String nodeId, Instant at, @Nullable Integer percent) {
        all.add(report(projectId, reportId, nodeId, at, percent));
        return this;
    }

    public static Envelope<?> report(
            String projectId, String reportId, String nodeId, Instant at, @Nullable Integer percent) {
        return Envelope.of(
                "/site-reports/" + reportId,
                projectId,
                1,
                new SiteReportReceived(
                        reportId,
                        projectId,
                        nodeId,
                        at,
                        percent,
                        null,
                        List.of(),
                        null,
                        "p-reporter",
                        null,
                        null,
                        null,
                        null,
                        at));
    }

    /** A later fact about a report: complete, without flags, and counted for its node. */
    public ProjectFacts assessed(String reportId, String nodeId, Instant at, @Nullable Integer percent) {
        all.add(assessment(projectId, reportId, nodeId, at, percent, 2, List.of(), List.of(), true));
        return this;
    }

    public static Envelope<?> assessment(
            String projectId,
            String reportId,
            String nodeId,
            Instant at,
            @Nullable Integer percent,
            long sequence,
            List<String> missing,
            List<ReportFlag> flags,
            boolean counted) {
        return Envelope.of(
                "/site-reports/" + reportId,
                projectId,
                sequence,
                new SiteReportAssessed(
                        reportId,
                        projectId,
                        nodeId,
                        at,
                        percent,
                        null,
                        null,
                        "p-reporter",
                        missing,
                        flags,
                        counted,
                        at));
    }

    /** A report on a node that was unknown when the report arrived. */
    public static Envelope<?> heldReport(
            String projectId, String reportId, String nodeId, Instant at, @Nullable Integer percent) {
        return Envelope.of(
                "/site-reports/" + reportId,
                projectId,
                1,
                new SiteReportReceived(
                        reportId,
                        projectId,
                        nodeId,
                        at,
                        percent,
                        null,
                        List.of(),
                        null,
                        "p-reporter",
                        null,
                        true,
                        List.of(),
                        false,
                        at));
    }
}
