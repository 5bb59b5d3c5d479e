package city.renewal.starter.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the outboxes of one collection's documents to their topic.
 *
 * <ol>
 *   <li>A writer notifies the relay with the id of the document; a poll over {@code outboxSince} finds entries that a
 *       crashed writer left.
 *   <li>A document's entries are published in their order. The relay stops at a document's first failure, so that no
 *       entry overtakes another.
 *   <li>Only acknowledged entries are removed: in one update if the document still has the version that was read,
 *       otherwise by entry id. The document's version does not change.
 * </ol>
 *
 * <p>Delivery is at least once: two relays, or a crash before the removal, publish an entry again. First occurrences
 * keep their order. The relay runs in a thread of its own; {@link #nudge} is cheap and may be called from any thread.
 *
 * <p>A poll that fails, however often, does not hold up notified documents: each is tried by itself. The queue of
 * notifications is bounded; one that finds it full is dropped, and the poll finds its document.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 256;

    /** Notifications that may wait; more than a second's writes of one instance. */
    static final int MOST_NUDGES = 10_000;

    /** Age after which the poll publishes an entry without a notification from its writer. */
    private static final Duration STALE = Duration.ofSeconds(1);

    private static final Duration BACK_OFF = Duration.ofMillis(500);

    private static final Document OUTBOX =
            new Document("version", 1).append("outbox", 1).append("outboxSince", 1);

    private final Outbox outbox;
    private final FactPublisher publisher;
    private final InstantSource real;
    private final LinkedBlockingQueue<String> nudges = new LinkedBlockingQueue<>(MOST_NUDGES);
    private final AtomicLong published = new AtomicLong();
    private final Thread thread;
    private volatile @Nullable Instant waitingSince;

    /** The oldest entry of the last poll, if that poll failed. */
    private @Nullable Instant stuckSince;

    private volatile boolean running = true;

    public OutboxRelay(Outbox outbox, FactPublisher publisher, InstantSource real) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.real = real;
        this.thread = Thread.ofPlatform()
                .name("relay-" + outbox.collection().getNamespace().getCollectionName())
                .daemon()
                .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Notifies the relay that the document with this id has entries to publish. Never blocks. */
    public void nudge(String id) {
        // If the queue is full, the poll finds the document.
        var _ = nudges.offer(id);
    }

    public void nudgeAll(Collection<String> ids) {
        ids.forEach(this::nudge);
    }

    /** Number of notifications that wait. */
    int waitingNudges() {
        return nudges.size();
    }

    /** Age of the oldest entry that the relay knows of; 0 if none is waiting. */
    public Duration lag() {
        var since = waitingSince;
        return since == null ? Duration.ZERO : Duration.between(since, real.instant());
    }

    /** Number of entries published since the start. */
    public long published() {
        return published.get();
    }

    public String collectionName() {
        return outbox.collection().getNamespace().getCollectionName();
    }

    private void run() {
        var nextPoll = 0L;
        try {
            while (running) {
                if (System.nanoTime() - nextPoll >= 0) {
                    tryPoll();
                    nextPoll = System.nanoTime() + STALE.toNanos();
                }
                var ids = nextNudges();
                if (!ids.isEmpty() && !tryPublish(ids)) {
                    TimeUnit.MILLISECONDS.sleep(BACK_OFF.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryPoll() {
        try {
            stuckSince = null;
            publishStale();
        } catch (RuntimeException e) {
            stuckSince = waitingSince;
            LOG.warn(
                    "The poll of the outbox of {} failed and is repeated in {} ms; the entries stay in the outbox",
                    collectionName(),
                    STALE.toMillis(),
                    e);
        }
    }

    /** False if some of these documents' entries could not be published; the poll tries them again. */
    private boolean tryPublish(List<String> ids) {
        try {
            publish(outbox.collection()
                    .find(new Document("_id", new Document("$in", ids)))
                    .projection(OUTBOX)
                    .into(new ArrayList<>()));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Outbox relay of {} failed and goes on in {} ms; the entries stay in the outbox",
                    collectionName(),
                    BACK_OFF.toMillis(),
                    e);
            return false;
        }
    }

    private List<String> nextNudges() throws InterruptedException {
        var ids = new LinkedHashSet<String>();
        var first = nudges.poll(STALE.toMillis() / 2, TimeUnit.MILLISECONDS);
        if (first != null) {
            ids.add(first);
            nudges.drainTo(ids, BATCH - 1);
        }
        return List.copyOf(ids);
    }

    /** Publishes all stale entries in one pass; one query, whatever the size of the backlog. */
    private void publishStale() {
        var stale = new Document(
                "outboxSince", new Document("$lte", Date.from(real.instant().minus(STALE))));
        var batch = new ArrayList<Document>(BATCH);
        try (var found = outbox.collection()
                .find(stale)
                .projection(OUTBOX)
                .batchSize(BATCH)
                .cursor()) {
            while (running && found.hasNext()) {
                batch.add(found.next());
                if (batch.size() == BATCH) {
                    publish(batch);
                    batch.clear();
                }
            }
        }
        publish(batch);
    }

    private void publish(List<Document> documents) {
        Stream.concat(
                        documents.stream()
                                .map(document -> document.getDate("outboxSince"))
                                .filter(Objects::nonNull)
                                .map(Date::toInstant),
                        Stream.ofNullable(stuckSince))
                .min(Comparator.naturalOrder())
                .ifPresent(oldest -> waitingSince = oldest);
        var inFlight = documents.stream().map(this::send).toList();
        var removals = new ArrayList<Removal>();
        RuntimeException failure = null;
        for (var entries : inFlight) {
            try {
                removals.add(entries.await());
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        removals.removeIf(Removal::isEmpty);
        remove(removals);
        if (failure != null) {
            throw failure;
        }
        waitingSince = stuckSince;
    }

    private SentEntries send(Document document) {
        var sent = new ArrayList<CompletableFuture<?>>();
        var ids = new ArrayList<String>();
        for (var entry : OutboxEntries.of(document)) {
            try {
                for (var fact : OutboxEntries.facts(entry)) {
                    sent.add(publisher.publish(outbox.topic(), fact));
                }
                ids.add(entry.getString("id"));
            } catch (RuntimeException e) {
                sent.add(CompletableFuture.failedFuture(e));
                break;
            }
        }
        return new SentEntries(document, ids, sent);
    }

    private void remove(List<Removal> removals) {
        if (removals.isEmpty()) {
            return;
        }
        var matched = bulk(
                outbox.collection(),
                removals.stream().map(Removal::emptyAtVersion).toList());
        if (matched < removals.size()) {
            bulk(
                    outbox.collection(),
                    removals.stream().map(Removal::pullEntries).toList());
        }
        removals.forEach(removal -> published.addAndGet(removal.ids().size()));
    }

    private static int bulk(MongoCollection<Document> collection, List<UpdateOneModel<Document>> updates) {
        return collection
                .bulkWrite(updates, new BulkWriteOptions().ordered(false))
                .getMatchedCount();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The entries of one document that were sent and await acknowledgement. */
    private record SentEntries(Document document, List<String> ids, List<CompletableFuture<?>> sent) {
        /** Waits for the acknowledgements. After a failure the outbox of this document is unchanged. */
        Removal await() {
            try {
                CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            } catch (CompletionException e) {
                throw new IllegalStateException("Not acknowledged: outbox of " + document.get("_id"), e.getCause());
            }
            return new Removal(document, ids);
        }
    }

    /** The acknowledged entries of one document. */
    private record Removal(Document document, List<String> ids) {
        boolean isEmpty() {
            return ids.isEmpty() && document.getDate("outboxSince") == null;
        }

        UpdateOneModel<Document> emptyAtVersion() {
            return new UpdateOneModel<>(
                    new Document("_id", document.get("_id")).append("version", document.get("version")),
                    new Document("$set", new Document("outbox", List.of()))
                            .append("$unset", new Document("outboxSince", "")));
        }

        UpdateOneModel<Document> pullEntries() {
            return new UpdateOneModel<>(
                    new Document("_id", document.get("_id")),
                    new Document("$pull", new Document("outbox", new Document("id", new Document("$in", ids)))));
        }
    }
}
