package city.renewal.project.testing;

import city.renewal.events.Anchor;
import city.renewal.events.CalendarIds;
import city.renewal.events.FileDates;
import city.renewal.events.Location;
import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Predecessor;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.CompletionDates;
import city.renewal.project.domain.project.decision.Planning;
import city.renewal.project.domain.project.decision.Planning.Planner;
import city.renewal.schedule.Calendars;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Projects and plans for tests. */
public final class Plans {
    public static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2023, 6, 30);

    /** A range of possible completion dates, for tests of other subjects. */
    public static final CompletionDates DATES = new CompletionDates(LocalDate.of(2022, 1, 1), TODAY);

    private Plans() {}

    public static ProjectEntry entry(String projectId) {
        return entryAt(projectId, null);
    }

    public static ProjectEntry entryAt(String projectId, Location location) {
        return new ProjectEntry(
                projectId,
                "laoshan-2023",
                "旧村改造",
                "f1",
                "h1",
                "370212001",
                new UnitRef("u1", "u1"),
                new PersonRef("p-leader", "l"),
                Money.yuan(new BigDecimal("1000000")),
                Money.yuan(new BigDecimal("500000")),
                null,
                location,
                List.of());
    }

    public static Project project(String projectId) {
        return Project.registered(new ProjectRegistered(entry(projectId), "p-commander", NOW));
    }

    /** A project whose plan is set: {@code late} (due 2023-06-20), {@code next}, {@code last} (by 2023-07-31). */
    public static Project planned(String projectId) {
        var project = project(projectId);
        return project.applyAll(accepted(plan(project, threeNodes())));
    }

    public static PlanDraft threeNodes() {
        return draft(
                node("late", 10).dueOn(LocalDate.of(2023, 6, 20)),
                node("next", 10).after("late"),
                node("last", 5).after("next"));
    }

    public static Decision plan(Project project, PlanDraft draft) {
        return Planning.set(project, draft, Planner.COMMANDER, TODAY, Calendars.standard(), "p-commander", NOW);
    }

    public static Decision planByUnit(Project project, PlanDraft draft) {
        return Planning.set(project, draft, Planner.UNIT, TODAY, Calendars.standard(), "p-unit", NOW);
    }

    public static List<city.renewal.events.ProjectEvent> accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var events) -> events;
            case Decision.Rejected rejected -> throw new AssertionError("Rejected: " + rejected);
        };
    }

    public static Decision.Rejected rejected(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> throw new AssertionError("Accepted: " + accepted);
            case Decision.Rejected rejected -> rejected;
        };
    }

    public static PlanDraft draft(Node... nodes) {
        return new PlanDraft(
                CalendarIds.NATURAL,
                Anchor.finishBy(LocalDate.of(2023, 7, 31)),
                List.of(new PlannedGoal("g1", "目标", LocalDate.of(2023, 7, 31))),
                Arrays.stream(nodes).map(Node::draft).toList());
    }

    public static Node node(String nodeId, int durationDays) {
        return new Node(nodeId, durationDays);
    }

    /** Builds a node with defaults. */
    public static final class Node {
        private final String nodeId;
        private final int durationDays;
        private final List<Predecessor> predecessors = new ArrayList<>();
        private final List<String> evidence = new ArrayList<>();
        private LocalDate dueDate;
        private String owner = "p-owner";
        private String unit = "u1";
        private String leader = "p-leader";
        private String supervisor = "p-supervisor";
        private String name;
        private String goalId = "g1";
        private String calendar;
        private FileDates fileDates;
        private PlannedQuantity quantity;

        private Node(String nodeId, int durationDays) {
            this.nodeId = nodeId;
            this.name = nodeId;
            this.durationDays = durationDays;
        }

        public Node after(String predecessor) {
            predecessors.add(new Predecessor(predecessor, Predecessor.Type.FS, 0));
            return this;
        }

        public Node dueOn(LocalDate date) {
            dueDate = date;
            return this;
        }

        /** Counts in this calendar instead of the plan's. */
        public Node on(String id) {
            calendar = id;
            return this;
        }

        public Node ownedBy(String person) {
            owner = person;
            return this;
        }

        public Node of(String unitId) {
            unit = unitId;
            return this;
        }

        public Node ledBy(String person) {
            leader = person;
            return this;
        }

        public Node supervisedBy(String person) {
            supervisor = person;
            return this;
        }

        public Node called(String words) {
            name = words;
            return this;
        }

        public Node inGoal(String goal) {
            goalId = goal;
            return this;
        }

        public Node demanding(String kind) {
            evidence.add(kind);
            return this;
        }

        public Node fromFile(LocalDate start, LocalDate finish) {
            fileDates = new FileDates(start, finish);
            return this;
        }

        public Node counting(String total, String ofUnit) {
            quantity = new PlannedQuantity(new BigDecimal(total), ofUnit);
            return this;
        }

        NodeDraft draft() {
            return new NodeDraft(
                    nodeId,
                    goalId,
                    name,
                    durationDays,
                    calendar,
                    predecessors,
                    dueDate,
                    BigDecimal.ONE,
                    7,
                    evidence,
                    null,
                    fileDates,
                    quantity,
                    new Responsibility(
                            new PersonRef(owner, owner),
                            new UnitRef(unit, unit),
                            new PersonRef(leader, "l"),
                            new PersonRef(supervisor, "s"),
                            List.of()));
        }
    }
}
