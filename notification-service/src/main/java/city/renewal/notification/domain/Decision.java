package city.renewal.notification.domain;

import city.renewal.notification.domain.orders.StepOrder;
import city.renewal.notification.domain.rules.ChannelName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision to tell somebody of a matter: there is one per node, due version and level, whoever makes it.
 *
 * @param policyId of the policy whose step it is
 * @param channels by which the recipient is told
 * @param joins the group that tells of it; null: it is told by itself
 * @param issues the supervision order that comes of it; null: none
 */
public record Decision(
        Matter matter,
        String policyId,
        Ladder.Step step,
        List<ChannelName> channels,
        @Nullable Joining joins,
        @Nullable StepOrder issues) {
    public Decision(Matter matter, String policyId, Ladder.Step step, List<ChannelName> channels) {
        this(matter, policyId, step, channels, null, null);
    }

    public Decision {
        channels = List.copyOf(channels);
    }

    /** The same, told of by a group. */
    Decision joining(Joining group) {
        return new Decision(matter, policyId, step, channels, group, issues);
    }

    /** The same, of which an order comes. */
    public Decision issuing(@Nullable StepOrder order) {
        return new Decision(matter, policyId, step, channels, joins, order);
    }

    public String decisionId() {
        return matter.decisionId(step.level());
    }

    public String alertId() {
        return matter.alertId();
    }

    public String messageId() {
        return matter.messageId(step.level(), step.recipient());
    }

    /** What goes to the recipient. */
    public Message message(Instant now) {
        return matter.message(step.level(), step.recipient(), now);
    }

    Notified record(Instant now) {
        return new Notified(step.recipient().address(), step.level(), now, messageId());
    }
}
