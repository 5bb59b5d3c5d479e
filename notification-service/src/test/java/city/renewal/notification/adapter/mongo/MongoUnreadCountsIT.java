package city.renewal.notification.adapter.mongo;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox.UnreadCount;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures of what is unread, counted after so few messages that every look counts. */
class MongoUnreadCountsIT {
    private static final String PERSON = "p-owner";
    private static final Viewer VIEWER =
            Viewer.of(new Caller(PERSON, Set.of(Role.OWNER), Set.of("370212"), Set.of(), Set.of()));

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoInbox inbox = new MongoInbox(database, new MongoUnreadCounts(database, 3));

    @BeforeEach
    void createIndexes() {
        new Indexes(database, MongoAlerts.collection(database, () -> NOW)).run();
    }

    private void arrive(int from, int to) {
        inbox.takeAll(IntStream.range(from, to)
                .mapToObj(i -> SomeMessages.aMessageTo(PERSON, "m" + i))
                .toList());
    }

    private UnreadCount load() {
        var unreadCounts = inbox.unreadCounts(Set.of(PERSON, "p-nobody"));
        assertThat(unreadCounts).hasSize(1);
        return unreadCounts.getFirst();
    }

    private void assertExact(long unread, long arrived) {
        for (var again = 0; again < 4; again++) {
            assertThat(load())
                    .extracting(UnreadCount::unread, UnreadCount::arrived)
                    .containsExactly(unread, arrived);
        }
    }

    private long marked() {
        return database.getCollection("messages").countDocuments(new Document(MongoUnreadCounts.ARRIVAL, PERSON));
    }

    @Test
    void countsEachArrivalAndEachReadingOnceWhateverIsInTheFigureAlready() {
        arrive(0, 10);
        inbox.read(VIEWER, "m1", NOW);
        assertExact(9, 10);
        assertThat(marked()).as("all of them are in the figure").isZero();

        arrive(5, 12);
        List.of("m1", "m2", "m3", "m4", "m5", "m11").forEach(id -> inbox.read(VIEWER, id, NOW));

        assertExact(6, 12);
        assertThat(inbox.unread(VIEWER)).isEqualTo(6);
        assertThat(inbox.find(VIEWER, true, null, 100)).hasSize(6);
    }

    @Test
    void aCrashBetweenTheFigureAndTheMarksCountsNothingTwice() {
        arrive(0, 10);
        assertExact(10, 10);
        // As if whoever counted had died before the marks were taken away.
        database.getCollection("messages")
                .updateMany(new Document(), new Document("$set", new Document(MongoUnreadCounts.ARRIVAL, PERSON)));
        assertExact(10, 10);

        arrive(10, 20);

        assertExact(20, 20);
        assertThat(marked()).isZero();
    }

    @Test
    void isExactAfterManyTookAndReadAndCountedAtOnce() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        arrive(0, 1);
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 40; i++) {
            var from = 10 * i;
            var read = random.nextInt(400);
            work.add(() -> {
                arrive(from, from + 10);
                inbox.read(VIEWER, "m" + read, NOW);
                inbox.unreadCounts(Set.of(PERSON));
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        var unread = inbox.find(VIEWER, true, null, 1_000).size();
        for (var again = 0; again < 4; again++) {
            assertThat(load())
                    .as("seed %d", seed)
                    .extracting(UnreadCount::unread, UnreadCount::arrived)
                    .containsExactly((long) unread, 400L);
        }
        assertThat(marked()).as("seed %d", seed).isLessThanOrEqualTo(3);
    }
}
