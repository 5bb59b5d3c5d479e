package city.renewal.notification.application.webhook;

import static city.renewal.notification.SomeMessages.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.InMemorySubscriptions;
import city.renewal.notification.application.delivery.Deliveries;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.application.inbox.Notices;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final Caller ADMIN = new Caller("p-admin", Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of());
    private static final Webhooks.WebhookDraft WISH =
            new Webhooks.WebhookDraft("https://example.org/hook", "城运平台", List.of(), Set.of());

    private final MeddledWith subscriptions = new MeddledWith();
    private final List<String> abandoned = new ArrayList<>();
    private final List<Notices.Notice> notices = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final Webhooks webhooks = new Webhooks(
            subscriptions,
            new Abandoned(),
            new Posted(),
            new Webhooks.Patience(20, Duration.ofDays(5)),
            Duration.ofHours(24),
            () -> "w" + made.incrementAndGet(),
            () -> "whsec_" + made.incrementAndGet(),
            () -> now,
            () -> now);

    private Subscription theWebhook() {
        return subscriptions.all().getFirst().subscription();
    }

    private void fails(int times) {
        webhooks.attempted(theWebhook().webhookId(), Collections.nCopies(times, new Outcome.Failed("503")));
    }

    @Test
    void aCommandThatIsRunAgainFindsTheWebhookThatItMade() {
        var first = webhooks.subscribe(WISH, ADMIN, "p-admin|key");

        assertThat(webhooks.subscribe(WISH, ADMIN, "p-admin|key")).isEqualTo(first);
        assertThat(webhooks.all()).hasSize(1);
    }

    @Test
    void isDisabledOnlyWhenItFailedOftenAndForLong() {
        webhooks.subscribe(WISH, ADMIN, null);
        fails(500);
        assertThat(theWebhook().isServed()).as("often, but not for long").isTrue();

        webhooks.attempted(theWebhook().webhookId(), List.of(new Outcome.Failed("503"), new Outcome.Delivered("204")));
        fails(1);
        now = now.plus(Duration.ofDays(6));
        fails(1);
        assertThat(theWebhook().isServed()).as("for long, but not often").isTrue();
        assertThat(theWebhook().hears(aMessage("m1"))).isTrue();

        fails(18);

        assertThat(theWebhook().isServed()).isFalse();
        assertThat(theWebhook().hears(aMessage("m1"))).isFalse();
        assertThat(theWebhook().disabledBecause()).contains("20 attempts", "503");
        assertThat(abandoned).containsExactly("webhook:w1");
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.textEn()).contains("w1", "20 attempts"));
        assertThat(webhooks.served()).isEmpty();
    }

    @Test
    void aSuccessEndsTheRowOfFailuresThoughSomebodyChangedTheWebhookMeanwhile() {
        webhooks.subscribe(WISH, ADMIN, null);
        fails(3);
        subscriptions.beforeTheNextSave = () -> fails(2);

        webhooks.attempted("w1", List.of(new Outcome.Delivered("204")));

        assertThat(theWebhook().failures()).isZero();
        assertThat(theWebhook().failingSince()).isNull();
    }

    @Test
    void whatFailsOnItsWayWhenAWebhookIsDisabledAlreadyMakesNoSecondNotice() {
        webhooks.subscribe(WISH, ADMIN, null);
        webhooks.attempted("w1", List.of(new Outcome.Refused("410")));
        now = now.plusSeconds(5);

        webhooks.attempted("w1", List.of(new Outcome.Refused("410")));

        assertThat(notices).hasSize(1);
    }

    @Test
    void aChangeIsSeenAtOnceThoughItCameWhileTheWebhooksWereRead() {
        webhooks.subscribe(WISH, ADMIN, null);
        subscriptions.afterTheNextReading = () -> webhooks.subscribe(WISH, ADMIN, null);

        webhooks.served();

        assertThat(webhooks.served()).hasSize(2);
    }

    @Test
    void whetherOneIsServedIsAskedOfTheStoreThoughOthersWereReadAMomentAgo() {
        webhooks.served();
        subscriptions.save(SubscriptionsContract.aWebhook("elsewhere"), 0);

        assertThat(webhooks.served()).isEmpty();
        assertThat(webhooks.isServed("elsewhere")).isTrue();
        assertThat(webhooks.isServed("nowhere")).isFalse();
    }

    @Test
    void aRotatedSecretSignsBesideTheOldOneForItsGrace() {
        webhooks.subscribe(WISH, ADMIN, null);
        webhooks.rotate("w1", null, null);
        assertThat(theWebhook().signingSecrets(now)).containsExactly("whsec_3", "whsec_2");
        now = now.plus(Duration.ofHours(23));
        webhooks.rotate("w1", null, null);
        assertThat(theWebhook().signingSecrets(now)).containsExactly("whsec_4", "whsec_3", "whsec_2");

        now = now.plus(Duration.ofHours(1));
        assertThat(theWebhook().signingSecrets(now)).containsExactly("whsec_4", "whsec_3");
        now = now.plus(Duration.ofHours(23));
        assertThat(theWebhook().signingSecrets(now)).containsExactly("whsec_4");
    }

    @Test
    void aRotationThatIsRepeatedMakesNoOtherSecret() {
        webhooks.subscribe(WISH, ADMIN, null);
        var rotated = webhooks.rotate("w1", 1L, "p-admin|k");

        assertThat(webhooks.rotate("w1", 1L, "p-admin|k")).isEqualTo(rotated);
        assertThat(theWebhook().signingSecrets(now)).containsExactly("whsec_3", "whsec_2");
        webhooks.rotate("w1", null, "p-admin|other");
        assertThat(theWebhook().signingSecrets(now)).hasSize(3);
        webhooks.rotate("w1", 1L, "p-admin|k");
        assertThat(theWebhook().signingSecrets(now))
                .as("not even after another one")
                .hasSize(3);
    }

    @Test
    void neitherSecretsNorAddressesStandInItsText() {
        webhooks.subscribe(WISH, ADMIN, null);
        assertThat(theWebhook().toString() + theWebhook().secrets()).doesNotContain("whsec_", "example.org");
    }

    @Nested
    class InMemoryTest extends SubscriptionsContract {
        @Override
        protected Subscriptions subscriptions() {
            return new InMemorySubscriptions();
        }
    }

    /** Somebody else comes in between. */
    private static final class MeddledWith implements Subscriptions {
        private final InMemorySubscriptions kept = new InMemorySubscriptions();
        private Runnable beforeTheNextSave = () -> {};
        private Runnable afterTheNextReading = () -> {};

        @Override
        public List<VersionedSubscription> all() {
            var all = kept.all();
            var meddling = afterTheNextReading;
            afterTheNextReading = () -> {};
            meddling.run();
            return all;
        }

        @Override
        public Optional<VersionedSubscription> load(String webhookId) {
            return kept.load(webhookId);
        }

        @Override
        public boolean save(Subscription subscription, long read) {
            var meddling = beforeTheNextSave;
            beforeTheNextSave = () -> {};
            meddling.run();
            return kept.save(subscription, read);
        }

        @Override
        public boolean delete(String webhookId, long read) {
            return kept.delete(webhookId, read);
        }
    }

    private final class Posted implements Notices {
        @Override
        public void post(Notice notice, Collection<String> areas) {
            notices.add(notice);
        }

        @Override
        public List<Notice> newest(Set<String> areas, int limit) {
            return notices;
        }

        @Override
        public long unread(Set<String> areas) {
            return notices.size();
        }

        @Override
        public Optional<Notice> read(String noticeId, Set<String> areas, Instant at) {
            return Optional.empty();
        }
    }

    /** Here only what is abandoned matters. */
    private final class Abandoned implements Deliveries {
        @Override
        public void takeAll(List<Delivery> deliveries) {}

        @Override
        public Set<String> endpointsDue(Instant at, Collection<String> except) {
            return Set.of();
        }

        @Override
        public List<ClaimedDelivery> claim(String endpointId, Instant at, Duration lease, int limit) {
            return List.of();
        }

        @Override
        public void writeDown(List<AttemptResult> results, Instant at) {}

        @Override
        public void release(List<ClaimedDelivery> claimed) {}

        @Override
        public void abandon(String endpointId, String reason, Instant at) {
            abandoned.add(endpointId);
        }
    }
}
