package city.renewal.notification.application.webhook;

import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.security.AreaCodes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another system that hears of messages, by a webhook after the Standard Webhooks specification.
 *
 * @param areas codes whose messages it hears of, with what lies below them; empty: all
 * @param kinds of alerts that it hears of; empty: all
 * @param secrets the newest first; what has run out signs no more
 * @param failures attempts that failed since the last that went well
 * @param failingSince real time of the first of them
 * @param disabledAt null while it is served
 */
public record Subscription(
        String webhookId,
        String url,
        String description,
        List<String> areas,
        Set<MessageKind> kinds,
        List<Secret> secrets,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledBecause,
        String createdBy,
        Instant createdAt) {
    /**
     * What signs.
     *
     * @param value {@code whsec_…}
     * @param until null for the current one; an older one signs beside it until then
     * @param madeBy id of the command that rotated to it, by which a repetition is recognised; null when it had none
     */
    public record Secret(
            String value, @Nullable Instant until, @Nullable String madeBy) {
        public Secret(String value, @Nullable Instant until) {
            this(value, until, null);
        }

        @Override
        public String toString() {
            return "Secret[until=%s]".formatted(until);
        }
    }

    public Subscription {
        areas = List.copyOf(areas);
        kinds = Set.copyOf(kinds);
        secrets = List.copyOf(secrets);
    }

    public boolean isServed() {
        return disabledAt == null;
    }

    public boolean hears(Message message) {
        return isServed()
                && (areas.isEmpty() || AreaCodes.cover(areas, message.subject().area()))
                && (kinds.isEmpty() || kinds.contains(message.kind()));
    }

    /** What signs at an instant of real time, the newest first. */
    public List<String> signingSecrets(Instant at) {
        return secrets.stream()
                .filter(secret -> secret.until() == null || secret.until().isAfter(at))
                .map(Secret::value)
                .toList();
    }

    boolean hasRotated(String commandId) {
        return secrets.stream().anyMatch(secret -> commandId.equals(secret.madeBy()));
    }

    Subscription rotated(String secret, @Nullable String commandId, Instant oldUntil, Instant now) {
        var older = secrets.stream()
                .filter(old -> old.until() == null || old.until().isAfter(now))
                .map(old -> old.until() == null ? new Secret(old.value(), oldUntil, old.madeBy()) : old);
        return with(
                Stream.concat(Stream.of(new Secret(secret, null, commandId)), older)
                        .toList(),
                failures,
                failingSince,
                disabledAt,
                disabledBecause);
    }

    Subscription answeredWell() {
        return with(secrets, 0, null, disabledAt, disabledBecause);
    }

    Subscription failed(int more, Instant now) {
        return with(secrets, failures + more, failingSince == null ? now : failingSince, disabledAt, disabledBecause);
    }

    Subscription disabled(String because, Instant now) {
        return with(secrets, failures, failingSince, now, because);
    }

    /** Described anew; the failures are forgotten and it is served, or it is not. */
    Subscription changed(String url, String description, List<String> areas, Set<MessageKind> kinds) {
        return new Subscription(
                webhookId, url, description, areas, kinds, secrets, 0, null, null, null, createdBy, createdAt);
    }

    private Subscription with(
            List<Secret> secrets,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant disabledAt,
            @Nullable String because) {
        return new Subscription(
                webhookId,
                url,
                description,
                areas,
                kinds,
                secrets,
                failures,
                failingSince,
                disabledAt,
                because,
                createdBy,
                createdAt);
    }

    /** Without the address, which may hold a token. */
    @Override
    public String toString() {
        return "Subscription[webhookId=%s]".formatted(webhookId);
    }
}
