package city.renewal.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node (节点) as the plan decides it: a step with a promised date and somebody who answers for it.
 *
 * <p>{@code dueDate} is a decided fact, never recomputed by a reader: given by the planner, or the node's latest finish
 * when the plan was set. {@code originalDueDate} is the due date of version 1 and stays for good; {@code dueVersion}
 * counts the decisions on the date.
 *
 * @param calendar id of the calendar in which this node's duration counts; null: the plan's
 * @param promised whether the planner gave the due date, rather than leaving it to the backward pass
 * @param reportEveryDays reporting interval (汇报频次) in natural days; null: no reports are demanded
 * @param location the building or place that its crew needs for itself, by the plan's own id; null: none
 * @param fileDates as the schedule file had them that the node was taken from; null: it came from no file
 * @param quantity how much work it is, where the plan counts it; null: progress is told in percent alone
 * @param evidence kinds of evidence that completion demands, such as {@code PHOTO}
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

    /** The same node, its duration counted in this calendar. */
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

    /** The same node with another due date; the original one stays for good. */
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
