package city.renewal.progress.adapter.web.project;

import city.renewal.schedule.Anchor;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.LinkType;
import city.renewal.schedule.NodeActuals;
import city.renewal.schedule.Plan;
import city.renewal.schedule.PlanSpec;
import city.renewal.starter.web.Violations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan to schedule without saving it.
 *
 * @param calendar {@code NATURAL} (the default), {@code WORKING}, or a configured calendar
 * @param programme the programme whose exceptions are applied to the calendars; absent: none
 * @param headquarters the headquarters of the programme whose exceptions are applied last
 * @param today the day from which open work is scheduled; absent: only the plan is scheduled
 */
record PreviewBody(
        @Nullable String calendar,
        @Nullable AnchorBody anchor,
        @Nullable List<@Nullable NodeBody> nodes,
        @Nullable LocalDate today,
        @Nullable String programme,
        @Nullable String headquarters) {

    /** The same limit as for a saved plan. */
    private static final int MOST_NODES = 20_000;

    /** Exactly one of the two is set. */
    record AnchorBody(
            @Nullable LocalDate finishBy, @Nullable LocalDate startOn) {}

    record NodeBody(
            @Nullable String nodeId,
            @Nullable Integer durationDays,
            @Nullable String calendar,
            @Nullable List<@Nullable LinkBody> predecessors,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate completedOn,
            @Nullable Integer remainingDays,
            @Nullable String location) {}

    record LinkBody(
            @Nullable String nodeId,
            @Nullable LinkType type,
            @Nullable Integer lagDays) {}

    /** The validated plan and the actuals and locations of its nodes, in the order of the plan. */
    record Spec(PlanSpec plan, List<NodeActuals> actuals, List<Optional<String>> locations) {}

    Spec spec() {
        var violations = new Violations();
        var given = violations.list("nodes", violations.given("nodes", nodes), MOST_NODES);
        var checkedAnchor = anchor(violations);
        var specs = new ArrayList<PlanSpec.NodeSpec>();
        var actuals = new ArrayList<NodeActuals>();
        var locations = new ArrayList<Optional<String>>();
        for (var i = 0; i < given.size(); i++) {
            var node = given.get(i);
            specs.add(node(violations, "nodes[%d]".formatted(i), node));
            locations.add(location(violations, "nodes[%d].location".formatted(i), node.location()));
            actuals.add(new NodeActuals(node.startedOn(), node.completedOn(), null, node.remainingDays(), null));
        }
        violations.refuse();
        return new Spec(
                new PlanSpec(Objects.requireNonNullElse(calendar, Calendars.NATURAL), checkedAnchor, specs),
                actuals,
                locations);
    }

    private static Optional<String> location(Violations violations, String field, @Nullable String value) {
        if (value != null) {
            violations.text(field, value, 100);
        }
        return Optional.ofNullable(value);
    }

    private @Nullable Anchor anchor(Violations violations) {
        if (anchor == null) {
            violations.add("anchor", "must be given");
            return null;
        }
        var finishBy = anchor.finishBy();
        var startOn = anchor.startOn();
        if ((finishBy == null) == (startOn == null)) {
            violations.add("anchor", "must have either finishBy or startOn");
            return null;
        }
        return finishBy != null ? new Anchor.FinishBy(finishBy) : new Anchor.StartOn(Objects.requireNonNull(startOn));
    }

    private static PlanSpec.NodeSpec node(Violations violations, String path, NodeBody node) {
        var duration = violations.given(path + ".durationDays", node.durationDays());
        var links = new ArrayList<PlanSpec.Link>();
        for (var link : violations.list(path + ".predecessors", node.predecessors(), Plan.MAX_LINKS)) {
            links.add(new PlanSpec.Link(
                    link.nodeId(),
                    Objects.requireNonNullElse(link.type(), LinkType.FS),
                    Objects.requireNonNullElse(link.lagDays(), 0)));
        }
        return new PlanSpec.NodeSpec(
                node.nodeId(), duration == null ? 0 : duration, node.calendar(), links, node.dueDate());
    }
}
