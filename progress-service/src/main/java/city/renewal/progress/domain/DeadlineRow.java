package city.renewal.progress.domain;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the deadline list (进度清单), with the names that the public interface gives its fields.
 *
 * @param leader the node's leader, or the project's where the node names none
 * @param completedOn once verified; a claim does not show here
 * @param overdueDays natural days past the due date while overdue, or when it was claimed; else 0
 * @param lastReportedAt the latest observation by anybody; null: nobody has said anything yet
 * @param sequence number of the project's last fact that this row knows of
 */
public record DeadlineRow(
        String projectId,
        String projectName,
        String nodeId,
        String nodeName,
        String programme,
        String field,
        String area,
        @Nullable String headquarters,
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        LocalDate originalDueDate,
        LocalDate dueDate,
        int dueVersion,
        LocalDate forecastDate,
        @Nullable LocalDate completedOn,
        int progressPercent,
        Standing standing,
        Light light,
        int overdueDays,
        int totalFloatDays,
        boolean critical,
        @Nullable Instant signedAt,
        @Nullable Instant lastReportedAt,
        boolean reportMissing,
        long sequence) {}
