package city.renewal.project.domain.project;

import city.renewal.events.Anchor;
import city.renewal.events.FileDates;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Predecessor;
import city.renewal.events.Responsibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as somebody proposes it: due dates are given, or left to the backward pass. */
public record PlanDraft(String calendar, Anchor anchor, List<PlannedGoal> goals, List<NodeDraft> nodes) {
    public PlanDraft {
        goals = List.copyOf(goals);
        nodes = List.copyOf(nodes);
    }

    /**
     * A node as it is proposed.
     *
     * @param dueDate a promise; null: the node's latest finish, or for a node that stays the date that it has
     * @param quantity how much work it is; null: the work isn't measured
     * @param fileDates as a schedule file has them; null: the node comes from no file, or keeps those that it has
     */
    public record NodeDraft(
            String nodeId,
            @Nullable String goalId,
            String name,
            int durationDays,
            @Nullable String calendar,
            List<Predecessor> predecessors,
            @Nullable LocalDate dueDate,
            BigDecimal weight,
            @Nullable Integer reportEveryDays,
            List<String> evidence,
            @Nullable String location,
            @Nullable FileDates fileDates,
            @Nullable PlannedQuantity quantity,
            Responsibility responsibility) {
        public NodeDraft {
            predecessors = List.copyOf(predecessors);
            evidence = List.copyOf(evidence);
        }
    }
}
