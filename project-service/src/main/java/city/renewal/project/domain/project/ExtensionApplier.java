package city.renewal.project.domain.project;

import city.renewal.events.Extension;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRefused;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Applies events to a project's extension requests. */
final class ExtensionApplier {
    private ExtensionApplier() {}

    static List<Extension> and(List<Extension> before, ExtensionRequested asked) {
        var all = new ArrayList<>(before);
        all.add(new Extension(
                asked.extensionId(),
                asked.nodeId(),
                asked.requestedDueDate(),
                asked.reason(),
                asked.requestedBy(),
                asked.occurredAt(),
                Extension.State.PENDING,
                null,
                null,
                null));
        return all;
    }

    static List<Extension> approved(List<Extension> before, ExtensionApproved approved) {
        return change(
                before,
                approved.extensionId(),
                asked -> new Extension(
                        asked.extensionId(),
                        asked.nodeId(),
                        asked.requestedDueDate(),
                        asked.reason(),
                        asked.requestedBy(),
                        asked.requestedAt(),
                        Extension.State.APPROVED,
                        approved.approvedBy(),
                        approved.occurredAt(),
                        approved.note()));
    }

    static List<Extension> refused(List<Extension> before, ExtensionRefused refused) {
        return change(
                before,
                refused.extensionId(),
                asked -> new Extension(
                        asked.extensionId(),
                        asked.nodeId(),
                        asked.requestedDueDate(),
                        asked.reason(),
                        asked.requestedBy(),
                        asked.requestedAt(),
                        Extension.State.REFUSED,
                        refused.refusedBy(),
                        refused.occurredAt(),
                        refused.note()));
    }

    private static List<Extension> change(List<Extension> before, String id, UnaryOperator<Extension> how) {
        return before.stream()
                .map(one -> one.extensionId().equals(id) ? how.apply(one) : one)
                .toList();
    }
}
