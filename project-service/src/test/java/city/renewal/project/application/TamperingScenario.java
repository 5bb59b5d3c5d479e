package city.renewal.project.application;

import city.renewal.events.Anchor;
import city.renewal.events.Extension;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.events.ProjectEntry;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.project.ExtensionCommands;
import city.renewal.project.application.project.InvestmentCommands;
import city.renewal.project.application.project.NodeCommands;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.application.project.PlanImport;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.application.project.ScheduleFormat;
import city.renewal.project.application.project.SuspensionCommands;
import city.renewal.project.application.report.IncomingReport;
import city.renewal.project.application.report.SiteReportCommands;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.ExtensionDecisions;
import city.renewal.project.domain.project.decision.NodeDecisions;
import city.renewal.project.domain.project.decision.ResumeWork;
import city.renewal.project.domain.project.decision.SuspendWork;
import city.renewal.project.domain.schedulefile.ScheduleFile;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.SiteReportBuilder;
import city.renewal.project.testing.World;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One project, members of its unit who attack its due dates, and occasionally its leader, who decides. */
final class TamperingScenario {
    /** The disabled rule. */
    enum Rules {
        ALL,
        /** Dropped and renamed nodes are forgotten. */
        FORMER_NODES_FORGOTTEN,
        /** The unit plans as a commander does. */
        UNIT_PLANS_AS_COMMANDER,
        /** The person whom the unit names on its nodes decides as the project's leader does. */
        FRIEND_DECIDES,
        /** The unit sets the project's entry, and its leader in it. */
        UNIT_AMENDS
    }

    private static final Preconditions NO_TERMS = new Preconditions(null, null);
    private static final String ID = "p1";
    private static final String AREA = "370212";
    private static final List<String> NAMES =
            List.of("外墙", "外 墙", "管网•改造", "管网·改造", "A区", "Ａ区", "招标", "验收", "杂项", "外墙\u200b");

    private final Random random;
    private final Rules rules;
    private final World world = new World();
    private final ForgetfulProjects store;
    private final DatesOracle oracle = new DatesOracle();
    private final List<String> story = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private Instant now = Plans.NOW;
    private final InstantSource clock = () -> now;
    private final ProjectCommands projects;
    private final NodeCommands nodes;
    private final ExtensionCommands extensions;
    private final SuspensionCommands suspensions;
    private final SiteReportCommands reports;
    private final InvestmentCommands investments;
    private int serial;
    private int seen;

    TamperingScenario(Random random, Rules rules) {
        this.random = random;
        this.rules = rules;
        store = new ForgetfulProjects(rules == Rules.FORMER_NODES_FORGOTTEN);
        projects = new ProjectCommands(store, world.programmes, world.tasks, world.calendarCache, clock);
        nodes = world.nodes(store, clock);
        extensions = new ExtensionCommands(store, clock);
        suspensions = new SuspensionCommands(store, world.programmes, world.calendarCache, clock);
        reports = world.reporting(store, clock);
        investments = new InvestmentCommands(store, world.programmes, clock);
        projects.register(World.commander(), Plans.entry(ID), null);
        projects.plan(World.commander(), ID, firstPlan(), null);
        look(true);
    }

    List<String> broken() {
        return broken;
    }

    String story() {
        return String.join("\n  ", story);
    }

    /** @return whether the command was accepted */
    boolean step() {
        if (random.nextInt(6) == 0) {
            now = now.plus(Duration.ofDays(1 + random.nextInt(6)));
            story.add("it is " + today());
            look(false);
        }
        var decided = random.nextInt(25) == 0;
        var outcome = decided ? leaderDecides() : attack();
        look(decided);
        return outcome instanceof Outcome.Done;
    }

    private void look(boolean decided) {
        var facts = store.published();
        List<RenewalEvent> fresh = List.copyOf(facts.subList(seen, facts.size()));
        seen = facts.size();
        broken.addAll(oracle.look(project(), fresh, today(), decided));
        if (!fresh.isEmpty()) {
            story.add(project().nodes().stream()
                    .map(node -> "%s '%s' %s".formatted(node.nodeId(), node.name(), node.dueDate()))
                    .collect(Collectors.joining(", ", "    the plan: ", "")));
        }
    }

