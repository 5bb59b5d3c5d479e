package city.renewal.starter.outbox;

import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.testing.CountedCommands;
import city.renewal.starter.testing.SampleFacts;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {
    record Thing(String name) {}

    private final CountedCommands commands = new CountedCommands();
    private final MongoDatabase database = commands.freshDatabase();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final AggregateCollection<Thing> things = new AggregateCollection<>(
            database.getCollection("things"),
            Thing.class,
            "/things/",
            Thing::name,
            _ -> new Document(),
            InstantSource.system());
    private final Outbox outbox = new Outbox(things.documents(), "topic");

    OutboxRelayIT() {
        things.createIndexes();
    }

    private OutboxRelay relay() {
        return new OutboxRelay(outbox, publisher, InstantSource.system());
    }

    private void decide(String id, int facts) {
        var change = new Change<>(new Thing(id), SampleFacts.about(id, facts), null);
        var read = things.load(id);
        if (read.isEmpty()) {
            things.create(id, change);
        } else {
            things.save(read.get(), change);
        }
    }

    private static List<String> ids(String id, int count) {
        var ids = new ArrayList<String>();
        for (var i = 1; i <= count; i++) {
            ids.add("things/%s/%d".formatted(id, i));
        }
        return ids;
    }

    private long waiting() {
        return things.documents().countDocuments(new Document("outboxSince", new Document("$exists", true)));
    }

    @Test
    void publishesEachDocumentsFactsInTheOrderOfTheirDecisionAndEmptiesTheOutbox() {
        decide("a", 3);
        decide("b", 2);
        decide("a", 2);

        try (var relay = relay()) {
            relay.start();
            relay.nudgeAll(List.of("a", "b"));
            eventually(() -> assertThat(waiting()).isZero());
        }

        assertThat(OutboxChecker.faults(Map.of("a", ids("a", 5), "b", ids("b", 2)), publisher.ids()))
                .isEmpty();
        assertThat(publisher.count()).isEqualTo(7);
    }

    @Test
    void publishesTheEntriesOfAWriterThatCrashedBeforeItsNotification() {
        decide("a", 1);

        try (var relay = relay()) {
            relay.start();
            eventually(() -> assertThat(publisher.ids()).containsExactly("things/a/1"));
            eventually(() -> assertThat(waiting()).isZero());
        }
    }

    @Test
    void keepsUnacknowledgedEntriesAndLetsNoEntryOvertakeThem() {
        publisher.failing(fact -> fact.id().equals("things/a/2"));
        decide("a", 3);
        decide("b", 1);

        try (var relay = relay()) {
            relay.start();
            relay.nudgeAll(List.of("a", "b"));
            eventually(() -> assertThat(publisher.ids()).contains("things/b/1"));
            assertThat(things.documents().find(new Document("_id", "a")).first().getList("outbox", Document.class))
                    .hasSize(3);
            publisher.failing(_ -> false);
            eventually(() -> assertThat(waiting()).isZero());
        }

        var acknowledged =
                publisher.ids().stream().filter(id -> id.startsWith("things/a")).toList();
        assertThat(acknowledged).contains("things/a/1", "things/a/2", "things/a/3");
        assertThat(acknowledged.lastIndexOf("things/a/2")).isLessThan(acknowledged.lastIndexOf("things/a/3"));
    }

    @Test
    void publishesWhatItIsNotifiedOfWhileEveryPollFails() {
        var polls = new AtomicInteger();
        var failing = new Outbox(failingPolls(polls), "topic");

        try (var relay = new OutboxRelay(failing, publisher, InstantSource.system())) {
            relay.start();
            eventually(() -> assertThat(polls).hasValueGreaterThan(1));
            decide("a", 2);
            relay.nudge("a");

            eventually(() -> assertThat(publisher.ids()).containsExactly("things/a/1", "things/a/2"));
            eventually(() -> assertThat(waiting()).isZero());
        }
    }

    /** The collection, of which nobody can query what waits. */
    @SuppressWarnings("unchecked")
    private MongoCollection<Document> failingPolls(AtomicInteger polls) {
        var documents = things.documents();
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("find")
                            && arguments != null
                            && arguments[0] instanceof Document filter
                            && filter.containsKey("outboxSince")) {
                        polls.incrementAndGet();
                        throw new MongoException("Expected an index");
                    }
                    return method.invoke(documents, arguments);
                });
    }

    @Test
    void theAgeOfAnEntryThatThePollCannotPublishStaysKnown() {
        var failures = new AtomicInteger();
        publisher.failing(fact -> fact.id().startsWith("things/poison") && failures.incrementAndGet() > 0);
        decide("poison", 1);

        try (var relay = relay()) {
            relay.start();
            eventually(() -> assertThat(failures).hasValueGreaterThan(1));
            decide("good", 2);
            relay.nudge("good");

            eventually(() -> assertThat(waiting()).isEqualTo(1));
            assertThat(relay.lag()).isPositive();
        }
    }

    @Test
    void dropsNotificationsThatItsQueueCannotHoldAndPublishesTheirEntriesAllTheSame() {
        decide("a", 1);
        try (var relay = relay()) {
            for (var i = 0; i < OutboxRelay.MOST_NUDGES + 5; i++) {
                relay.nudge("none" + i);
            }
            relay.nudge("a");
            assertThat(relay.waitingNudges()).isEqualTo(OutboxRelay.MOST_NUDGES);

            relay.start();

            eventually(() -> assertThat(publisher.ids()).containsExactly("things/a/1"));
            eventually(() -> assertThat(waiting()).isZero());
        }
    }

    @Test
    void aCrashBeforeTheRemovalPublishesAgainAndLosesNothing() {
        decide("a", 3);
        var read = things.documents().find(new Document("_id", "a")).first();
        OutboxEntries.of(read).stream().map(OutboxEntries::fact).forEach(fact -> publisher.publish("topic", fact));

        try (var relay = relay()) {
            relay.start();
            eventually(() -> assertThat(waiting()).isZero());
        }

        assertThat(publisher.ids()).hasSize(6);
        assertThat(OutboxChecker.faults(Map.of("a", ids("a", 3)), publisher.ids()))
                .isEmpty();
    }

    @Test
    void twoRelaysWithWritersBesideThemLoseAndReorderNothing() throws InterruptedException {
        var seed = System.nanoTime();
        var decided = new ConcurrentHashMap<String, Integer>();
        try (var one = relay();
                var two = relay()) {
            one.start();
            two.start();
            var writers = new ArrayList<Thread>();
            for (var w = 0; w < 4; w++) {
                var random = new SplittableRandom(seed + w);
                var prefix = "w" + w + "-";
                writers.add(Thread.ofVirtual().start(() -> {
                    for (var i = 0; i < 40; i++) {
                        var id = prefix + random.nextInt(5);
                        var facts = random.nextInt(1, 4);
                        decide(id, facts);
                        decided.merge(id, facts, Integer::sum);
                        (random.nextBoolean() ? one : two).nudge(id);
                    }
                }));
            }
            for (var writer : writers) {
                writer.join();
            }
            eventually(() -> assertThat(waiting()).isZero());
        }

        var expected = new LinkedHashMap<String, List<String>>();
        decided.forEach((id, count) -> expected.put(id, ids(id, count)));
        assertThat(OutboxChecker.faults(expected, publisher.ids()))
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    void theCheckerReportsARelayThatRemovesBeforeTheAcknowledgement() {
        decide("a", 2);
        publisher.failing(_ -> true);
        EarlyRemovalRelay.passOver(outbox, publisher);
        publisher.failing(_ -> false);
        EarlyRemovalRelay.passOver(outbox, publisher);

        assertThat(OutboxChecker.faults(Map.of("a", ids("a", 2)), publisher.ids()))
                .containsExactly("things/a/1 was lost", "things/a/2 was lost");
    }

    @Test
    void theCheckerReportsFirstOccurrencesOutOfOrder() {
        assertThat(OutboxChecker.faults(Map.of("a", List.of("a1", "a2")), List.of("a2", "a1", "a2")))
                .containsExactly("a2 came before what was decided earlier");
    }

    @Test
    void drainingFiveTimesAsMuchTakesAboutFiveTimesTheCommands() {
        var few = commandsToDrain("few", 1_000);
        var many = commandsToDrain("many", 5_000);

        assertThat(many).as("1,000 took %d commands", few).isLessThanOrEqualTo(few * 6);
    }

    private long commandsToDrain(String prefix, int documents) {
        var fresh = new ArrayList<NewAggregate<Thing>>();
        for (var i = 0; i < documents; i++) {
            var id = prefix + i;
            fresh.add(new NewAggregate<>(id, new Change<>(new Thing(id), SampleFacts.about(id, 1), null)));
        }
        things.createAll(fresh);
        eventually(() -> assertThat(things.documents()
                        .find(new Document("outboxSince", new Document("$exists", true)))
                        .sort(new Document("outboxSince", -1))
                        .first()
                        .getDate("outboxSince")
                        .toInstant()
                        .plusMillis(1_100))
                .isBefore(InstantSource.system().instant()));
        var before = publisher.count();
        commands.reset();
        try (var relay = relay()) {
            relay.start();
            eventually(() -> assertThat(publisher.count() - before).isEqualTo(documents));
            eventually(() -> assertThat(relay.published()).isEqualTo(documents));
        }
        return commands.count();
    }
}
