package city.renewal.notification.domain.alert;

import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.EscalationTarget;
import city.renewal.notification.domain.recipient.Notified;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision to notify a recipient of an alert, with all that is needed to carry it out. There is one per node, due version,
 * level and person: it is stored as {@link Alert#outgoing} in the write that records it on the alert.
 *
 * @param policyId of the policy whose step it is
 * @param channels by which the recipient is notified
 * @param groupAssignment the group whose message includes it; null: it has a message of its own
 * @param issues the supervision order that it issues; null: none
 * @param tookOverFrom the address that the alert had recorded on this level before; null: this recipient is the level's first
 */
public record Decision(
        AlertCandidate candidate,
        String policyId,
        EscalationTarget step,
        List<ChannelName> channels,
        @Nullable GroupAssignment groupAssignment,
        @Nullable StepOrder issues,
        @Nullable String tookOverFrom) {
    public Decision(AlertCandidate candidate, String policyId, EscalationTarget step, List<ChannelName> channels) {
        this(candidate, policyId, step, channels, null, null, null);
    }

    public Decision {
        channels = List.copyOf(channels);
    }

    /** The same, in a group's message. */
    public Decision assignedTo(GroupAssignment group) {
        return new Decision(candidate, policyId, step, channels, group, issues, tookOverFrom);
    }

    /** The same, which issues an order. */
    public Decision issuing(@Nullable StepOrder order) {
        return new Decision(candidate, policyId, step, channels, groupAssignment, order, tookOverFrom);
    }

    /** The same, for a person who took the level over from the one at that address. */
    public Decision takingOverFrom(@Nullable String address) {
        return new Decision(candidate, policyId, step, channels, groupAssignment, issues, address);
    }

    /** One per node, due version and level; and one for each person who took the level over after a notification. */
    public String decisionId() {
        var first = candidate.decisionId(step.level());
        return tookOverFrom == null
                ? first
                : AlertIds.takenOver(first, step.recipient().address());
    }

    public String alertId() {
        return candidate.alertId();
    }

    public String messageId() {
        return AlertIds.message(decisionId(), step.recipient().address());
    }

    /** The message to the recipient. */
    public Message message(Instant now) {
        return Message.of(messageId(), step.recipient(), candidate.line(step.level()), now);
    }

    Notified record(Instant now) {
        return new Notified(step.recipient().address(), step.level(), now, messageId());
    }
}
