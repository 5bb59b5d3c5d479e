package city.renewal.events;

import java.time.Instant;

/**
 * Facts about one problem of the problem list. Source {@code /problems/{problemId}}; the key is the project when the
 * problem is about one, else the problem. Each carries the whole problem as it is afterwards, so the fact with the highest
 * sequence replaces those before it.
 */
public sealed interface ProblemEvent extends RenewalEvent {
    /** The problem after the fact. */
    Problem problem();

    /** Somebody put it on the list. */
    record ProblemRaised(Problem problem, String raisedBy, Instant occurredAt) implements ProblemEvent {}

    /** Other people answer for it now. */
    record ProblemReassigned(Problem problem, String reassignedBy, String reason, Instant occurredAt)
            implements ProblemEvent {}

    /** Whoever answers for it says that it is mended. */
    record ProblemRectified(Problem problem, String rectifiedBy, Instant occurredAt) implements ProblemEvent {}

    /** The check sent the claim back: the problem is open as if it had never been claimed. */
    record ProblemReturned(Problem problem, String returnedBy, String note, Instant occurredAt)
            implements ProblemEvent {}

    /** A second person checked and struck it off the list (销号). */
    record ProblemClosed(Problem problem, String closedBy, String note, Instant occurredAt) implements ProblemEvent {}

    /** It came back after it was closed (反弹), or whoever raised it contested that it is mended. */
    record ProblemReopened(Problem problem, String reopenedBy, String note, Instant occurredAt)
            implements ProblemEvent {}

    /** Somebody asked for a later date. */
    record ProblemExtensionRequested(Problem problem, ProblemExtension extension, Instant occurredAt)
            implements ProblemEvent {}

    /** The date moved, and the due version with it. */
    record ProblemExtensionApproved(Problem problem, ProblemExtension extension, Instant occurredAt)
            implements ProblemEvent {}

    /** The date stays. */
    record ProblemExtensionRefused(Problem problem, ProblemExtension extension, Instant occurredAt)
            implements ProblemEvent {}
}