    private Project project() {
        return store.load(ID).orElseThrow().state();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Shanghai"));
    }

    /** A member of the unit, in some of its possible roles. */
    private Caller somebody() {
        var all = List.of(Role.UNIT, Role.OWNER, Role.REPORTER, Role.LEADER, Role.SUPERVISOR);
        var roles = EnumSet.of(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())));
        if (rules == Rules.UNIT_PLANS_AS_COMMANDER || rules == Rules.UNIT_AMENDS) {
            roles.add(Role.COMMANDER);
        }
        var person = List.of("p-unit", "p-owner", "p-friend").get(random.nextInt(3));
        return new Caller(person, roles, Set.of(AREA), Set.of("u1"), Set.of());
    }

    private Caller leader() {
        return World.caller(Role.LEADER, "p-leader", AREA);
    }

    private Outcome<?> leaderDecides() {
        var open = project().extensions().stream()
                .filter(one -> one.state() == Extension.State.PENDING)
                .findFirst();
        story.add("the leader decides on " + open);
        if (open.isPresent()) {
            var verdict =
                    random.nextInt(3) == 0 ? ExtensionDecisions.Verdict.REFUSED : ExtensionDecisions.Verdict.APPROVED;
            return extensions.decide(
                    leader(), target(open.get().nodeId()), open.get().extensionId(), verdict, null, "");
        }
        return nodes.advance(leader(), target(aNode()), today().plusDays(random.nextInt(30)), "迎检");
    }

    private Outcome<?> attack() {
        var by = somebody();
        var kind = random.nextInt(rules == Rules.UNIT_PLANS_AS_COMMANDER ? 8 : 20);
        story.add("%s %s does %d".formatted(by.personId(), by.roles(), kind));
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6 -> replan(by);
            case 7 -> importFile(by);
            case 8 ->
                extensions.request(by, target(aNode()), "x" + serial++, today().plusDays(random.nextInt(200)), "雨");
            case 9, 10 -> decideItself(by);
            case 11 ->
                nodes.claim(
                        by, target(aNode()), today().minusDays(random.nextInt(60) - 2), List.of("PHOTO", "PHOTO"), "");
            case 12 -> nodes.verify(by, target(aNode()), any(NodeDecisions.Verdict.values()), "");
            case 13 -> nodes.answer(by, target(aNode()), any(NodeDecisions.Answer.values()), "不归我管");
            case 14 ->
                suspensions.suspend(
                        by,
                        ID,
                        NO_TERMS,
                        new SuspendWork("s" + serial++, today().minusDays(random.nextInt(30)), List.of(), "雨"));
            case 15 -> suspensions.end(by, ID, NO_TERMS, new ResumeWork("s" + random.nextInt(serial + 1), today(), ""));
            case 16 -> projects.amend(by, amended(), null);
            case 17 -> nodes.advance(by, target(aNode()), today().plusDays(random.nextInt(40)), "");
            case 18 -> projects.withdraw(by, ID, NO_TERMS, "撤项");
            default -> report(by);
        };
    }

    private Outcome<?> decideItself(Caller by) {
        var open = project().extensions().stream()
                .filter(one -> one.state() == Extension.State.PENDING)
                .findFirst();
        if (open.isEmpty()) {
            return Outcome.notFound("extension", "");
        }
        var decider = rules == Rules.FRIEND_DECIDES && by.is(Role.LEADER)
                ? new Caller("p-leader", by.roles(), by.areas(), by.units(), by.scopes())
                : by;
        return extensions.decide(
                decider,
                target(open.get().nodeId()),
                open.get().extensionId(),
                ExtensionDecisions.Verdict.APPROVED,
                null,
                "");
    }

    private Outcome<?> report(Caller by) {
        investments.record(
                by,
                List.of(new InvestmentCommands.Entry(
                        "",
                        ID,
                        new MonthlyInvestment("2023-05", Money.yuan(new BigDecimal(random.nextInt(1000))), null))),
                null,
                WarningPolicy.ACCEPT);
        reports.submit(
                by,
                List.of(new IncomingReport.Parsed(SiteReportBuilder.by(by.personId())
                        .id("r" + serial++)
                        .on(ID, aNode())
                        .at(now.minus(Duration.ofDays(random.nextInt(90) - 10)))
                        .percent(random.nextInt(101))
                        .report())));
        return Outcome.forbidden("");
    }

    private ProjectEntry amended() {
        var entry = project().entry();
        return new ProjectEntry(
                entry.projectId(),
                entry.programme(),
                entry.name(),
                entry.field(),
                entry.headquarters(),
                entry.area(),
                entry.unit(),
                new PersonRef("p-friend", "友"),
                entry.totalInvestment(),
                entry.plannedThisYear(),
                null,
                null,
                List.of());
    }

    private PlanDraft firstPlan() {
        var drafts = new ArrayList<NodeDraft>();
        var count = 2 + random.nextInt(4);
        for (int n = 0; n < count; n++) {
            drafts.add(new NodeDraft(
                    "n" + n,
                    "g1",
                    NAMES.get(random.nextInt(NAMES.size())),
                    1 + random.nextInt(20),
                    null,
                    n > 0 && random.nextBoolean() ? after("n" + random.nextInt(n)) : List.of(),
                    random.nextInt(3) == 0 ? null : today().plusDays(random.nextInt(40) - 10),
                    BigDecimal.ONE,
                    7,
                    random.nextBoolean() ? List.of("PHOTO") : List.of(),
                    null,
                    null,
                    null,
                    people("p-owner", "p-leader")));
        }
        return new PlanDraft(
                "NATURAL",
                Anchor.finishBy(today().plusDays(60)),
                List.of(new PlannedGoal("g1", "目标", today().plusDays(60))),
                drafts);
    }

    /** The present plan with some changes that may be to the unit's advantage. */
    private Outcome<Project> replan(Caller by) {
        var plan = project().plan();
        if (plan == null) {
            return Outcome.notFound("plan", ID);
        }
        var drafts = new ArrayList<>(
                plan.nodes().stream().map(TamperingScenario::draft).toList());
        for (int n = 1 + random.nextInt(3); n > 0 && !drafts.isEmpty(); n--) {
            change(drafts);
        }
        var anchor = random.nextInt(10) == 0 ? Anchor.finishBy(today().plusDays(random.nextInt(300))) : plan.anchor();
        var goals = random.nextInt(10) == 0
                ? List.of(new PlannedGoal("g1", "目标", today().plusDays(random.nextInt(300))))
                : plan.goals();
        return projects.plan(
                by,
                ID,
                new PlanDraft(random.nextInt(12) == 0 ? "WORKING" : plan.calendar(), anchor, goals, drafts),
                null);
    }

    private void change(List<NodeDraft> drafts) {
        var at = random.nextInt(drafts.size());
        var node = drafts.get(at);
        var other = random.nextInt(drafts.size());
        var name = NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> drafts.remove(at);
            case 2 -> drafts.add(with(node, "m" + serial++, name, null));
            case 3 -> drafts.set(at, with(node, "m" + serial++, node.name(), random.nextBoolean() ? null : someDay()));
            case 4 -> drafts.add(with(node, "n" + random.nextInt(8), name, random.nextBoolean() ? null : someDay()));
            case 5 -> drafts.set(at, with(node, node.nodeId(), name, null));
            case 6 -> {
                var swapped = drafts.get(other).name();
                drafts.set(other, with(drafts.get(other), drafts.get(other).nodeId(), node.name(), null));
                drafts.set(at, with(node, node.nodeId(), swapped, null));
            }
            case 7 -> drafts.set(at, with(node, node.nodeId(), node.name(), someDay()));
            case 8 -> drafts.set(at, with(node, people("p-" + random.nextInt(2), "p-friend")));
            default -> drafts.set(at, with(node, 1 + random.nextInt(60)));
        }
    }

    private Outcome<?> importFile(Caller by) {
        var tasks = project().nodes().stream()
                .filter(_ -> random.nextInt(4) > 0)
                .map(node -> new ScheduleFile.FileTask(
                        random.nextInt(3) == 0 ? "f" + serial++ : node.nodeId(),
                        node.goalId(),
                        node.name(),
                        random.nextInt(4) == 0 ? 30 : node.durationDays(),
                        "NATURAL",
                        List.of(),
                        random.nextInt(4) == 0 ? someDay() : null,
                        null,
                        null,
                        null))
                .toList();
        var plan = project().plan();
        var file = new ScheduleFile(
                "MSPDI", "f", null, someDay(), plan == null ? List.of() : plan.goals(), tasks, List.of());
        return new PlanImport(projects, _ -> new ScheduleFormat.ReadResult.Parsed(file), world.calendarCache)
                .run(
                        by,
                        ID,
                        NO_TERMS,
                        WriteMode.WRITE,
                        new PlanImport.Options(random.nextBoolean() ? null : today().plusDays(10), null, null),
                        new byte[0]);
    }

    private LocalDate someDay() {
        return today().plusDays(random.nextInt(200));
    }

    private String aNode() {
        var all = project().nodes();
        return all.isEmpty() ? "n0" : all.get(random.nextInt(all.size())).nodeId();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Target target(String nodeId) {
        return new Target(ID, nodeId, null, null);
    }

    private static List<Predecessor> after(String nodeId) {
        return List.of(new Predecessor(nodeId, Predecessor.Type.FS, 0));
    }

    private static Responsibility people(String owner, String leader) {
        return new Responsibility(
                new PersonRef(owner, owner), new UnitRef("u1", "u1"), new PersonRef(leader, leader), null, List.of());
    }

    private static NodeDraft draft(PlannedNode node) {
        return new NodeDraft(
                node.nodeId(),
                node.goalId(),
                node.name(),
                node.durationDays(),
                node.calendar(),
                node.predecessors(),
                null,
                node.weight(),
                node.reportEveryDays(),
                node.evidence(),
                node.location(),
                null,
                node.quantity(),
                node.responsibility());
    }

    private static NodeDraft with(NodeDraft node, String id, String name, @Nullable LocalDate due) {
        return new NodeDraft(
                id,
                node.goalId(),
                name,
                node.durationDays(),
                node.calendar(),
                node.predecessors(),
                due,
                node.weight(),
                node.reportEveryDays(),
                node.evidence(),
                node.location(),
                null,
                node.quantity(),
                node.responsibility());
    }

    private static NodeDraft with(NodeDraft node, Responsibility people) {
        return new NodeDraft(
                node.nodeId(),
                node.goalId(),
                node.name(),
                node.durationDays(),
                node.calendar(),
                node.predecessors(),
                node.dueDate(),
                node.weight(),
                node.reportEveryDays(),
                node.evidence(),
                node.location(),
                null,
                node.quantity(),
                people);
    }

    private NodeDraft with(NodeDraft node, int days) {
        return new NodeDraft(
                node.nodeId(),
                node.goalId(),
                node.name(),
                days,
                random.nextInt(4) == 0 ? "WORKING" : node.calendar(),
                random.nextInt(4) == 0 ? List.of() : node.predecessors(),
                node.dueDate(),
                node.weight(),
                node.reportEveryDays(),
                random.nextInt(4) == 0 ? List.of() : node.evidence(),
                node.location(),
                null,
                node.quantity(),
                node.responsibility());
    }

    /** Projects in memory; if the rule is disabled, former nodes are lost. */
    private static final class ForgetfulProjects extends World.InMemoryProjects {
        private final boolean forgets;

        private ForgetfulProjects(boolean forgets) {
            this.forgets = forgets;
        }

        @Override
        public long save(StoredAggregate<Project> read, Change<Project> change) {
            var state = change.state();
            var kept = forgets
                    ? new Project(
                            state.entry(),
                            state.plan(),
                            state.facts(),
                            state.extensions(),
                            state.suspensions(),
                            state.investments(),
                            List.of(),
                            state.withdrawal())
                    : state;
            return super.save(read, new Change<>(kept, change.events(), change.commandId()));
        }
    }
}
