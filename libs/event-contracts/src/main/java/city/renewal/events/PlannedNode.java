package city.renewal.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node (节点) of a plan: a step with a promised date and a responsible person.
 *
 * <p>{@code dueDate} is a decided fact that readers never recompute: given by the planner, or the node's latest finish
 * when the plan was set. {@code originalDueDate} is the due date of version 1 and never changes; {@code dueVersion}
 * counts the decisions on the date.
 *
 * @param calendar id of the calendar for this node's duration; null: the plan's
 * @param promised true: the planner gave the due date; false: the backward pass computed it
 * @param reportEveryDays reporting interval (汇报频次) in natural days; null: no reports are required
 * @param location the building or place that its crew needs exclusively, by the plan's own id; null: none
 * @param fileDates dates in the schedule file from which the node was imported; null: not imported
 * @param quantity amount of work, if the plan counts it; null: progress is reported in percent only
 * @param evidence kinds of evidence that completion requires, such as {@code PHOTO}
 */
public record PlannedNode(
        String nodeId,
        @Nullable String goalId,
        String name,
        int durationDays,
        @Nullable String calendar,
        List<Predecessor> predecessors,
        LocalDate originalDueDate,
        LocalDate dueDate,
        int dueVersion,
        boolean promised,
        BigDecimal weight,
        @Nullable Integer reportEveryDays,
        List<String> evidence,
        @Nullable String location,
        @Nullable FileDates fileDates,
        @Nullable PlannedQuantity quantity,
        Responsibility responsibility) {
    public PlannedNode {
        predecessors = List.copyOf(predecessors);
        evidence = List.copyOf(evidence);
    }

    /** The same node with its duration counted in this calendar. */
    public PlannedNode on(String calendarId) {
        return new PlannedNode(
                nodeId,
                goalId,
                name,
                durationDays,
                calendarId,
                predecessors,
                originalDueDate,
                dueDate,
                dueVersion,
                promised,
                weight,
                reportEveryDays,
                evidence,
                location,
                fileDates,
                quantity,
                responsibility);
    }

    /** The same node with another due date; the original due date does not change. */
    public PlannedNode due(LocalDate date, int version) {
        return new PlannedNode(
                nodeId,
                goalId,
                name,
                durationDays,
                calendar,
                predecessors,
                originalDueDate,
                date,
                version,
                promised,
                weight,
                reportEveryDays,
                evidence,
                location,
                fileDates,
                quantity,
                responsibility);
    }
}
