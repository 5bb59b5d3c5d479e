package city.renewal.project.domain.project;

import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.schedule.Anchor;
import city.renewal.schedule.LinkType;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts plans to the input of the schedule engine. */
public final class PlanSpecs {
    private PlanSpecs() {}

    /** @param promise returns a node's fixed due date; null: the engine computes it */
    public static PlanSpec of(Plan plan, Function<PlannedNode, @Nullable LocalDate> promise) {
        return new PlanSpec(
                plan.calendar(),
                anchor(plan.anchor()),
                plan.nodes().stream()
                        .map(node -> new NodeSpec(
                                node.nodeId(),
                                node.durationDays(),
                                node.calendar(),
                                links(node.predecessors()),
                                promise.apply(node)))
                        .toList());
    }

    public static Anchor anchor(city.renewal.events.Anchor anchor) {
        if (anchor.finishBy() != null) {
            return new Anchor.FinishBy(anchor.finishBy());
        }
        if (anchor.startOn() != null) {
            return new Anchor.StartOn(anchor.startOn());
        }
        throw new IllegalStateException("An anchor has one of its two dates");
    }

    public static List<Link> links(List<Predecessor> predecessors) {
        return predecessors.stream()
                .map(link ->
                        new Link(link.nodeId(), LinkType.valueOf(link.type().name()), link.lagDays()))
                .toList();
    }
}
