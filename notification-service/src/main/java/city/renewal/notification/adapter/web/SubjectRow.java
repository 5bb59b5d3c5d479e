package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.condition.AlertSubject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an alert or a message is about: its type, and the ids that this type has; others are left out.
 *
 * @param projectId left out: it belongs to no project
 * @param nodeId of a node; of a problem, the node that it was found on
 * @param district of the platform: the district in which alerts are missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectRow(
        AlertSubject.Type type,
        @Nullable String projectId,
        @Nullable String nodeId,
        @Nullable String problemId,
        @Nullable String orderId,
        @Nullable String district,
        @Nullable LocalDate day) {
    public static SubjectRow of(AlertSubject subject) {
        var project = subject.project();
        var projectId = project == null ? null : project.projectId();
        return switch (subject) {
            case AlertSubject.Node it -> row(it, projectId, it.nodeId(), null, null);
            case AlertSubject.Project it -> row(it, projectId, null, null, null);
            case AlertSubject.Problem it -> row(it, projectId, it.aboutNodeId(), it.problemId(), null);
            case AlertSubject.Order it -> row(it, projectId, null, null, it.orderId());
            case AlertSubject.Platform it -> new SubjectRow(it.type(), null, null, null, null, it.district(), it.day());
        };
    }

    private static SubjectRow row(
            AlertSubject subject,
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable String problemId,
            @Nullable String orderId) {
        return new SubjectRow(subject.type(), projectId, nodeId, problemId, orderId, null, null);
    }
}
