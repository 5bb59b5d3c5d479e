package city.renewal.notification.domain.escalation;

import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.worktime.Wait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a policy: after a wait, notifies the recipient of a level by these channels.
 *
 * @param issueOrder the supervision order that it gives the unit besides; null: none
 */
public record PolicyStep(
        Wait after,
        EscalationLevel whom,
        List<ChannelName> channels,
        @Nullable StepOrder issueOrder) {
    /** @throws InvalidRecord unless the inbox, where everything is found, is among the channels */
    public PolicyStep {
        var given = List.copyOf(channels);
        InvalidRecord.unless(PolicyStep.class, errors -> ChannelName.checkHasInbox(errors, given));
        channels = given;
    }

    public static PolicyStep of(Wait after, EscalationLevel whom) {
        return new PolicyStep(after, whom, List.of(ChannelName.values()), null);
    }

    /** The same, which also gives the unit an order. */
    public PolicyStep issuing(StepOrder order) {
        return new PolicyStep(after, whom, channels, order);
    }
}
