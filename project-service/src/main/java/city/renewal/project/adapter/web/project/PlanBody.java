package city.renewal.project.adapter.web.project;

import city.renewal.events.Anchor;
import city.renewal.events.CalendarIds;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Predecessor;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.adapter.web.Quantities;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.decision.Planning;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Request body of a plan. This class validates the fields; the schedule engine validates the network. */
record PlanBody(
        @Nullable String calendar,
        @Nullable AnchorBody anchor,
        @Nullable List<@Nullable PlannedGoal> goals,
        @Nullable List<@Nullable NodeBody> nodes) {
    private static final int MAX_NODES = Planning.MAX_NODES;
    private static final BigDecimal MAX_WEIGHT = new BigDecimal("1000000");

    record AnchorBody(
            @Nullable LocalDate finishBy, @Nullable LocalDate startOn) {}

    record NodeBody(
            @Nullable String nodeId,
            @Nullable String goalId,
            @Nullable String name,
            @Nullable Integer durationDays,
            @Nullable String calendar,
            @Nullable List<@Nullable PredecessorBody> predecessors,
            @Nullable LocalDate dueDate,
            @Nullable BigDecimal weight,
            @Nullable Integer reportEveryDays,
            @Nullable List<@Nullable String> evidence,
            @Nullable String location,
            @Nullable PlannedQuantity quantity,
            @Nullable ResponsibilityBody responsibility) {}

    record PredecessorBody(
            @Nullable String nodeId,
            Predecessor.@Nullable Type type,
            @Nullable Integer lagDays) {}

    record ResponsibilityBody(
            @Nullable PersonRef owner,
            @Nullable UnitRef unit,
            @Nullable PersonRef leader,
            @Nullable PersonRef supervisor,
            @Nullable List<@Nullable UnitRef> cooperatingUnits) {}

    PlanDraft draft() {
        var check = new Violations();
        var itsAnchor = anchor(check);
        var itsGoals = check.list("goals", goals, 1_000);
        for (int n = 0; n < itsGoals.size(); n++) {
            check.id("goals[%d].goalId".formatted(n), itsGoals.get(n).goalId());
            check.text("goals[%d].name".formatted(n), itsGoals.get(n).name(), 500);
        }
        var itsNodes = check.list("nodes", nodes, MAX_NODES);
        check.check(!itsNodes.isEmpty() || nodes == null, "nodes", "must have at least one node");
        check.given("nodes", nodes);
        var drafts = new ArrayList<NodeDraft>(itsNodes.size());
        for (int n = 0; n < itsNodes.size(); n++) {
            drafts.add(node(check, "nodes[%d].".formatted(n), itsNodes.get(n)));
        }
        check.refuse();
        return new PlanDraft(Objects.requireNonNullElse(calendar, CalendarIds.NATURAL), itsAnchor, itsGoals, drafts);
    }

    private Anchor anchor(Violations check) {
        if (anchor == null || (anchor.finishBy() == null) == (anchor.startOn() == null)) {
            check.add("anchor", "must give either finishBy or startOn");
            return Anchor.startOn(LocalDate.EPOCH);
        }
        return new Anchor(anchor.finishBy(), anchor.startOn());
    }

    private static NodeDraft node(Violations check, String path, NodeBody node) {
        var weight = Objects.requireNonNullElse(node.weight(), BigDecimal.ONE);
        check.check(
                weight.signum() > 0 && weight.compareTo(MAX_WEIGHT) <= 0,
                path + "weight",
                "must be above 0 and at most %s".formatted(MAX_WEIGHT));
        var every = node.reportEveryDays();
        check.check(every == null || (every >= 1 && every <= 366), path + "reportEveryDays", "must be from 1 to 366");
        var evidence = check.list(path + "evidence", node.evidence(), 20);
        for (int n = 0; n < evidence.size(); n++) {
            check.text(path + "evidence[%d]".formatted(n), evidence.get(n), 100);
        }
        return new NodeDraft(
                check.id(path + "nodeId", node.nodeId()),
                node.goalId(),
                check.text(path + "name", node.name(), 500),
                Objects.requireNonNullElse(check.given(path + "durationDays", node.durationDays()), 0),
                node.calendar(),
                predecessors(check, path + "predecessors", node),
                node.dueDate(),
                weight,
                every,
                evidence,
                node.location() == null ? null : check.text(path + "location", node.location(), 100),
                null,
                Quantities.planned(check, path + "quantity", node.quantity()),
                responsibility(check, path + "responsibility", node.responsibility()));
    }

    private static List<Predecessor> predecessors(Violations check, String path, NodeBody node) {
        var links = new ArrayList<Predecessor>();
        var bodies = check.list(path, node.predecessors(), MAX_NODES);
        for (int n = 0; n < bodies.size(); n++) {
            var body = bodies.get(n);
            links.add(new Predecessor(
                    check.id("%s[%d].nodeId".formatted(path, n), body.nodeId()),
                    Objects.requireNonNullElse(body.type(), Predecessor.Type.FS),
                    Objects.requireNonNullElse(body.lagDays(), 0)));
        }
        return links;
    }

    private static Responsibility responsibility(
            Violations check, String path, @Nullable ResponsibilityBody responsibility) {
        if (responsibility == null) {
            check.add(path, "must be given: every node has somebody who answers for it");
            return new Responsibility(new PersonRef("", ""), new UnitRef("", ""), null, null, List.of());
        }
        var cooperating = check.list(path + ".cooperatingUnits", responsibility.cooperatingUnits(), 50);
        for (int n = 0; n < cooperating.size(); n++) {
            FieldChecks.unit(check, "%s.cooperatingUnits[%d]".formatted(path, n), cooperating.get(n));
        }
        return new Responsibility(
                FieldChecks.person(check, path + ".owner", responsibility.owner()),
                FieldChecks.unit(check, path + ".unit", responsibility.unit()),
                FieldChecks.optionalPerson(check, path + ".leader", responsibility.leader()),
                FieldChecks.optionalPerson(check, path + ".supervisor", responsibility.supervisor()),
                cooperating);
    }
}
