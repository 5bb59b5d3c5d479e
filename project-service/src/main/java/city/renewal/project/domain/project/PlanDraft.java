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

/** A proposed plan. Due dates are given, or computed by the backward pass. */
public record PlanDraft(String calendar, Anchor anchor, List<PlannedGoal> goals, List<NodeDraft> nodes) {
    public PlanDraft {
        goals = List.copyOf(goals);
        nodes = List.copyOf(nodes);
    }

    /**
     * A proposed node.
     *
     * @param dueDate an explicit due date; null: the node's latest finish, or for an existing node its present due date
     * @param quantity the amount of work; null: not measured
     * @param fileDates dates of the schedule file; null: the node comes from no file, or keeps its present file dates
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
