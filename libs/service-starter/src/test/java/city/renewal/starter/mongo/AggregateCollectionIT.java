package city.renewal.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.testing.AggregatesContract;
import city.renewal.starter.testing.TestStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AggregateCollectionIT extends AggregatesContract {
    @Override
    protected Aggregates<Counter> aggregates() {
        return collection();
    }

    private static AggregateCollection<Counter> collection() {
        var collection = new AggregateCollection<>(
                TestStore.freshDatabase().getCollection("counters"),
                Counter.class,
                "/counters/",
                Counter::name,
                counter -> new Document("even", counter.count() % 2 == 0 ? true : null),
                InstantSource.system());
        collection.createIndexes();
        return collection;
    }

    @Test
    void storesFactsInTheOutboxInTheSameWrite() {
        var counters = collection();
        counters.create("a", change("a", 1, 1));
        counters.save(counters.load("a").orElseThrow(), change("a", 2, 2));

        var document = counters.documents().find(new Document("_id", "a")).first();

        assertThat(document.getList("outbox", Document.class))
                .extracting(entry -> entry.getString("id"))
                .containsExactly("counters/a/1", "counters/a/2", "counters/a/3");
        assertThat(document.getDate("outboxSince")).isNotNull();
    }

    @Test
    void doesNotRestoreEntriesThatTheRelayRemoved() {
        var counters = collection();
        counters.create("a", change("a", 1, 1));
        var read = counters.load("a").orElseThrow();
        counters.documents()
                .updateOne(new Document("_id", "a"), new Document("$set", new Document("outbox", List.of())));

        counters.save(read, change("a", 2, 1));

        var document = counters.documents().find(new Document("_id", "a")).first();
        assertThat(document.getList("outbox", Document.class))
                .extracting(entry -> entry.getString("id"))
                .containsExactly("counters/a/2");
    }

    @Test
    void leavesAQueryFieldOutWhileItIsNull() {
        var counters = collection();
        counters.create("a", change("a", 1, 0));
        counters.create("b", change("b", 2, 0));
        assertThat(counters.documents().countDocuments(new Document("even", true)))
                .isEqualTo(1);

        counters.save(counters.load("b").orElseThrow(), change("b", 3, 0));

        assertThat(counters.documents().find(new Document("_id", "b")).first()).doesNotContainKey("even");
    }

    @Test
    void keepsTheTimeSinceWhichAStateHasAFieldUntilOneDoesNot() {
        var counters = new AggregateCollection<>(
                TestStore.freshDatabase().getCollection("counters"),
                Counter.class,
                "/counters/",
                Counter::name,
                counter -> new Document(
                        "since",
                        counter.count() == 0
                                ? null
                                : new AggregateCollection.Since(Instant.ofEpochSecond(counter.count()))),
                InstantSource.system());
        counters.create("a", change("a", 7, 0));
        assertThat(since(counters)).hasTime(7_000);

        counters.save(counters.load("a").orElseThrow(), change("a", 5, 0));
        counters.save(counters.load("a").orElseThrow(), change("a", 9, 0));
        assertThat(since(counters)).hasTime(7_000);

        counters.save(counters.load("a").orElseThrow(), change("a", 0, 0));
        assertThat(since(counters)).isNull();

        counters.save(counters.load("a").orElseThrow(), change("a", 9, 0));
        assertThat(since(counters)).hasTime(9_000);
    }

    private static Date since(AggregateCollection<?> counters) {
        return counters.documents().find(new Document("_id", "a")).first().getDate("since");
    }

    @Test
    void removesOnlyTheOldestHandledCommands() {
        var counters = collection();
        counters.create("a", change("a", 0, 0));
        for (var i = 0; i < 70; i++) {
            counters.save(
                    counters.load("a").orElseThrow(),
                    new city.renewal.starter.aggregate.Change<>(new Counter("a", i), List.of(), "k" + i));
        }

        var read = counters.load("a").orElseThrow();

        assertThat(read.handled()).hasSize(64);
        assertThat(read.hasHandled("k69")).isTrue();
        assertThat(read.hasHandled("k5")).isFalse();
    }
}
