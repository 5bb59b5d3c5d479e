package city.renewal.progress.domain.state;

import city.renewal.events.Extension;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRefused;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request for a later due date (延期申请), and the decision on it.
 *
 * @param approvedDueDate the approved date; null unless approved
 */
public record ExtensionRecord(
        String extensionId,
        String nodeId,
        LocalDate requestedDueDate,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Extension.State state,
        @Nullable LocalDate approvedDueDate,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {

    static ExtensionRecord of(ExtensionRequested asked) {
        return new ExtensionRecord(
                asked.extensionId(),
                asked.nodeId(),
                asked.requestedDueDate(),
                asked.reason(),
                asked.requestedBy(),
                asked.occurredAt(),
                Extension.State.PENDING,
                null,
                null,
                null,
                null);
    }

    /** From a snapshot, which contains the requested date; an approved request was approved for that date. */
    static ExtensionRecord of(Extension extension) {
        return new ExtensionRecord(
                extension.extensionId(),
                extension.nodeId(),
                extension.requestedDueDate(),
                extension.reason(),
                extension.requestedBy(),
                extension.requestedAt(),
                extension.state(),
                extension.state() == Extension.State.APPROVED ? extension.requestedDueDate() : null,
                extension.decidedBy(),
                extension.decidedAt(),
                extension.note());
    }

    ExtensionRecord decided(ExtensionApproved approved) {
        return decided(
                Extension.State.APPROVED,
                approved.dueDate(),
                approved.approvedBy(),
                approved.occurredAt(),
                approved.note());
    }

    ExtensionRecord decided(ExtensionRefused refused) {
        return decided(Extension.State.REFUSED, null, refused.refusedBy(), refused.occurredAt(), refused.note());
    }

    private ExtensionRecord decided(
            Extension.State next, @Nullable LocalDate granted, String by, Instant at, String why) {
        return new ExtensionRecord(
                extensionId, nodeId, requestedDueDate, reason, requestedBy, requestedAt, next, granted, by, at, why);
    }
}
