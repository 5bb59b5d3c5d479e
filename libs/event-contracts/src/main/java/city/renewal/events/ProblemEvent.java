package city.renewal.events;

import java.time.Instant;

/**
 * Facts about one problem of the problem list. Source {@code /problems/{problemId}}; the key is the project if the
 * problem is about one, otherwise the problem. Each fact contains the whole problem after the change, so the fact with
 * the highest sequence replaces all earlier ones.
 */
public sealed interface ProblemEvent extends RenewalEvent {
    /** The problem after the change. */
    Problem problem();

    /** The problem was added to the list. */
    record ProblemRaised(Problem problem, String raisedBy, Instant occurredAt) implements ProblemEvent {}

    /** The responsible people were changed. */
    record ProblemReassigned(Problem problem, String reassignedBy, String reason, Instant occurredAt)
            implements ProblemEvent {}

    /** The responsible person claims that the problem is rectified. */
    record ProblemRectified(Problem problem, String rectifiedBy, Instant occurredAt) implements ProblemEvent {}

    /** A second person checked the claim and sent it back: the problem is open as if it had never been claimed. */
    record ProblemReturned(Problem problem, String returnedBy, String note, Instant occurredAt)
            implements ProblemEvent {}

    /** A second person checked the claim and closed the problem (销号). */
    record ProblemClosed(Problem problem, String closedBy, String note, Instant occurredAt) implements ProblemEvent {}

    /** The problem recurred after it was closed (反弹), or the reporter disputed that it is rectified. */
    record ProblemReopened(Problem problem, String reopenedBy, String note, Instant occurredAt)
            implements ProblemEvent {}

    /** A later date was requested. */
    record ProblemExtensionRequested(Problem problem, ProblemExtension extension, Instant occurredAt)
            implements ProblemEvent {}

    /** The due date was changed, and the due version was increased. */
    record ProblemExtensionApproved(Problem problem, ProblemExtension extension, Instant occurredAt)
            implements ProblemEvent {}

    /** The due date stays. */
    record ProblemExtensionRefused(Problem problem, ProblemExtension extension, Instant occurredAt)
            implements ProblemEvent {}
}
