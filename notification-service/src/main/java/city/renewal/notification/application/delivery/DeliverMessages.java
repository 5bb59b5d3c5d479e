package city.renewal.notification.application.delivery;

import city.renewal.notification.application.delivery.Deliveries.AttemptResult;
import city.renewal.notification.application.delivery.Deliveries.ClaimedDelivery;
import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends waiting deliveries, each endpoint on a worker of its own, so that a receiver that hangs delays no other: claims what is
 * due, attempts each once in parallel, stores the outcomes. At least once: a crash between an attempt and its stored outcome
 * repeats it under the same message id.
 *
 * <p>An endpoint is skipped while its breaker is open, its receiver asked for a pause, or its rate limit is used up; its
 * deliveries keep their attempts and their order. Thread-safe.
 */
public final class DeliverMessages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverMessages.class);
    private static final Duration LONGEST_REST = Duration.ofHours(24);

    private final Deliveries deliveries;
    private final List<ExternalChannel> channels;
    private final Breakers breakers;
    private final RateLimits rateLimits;
    private final RetryPolicy retries;
    private final RandomGenerator random;
    private final InstantSource real;
    private final BiConsumer<Delivery, Outcome> counted;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> restUntil = new ConcurrentHashMap<>();

    /** @param counted is called with every outcome */
    public DeliverMessages(
            Deliveries deliveries,
            List<ExternalChannel> channels,
            Breakers breakers,
            RateLimits rateLimits,
            RetryPolicy retries,
            RandomGenerator random,
            InstantSource real,
            BiConsumer<Delivery, Outcome> counted) {
        this.deliveries = deliveries;
        this.channels = List.copyOf(channels);
        this.breakers = breakers;
        this.rateLimits = rateLimits;
        this.retries = retries;
        this.random = random;
        this.real = real;
        this.counted = counted;
    }

    /** Starts a worker for every endpoint that has something due and none yet; each runs until nothing is due. */
    public List<Future<Integer>> begin() {
        var now = real.instant();
        var endpoints = endpoints();
        var begun = new ArrayList<Future<Integer>>();
        for (var id : deliveries.endpointsDue(now, unavailable(endpoints.keySet(), now))) {
            var endpoint = endpoints.get(id);
            if (endpoint != null && busy.add(id)) {
                begun.add(threads.submit(() -> drain(endpoint)));
            } else if (endpoint == null && channels.stream().noneMatch(channel -> channel.serves(id))) {
                LOG.warn(
                        "Endpoint {} no longer exists: its waiting deliveries are marked as dead, and can be replayed",
                        id);
                deliveries.abandon(id, "nobody serves it any more", now);
            }
        }
        return begun;
    }

    /** As {@link #begin}, and waits for the workers; returns how many attempts were made. */
    public int deliverDue() throws InterruptedException {
        var made = 0;
        for (var drained : begin()) {
            try {
                made += drained.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The outcome of a delivery could not be written down", e.getCause());
            }
        }
        return made;
    }

    private Map<String, Endpoint> endpoints() {
        var endpoints = new HashMap<String, Endpoint>();
        channels.forEach(channel -> channel.endpoints().forEach(endpoint -> endpoints.put(endpoint.id(), endpoint)));
        return endpoints;
    }

    private Set<String> unavailable(Set<String> endpoints, Instant now) {
        restUntil.values().removeIf(until -> !until.isAfter(now));
        var unavailable = new HashSet<>(busy);
        unavailable.addAll(restUntil.keySet());
        endpoints.stream().filter(breakers::isOpen).forEach(unavailable::add);
        return unavailable;
    }

    private int drain(Endpoint endpoint) throws InterruptedException {
        try {
            var made = 0;
            // The receiver may be changed or deleted while its deliveries are sent.
            for (var current = endpoint; current != null; current = endpoints().get(endpoint.id())) {
                var attempts = attemptBatch(current);
                if (attempts == 0) {
                    break;
                }
                made += attempts;
            }
            return made;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Endpoint {} stops for now; its claimed deliveries are tried again when the claims expire",
                    endpoint.id(),
                    e);
            throw e;
        } finally {
            busy.remove(endpoint.id());
        }
    }

    private int attemptBatch(Endpoint endpoint) throws InterruptedException {
        var now = real.instant();
        if (restUntil.containsKey(endpoint.id())) {
            return 0;
        }
        var admitted = breakers.admit(endpoint.id(), endpoint.atOnce());
        var used = 0;
        try {
            var claimed = admitted == 0
                    ? List.<ClaimedDelivery>of()
                    : deliveries.claim(endpoint.id(), now, lease(endpoint), admitted);
            var granted = withinRateLimit(endpoint, claimed, now);
            var outcomes = attempt(endpoint, granted);
            used = outcomes.size();
            conclude(endpoint, granted, outcomes);
            return used;
        } finally {
            breakers.release(endpoint.id(), admitted - used);
        }
    }

    /** Longer than an attempt with its reads and writes. */
    private static Duration lease(Endpoint endpoint) {
        return endpoint.timeout().multipliedBy(2).plusSeconds(10);
    }

    private List<ClaimedDelivery> withinRateLimit(Endpoint endpoint, List<ClaimedDelivery> claimed, Instant now) {
        var limit = endpoint.rateLimit();
        if (limit == null || claimed.isEmpty()) {
            return claimed;
        }
        var grant = rateLimits.take(endpoint.id(), limit, claimed.size(), now);
        if (grant.now() < claimed.size()) {
            restUntil.put(endpoint.id(), grant.next());
            deliveries.release(claimed.subList(grant.now(), claimed.size()));
        }
        return claimed.subList(0, grant.now());
    }

    private List<Outcome> attempt(Endpoint endpoint, List<ClaimedDelivery> claimed) throws InterruptedException {
        var attempts = claimed.stream()
                .map(each -> threads.submit(() -> endpoint.sender().send(each.delivery())))
                .toList();
        var outcomes = new ArrayList<Outcome>();
        for (var attempt : attempts) {
            try {
                outcomes.add(attempt.get());
            } catch (ExecutionException e) {
                LOG.error(
                        "An attempt at endpoint {} threw an exception; it counts as failed",
                        endpoint.id(),
                        e.getCause());
                outcomes.add(new Outcome.Failed("broke here; the log says why"));
            }
        }
        return outcomes;
    }

    private void conclude(Endpoint endpoint, List<ClaimedDelivery> claimed, List<Outcome> outcomes) {
        if (claimed.isEmpty()) {
            return;
        }
        var now = real.instant();
        var results = new ArrayList<AttemptResult>();
        var badly = 0;
        for (var i = 0; i < claimed.size(); i++) {
            var outcome = outcomes.get(i);
            counted.accept(claimed.get(i).delivery(), outcome);
            results.add(result(claimed.get(i), outcome, now));
            if (outcome instanceof Outcome.Failed failed) {
                badly++;
                if (failed.retryAfter() != null) {
                    restUntil.put(endpoint.id(), now.plus(bounded(failed.retryAfter())));
                }
            }
        }
        breakers.answered(endpoint.id(), outcomes.size() - badly, badly);
        deliveries.writeDown(results, now);
        endpoint.attempted(outcomes);
    }

    private AttemptResult result(ClaimedDelivery claimed, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Delivered(var answer) -> new AttemptResult(claimed, State.DELIVERED, answer, null);
            case Outcome.Refused(var answer) -> givenUp(claimed, State.REFUSED, answer);
            case Outcome.Failed failed
            when retries.isLast(claimed.attempt()) -> givenUp(claimed, State.DEAD, failed.answer());
            case Outcome.Failed(var answer, var retryAfter) -> {
                var pause = retries.pauseAfter(claimed.attempt(), random);
                var rest = retryAfter == null ? Duration.ZERO : bounded(retryAfter);
                yield new AttemptResult(
                        claimed, State.WAITING, answer, now.plus(pause.compareTo(rest) > 0 ? pause : rest));
            }
        };
    }

    private static Duration bounded(Duration retryAfter) {
        return retryAfter.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : retryAfter;
    }

    private static AttemptResult givenUp(ClaimedDelivery claimed, State state, String answer) {
        LOG.warn(
                "Delivery {} to endpoint {} is {} after {} attempts, and can be replayed: {}",
                claimed.delivery().deliveryId(),
                claimed.delivery().endpointId(),
                state,
                claimed.attempt(),
                answer);
        return new AttemptResult(claimed, state, answer, null);
    }

    /** Interrupts running attempts; their claims expire. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
