package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.Rung;
import java.util.List;

/** A step of a policy: after a wait, whoever stands on a rung is told by these channels. */
public record PolicyStep(Wait after, Rung whom, List<ChannelName> channels) {
    public PolicyStep {
        channels = List.copyOf(channels);
    }

    public static PolicyStep of(Wait after, Rung whom) {
        return new PolicyStep(after, whom, List.of(ChannelName.values()));
    }
}
