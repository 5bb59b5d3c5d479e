package city.renewal.notification.domain;

import city.renewal.notification.domain.orders.StepOrder;
import city.renewal.notification.domain.rules.ChannelName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision to tell somebody of a matter: there is one per node, due version, level and person, whoever makes it.
 *
 * @param policyId of the policy whose step it is
 * @param channels by which the recipient is told
 * @param joins the group that tells of it; null: it is told by itself
 * @param issues the supervision order that comes of it; null: none
 * @param instead the address that was told of this level before, when the level has somebody else now; null: nobody was
 */
public record Decision(
        AlertCandidate candidate,
        String policyId,
        EscalationTarget step,
        List<ChannelName> channels,
        @Nullable GroupAssignment groupAssignment,
        @Nullable StepOrder issues,
        @Nullable String instead) {
    public Decision(AlertCandidate candidate, String policyId, EscalationTarget step, List<ChannelName> channels) {
        this(candidate, policyId, step, channels, null, null, null);
    }

    public Decision {
        channels = List.copyOf(channels);
    }

    /** The same, told of by a group. */
    Decision assignedTo(GroupAssignment group) {
        return new Decision(candidate, policyId, step, channels, group, issues, instead);
    }

    /** The same, of which an order comes. */
    public Decision issuing(@Nullable StepOrder order) {
        return new Decision(candidate, policyId, step, channels, groupAssignment, order, instead);
    }

    /** The same, as the first that was made of its level. */
    public Decision ofItsLevel() {
        return insteadOf(null);
    }

    /** The same, for whoever answers for the level after somebody else was told of it. */
    public Decision insteadOf(@Nullable String address) {
        return new Decision(candidate, policyId, step, channels, groupAssignment, issues, address);
    }

    /** One per node, due version and level; and one for each person who takes the level over from somebody who was told. */
    public String decisionId() {
        var first = candidate.decisionId(step.level());
        return instead == null
                ? first
                : AlertIds.takenOver(first, step.recipient().address());
    }

    public String alertId() {
        return candidate.alertId();
    }

    public String messageId() {
        return AlertIds.message(decisionId(), step.recipient().address());
    }

    /** What goes to the recipient. */
    public Message message(Instant now) {
        return Message.of(messageId(), step.recipient(), candidate.line(step.level()), now);
    }

    Notified record(Instant now) {
        return new Notified(step.recipient().address(), step.level(), now, messageId());
    }
}
