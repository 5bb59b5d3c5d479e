package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a person, or an office's tray, wants to be reached. Addresses are personal data: they stand in no log line, no
 * metric, no fact, and not in {@link #toString}.
 *
 * @param hours when they are told; null: the hours of everybody
 * @param preferences the channels for what is this severe; a severity that is left out comes by every channel
 */
public record Contact(
        String personId,
        @Nullable String email,
        @Nullable String mobile,
        Language language,
        @Nullable WorkingTime hours,
        @Nullable Map<Severity, Set<ChannelName>> preferences) {
    /** What messages are written in. */
    public enum Language {
        ZH,
        EN
    }

    public Contact {
        preferences = new TreeMap<>(Objects.requireNonNullElse(preferences, Map.of()));
    }

    /** Somebody who takes everything by every channel. */
    public Contact(
            String personId,
            @Nullable String email,
            @Nullable String mobile,
            Language language,
            @Nullable WorkingTime hours) {
        this(personId, email, mobile, language, hours, Map.of());
    }

    /** Whether they want what is this severe by a channel. The inbox takes everything, whatever they want. */
    public boolean wants(ChannelName channel, Severity severity) {
        var wanted = preferences == null ? null : preferences.get(severity);
        return channel == ChannelName.INBOX || wanted == null || wanted.contains(channel);
    }

    @Override
    public String toString() {
        return "Contact[personId=%s, language=%s]".formatted(personId, language);
    }
}
