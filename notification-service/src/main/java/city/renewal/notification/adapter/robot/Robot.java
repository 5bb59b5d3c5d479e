package city.renewal.notification.adapter.robot;

import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A robot in a group chat.
 *
 * @param channel {@link ChannelName#WECOM} or {@link ChannelName#DINGTALK}
 * @param url with the robot's token in it
 * @param secret what DingTalk signs with; null: it doesn't
 * @param addresses inbox addresses (such as {@code unit:u1}) whose messages it brings to its group; empty: everybody's
 */
public record Robot(
        String name, ChannelName channel, URI url, @Nullable String secret, Language language, Set<String> addresses) {
    public Robot {
        addresses = Set.copyOf(addresses);
    }

    boolean serves(String address) {
        return addresses.isEmpty() || addresses.contains(address);
    }

    String endpointId() {
        return "robot:" + name;
    }

    /** Without address and secret. */
    @Override
    public String toString() {
        return "Robot[name=%s, channel=%s]".formatted(name, channel);
    }
}
