package city.renewal.notification.application.webhook;

import city.renewal.notification.application.delivery.Deliveries;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.application.inbox.Notices;
import city.renewal.notification.application.inbox.Notices.Notice;
import city.renewal.notification.application.webhook.Subscription.Secret;
import city.renewal.notification.application.webhook.Subscriptions.VersionedSubscription;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.starter.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Administrators set webhooks up, change and rotate them; and one that fails for too long, or says that it is gone, is
 * disabled with a notice to them. What waited for it then is dead in the ledger, and can be replayed. Thread-safe.
 */
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final String ENDPOINT_PREFIX = "webhook:";
    private static final String GONE = "410";
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);

    /**
     * When a webhook is disabled: both must hold.
     *
     * @param failures attempts in a row that failed
     * @param lasting real time since the first of them
     */
    public record Patience(int failures, Duration lasting) {}

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Notices notices;
    private final Patience patience;
    private final Duration grace;
    private final Supplier<String> ids;
    private final Supplier<String> secrets;
    private final InstantSource real;
    private final InstantSource clock;
    private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.none());

    private record Snapshot(List<Subscription> served, Instant until) {
        static Snapshot none() {
            return new Snapshot(List.of(), Instant.MIN);
        }
    }

    /**
     * @param grace how long an old secret signs beside a new one
     * @param secrets generates an unguessable {@code whsec_…}
     * @param clock the domain's time, which notices carry
     */
    public Webhooks(
            Subscriptions subscriptions,
            Deliveries deliveries,
            Notices notices,
            Patience patience,
            Duration grace,
            Supplier<String> ids,
            Supplier<String> secrets,
            InstantSource real,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.notices = notices;
        this.patience = patience;
        this.grace = grace;
        this.ids = ids;
        this.secrets = secrets;
        this.real = real;
        this.clock = clock;
    }

    /** A webhook as an administrator describes it. */
    public record WebhookDraft(String url, String description, List<String> areas, Set<MessageKind> kinds) {}

    /** The result of a change. */
    public sealed interface Result {
        record Changed(VersionedSubscription kept) implements Result {}

        record Unknown() implements Result {}

        /** The webhook was changed after the version that the caller read. */
        record Stale(long current) implements Result {}
    }

    public List<VersionedSubscription> all() {
        return subscriptions.all();
    }

    /** The enabled webhooks. They are read again after a second, so that changes by other instances take effect. */
    public List<Subscription> served() {
        var current = Objects.requireNonNull(snapshot.get());
        var now = real.instant();
        if (current.until().isAfter(now)) {
            return current.served();
        }
        var served = subscriptions.all().stream()
                .map(VersionedSubscription::subscription)
                .filter(Subscription::isServed)
                .toList();
        // Unless something was changed while it was read: what was read then is true no more, and is not kept.
        snapshot.compareAndSet(current, new Snapshot(served, now.plus(READ_AGAIN_AFTER)));
        return served;
    }

    /** Drops the cache, so that this instance's own change takes effect at once. */
    private void forgetWhatWasRead() {
        snapshot.set(Snapshot.none());
    }

    /** Whether a webhook is enabled, by the store and not by the cache. */
    public boolean isServed(String webhookId) {
        return subscriptions
                .load(webhookId)
                .filter(kept -> kept.subscription().isServed())
                .isPresent();
    }

    /** Whether an administrator sees and changes what hears of these areas; without areas it hears of all. */
    public static boolean areTheirs(List<String> areas, Caller caller) {
        return areas.isEmpty() ? caller.administersEverywhere() : areas.stream().allMatch(caller::administers);
    }

    public Optional<VersionedSubscription> load(String webhookId) {
        return subscriptions.load(webhookId);
    }

    /** @param commandId of a command that may be repeated; the second time finds what the first made. Null: it is new */
    public VersionedSubscription subscribe(WebhookDraft draft, Caller caller, @Nullable String commandId) {
        var subscription = new Subscription(
                commandId == null ? ids.get() : AlertIds.madeBy(commandId),
                draft.url(),
                draft.description(),
                draft.areas(),
                draft.kinds(),
                List.of(new Secret(secrets.get(), null)),
                0,
                null,
                null,
                null,
                caller.personId(),
                real.instant());
        if (!subscriptions.save(subscription, 0)) {
            return subscriptions
                    .load(subscription.webhookId())
                    .orElseThrow(() -> new IllegalStateException("Made and gone at once: " + subscription.webhookId()));
        }
        forgetWhatWasRead();
        return new VersionedSubscription(1, subscription);
    }

    /** Changing one that was disabled serves it again. */
    public Result change(String webhookId, WebhookDraft draft, @Nullable Long read) {
        return change(
                webhookId, read, kept -> kept.changed(draft.url(), draft.description(), draft.areas(), draft.kinds()));
    }

    /** @param commandId of a command that may be repeated; the second time finds what the first made. Null: it is new */
    public Result rotate(String webhookId, @Nullable Long read, @Nullable String commandId) {
        var made = commandId == null
                ? Optional.<VersionedSubscription>empty()
                : subscriptions
                        .load(webhookId)
                        .filter(kept -> kept.subscription().hasRotated(commandId));
        if (made.isPresent()) {
            return new Result.Changed(made.get());
        }
        var now = real.instant();
        return change(webhookId, read, kept -> kept.rotated(secrets.get(), commandId, now.plus(grace), now));
    }

    private Result change(String webhookId, @Nullable Long read, UnaryOperator<Subscription> change) {
        var kept = subscriptions.load(webhookId).orElse(null);
        if (kept == null) {
            return new Result.Unknown();
        }
        if (read != null && read != kept.version()) {
            return new Result.Stale(kept.version());
        }
        var changed = change.apply(kept.subscription());
        var isSaved = subscriptions.save(changed, kept.version());
        forgetWhatWasRead();
        return isSaved
                ? new Result.Changed(new VersionedSubscription(kept.version() + 1, changed))
                : new Result.Stale(kept.version() + 1);
    }

    /** Empty when it was deleted. */
    public Optional<Result> delete(String webhookId, @Nullable Long read) {
        var kept = subscriptions.load(webhookId).orElse(null);
        if (kept == null) {
            return Optional.of(new Result.Unknown());
        }
        if ((read != null && read != kept.version()) || !subscriptions.delete(webhookId, kept.version())) {
            return Optional.of(new Result.Stale(kept.version()));
        }
        forgetWhatWasRead();
        deliveries.abandon(endpointId(webhookId), "the webhook was deleted", real.instant());
        return Optional.empty();
    }

    public static String endpointId(String webhookId) {
        return ENDPOINT_PREFIX + webhookId;
    }

    /** The id of an endpoint's webhook; empty for an endpoint of another channel. */
    public static Optional<String> webhookOf(String endpointId) {
        return endpointId.startsWith(ENDPOINT_PREFIX)
                ? Optional.of(endpointId.substring(ENDPOINT_PREFIX.length()))
                : Optional.empty();
    }

    /**
     * What attempts of one came to. It is the store that is asked how often it failed so far: who made the attempts may have
     * begun with it long ago, and a failure that others counted since must not outlive a success.
     */
    public void attempted(String webhookId, List<Outcome> outcomes) {
        var kept = subscriptions.load(webhookId).orElse(null);
        while (kept != null && kept.subscription().isServed() && !isCounted(kept, outcomes)) {
            kept = subscriptions.load(webhookId).orElse(null);
        }
    }

    /** @return false when it was changed meanwhile */
    private boolean isCounted(VersionedSubscription kept, List<Outcome> outcomes) {
        var current = kept.subscription();
        var isWell = outcomes.stream().anyMatch(outcome -> outcome instanceof Outcome.Delivered);
        if (isWell && current.failures() == 0) {
            return true;
        }
        var now = real.instant();
        var next = isWell ? current.answeredWell() : current.failed(outcomes.size(), now);
        var because = isWell ? null : disabling(next, outcomes, now);
        var isSaved = subscriptions.save(because == null ? next : next.disabled(because, now), kept.version());
        forgetWhatWasRead();
        if (isSaved && because != null) {
            disable(next, because, now);
        }
        return isSaved;
    }

    private @Nullable String disabling(Subscription next, List<Outcome> outcomes, Instant now) {
        if (outcomes.stream()
                .anyMatch(outcome ->
                        outcome instanceof Outcome.Refused && outcome.answer().startsWith(GONE))) {
            return "it answered 410 Gone";
        }
        var since = next.failingSince();
        var isTooMuch = next.failures() >= patience.failures()
                && since != null
                && !since.plus(patience.lasting()).isAfter(now);
        return isTooMuch
                ? "%d attempts in a row failed since %s; the last: %s"
                        .formatted(next.failures(), since, outcomes.getLast().answer())
                : null;
    }

    private void disable(Subscription subscription, String because, Instant now) {
        LOG.warn("Webhook {} is disabled: {}. Administrators find a notice", subscription.webhookId(), because);
        notices.post(
                new Notice(
                        "webhook-%s-disabled-%d".formatted(subscription.webhookId(), now.getEpochSecond()),
                        "回调已停用：%s（%s）。原因：%s。修改该回调即可重新启用，未送达的消息可在投递台账中重发。"
                                .formatted(subscription.description(), subscription.webhookId(), because),
                        "Webhook disabled: %s (%s), because %s. Changing it serves it again; what did not arrive can be replayed from the deliveries."
                                .formatted(subscription.description(), subscription.webhookId(), because),
                        clock.instant(),
                        null),
                subscription.areas());
        deliveries.abandon(endpointId(subscription.webhookId()), "the webhook was disabled", now);
    }
}
