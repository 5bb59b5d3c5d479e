package city.renewal.notification.adapter.mongo;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.inbox.InboxFeed;
import city.renewal.notification.application.inbox.InboxFeed.Opening;
import city.renewal.notification.application.inbox.InboxFeed.Reader;
import city.renewal.notification.application.inbox.UnreadCounter;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.streams.OpenStreams;
import city.renewal.starter.testing.CountedCommands;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What open inboxes cost the store, in commands. */
class InboxFeedIT {
    private static final int STREAMS = 2_000;

    private final CountedCommands commands = new CountedCommands();
    private final MongoDatabase database = commands.freshDatabase();
    private final MongoInbox inbox = new MongoInbox(database, InstantSource.system());
    private final MongoNotices notices = new MongoNotices(database);
    private final UnreadCounter unreadCounter = new UnreadCounter(inbox, notices);
    private final InboxFeed feed = new InboxFeed(
            inbox,
            notices,
            new InboxFeed.Terms(new OpenStreams.Terms(10, STREAMS), Duration.ofSeconds(20)),
            InstantSource.system());

    @BeforeEach
    void createIndexes() {
        new Indexes(database, MongoAlerts.collection(database, () -> NOW)).run();
    }

    private static Caller caller(int number) {
        return new Caller("p" + number, Set.of(Role.UNIT), Set.of(), Set.of("u" + number / 10), Set.of());
    }

    private Map<Caller, Reader> openAll() {
        var readers = new HashMap<Caller, Reader>();
        for (var i = 0; i < STREAMS; i++) {
            readers.put(caller(i), ((Opening.Opened) feed.open(caller(i))).reader());
        }
        return readers;
    }

    private static List<Caller> notified(Map<Caller, Reader> readers) {
        return readers.entrySet().stream()
                .filter(reader -> isNotified(reader.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isNotified(Reader reader) {
        try {
            return reader.awaitChange(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRefreshOfTwoThousandStreamsIsOneCommandAndOneMoreForEachInboxThatChanged() {
        inbox.takeAll(IntStream.range(0, STREAMS)
                .mapToObj(i -> SomeMessages.aMessageTo("p" + i, "old" + i))
                .toList());
        var readers = openAll();
        feed.refresh();
        notified(readers);

        commands.reset();
        feed.refresh();
        assertThat(commands.count())
                .as("nothing changed: the overlap's messages fit into a few answers")
                .isLessThanOrEqualTo(3);
        assertThat(notified(readers)).isEmpty();

        inbox.takeAll(List.of(
                SomeMessages.aMessageTo("p7", "new1"),
                SomeMessages.aMessageTo("unit:u1", "new2"),
                SomeMessages.aMessageTo("p-without-a-stream", "new3")));
        commands.reset();
        feed.refresh();
        var changed = notified(readers);
        assertThat(changed).as("one person, and the ten of a unit").hasSize(11);
        changed.forEach(each -> assertThat(unreadCounter.count(each)).isEqualTo(2));
        assertThat(commands.count()).isLessThanOrEqualTo(3 + 11);
    }

    @Test
    void dropsTheCountersOfAFormerVersionAndCountsItsMessages() {
        var messages = database.getCollection("messages");
        database.getCollection("piles").insertOne(new Document("_id", "p1").append("version", 3L));
        messages.createIndex(new Document("uncountedArrival", 1));
        inbox.takeAll(List.of(SomeMessages.aMessageTo("p1", "m1"), SomeMessages.aMessageTo("p1", "m2")));
        messages.updateMany(
                new Document(),
                new Document("$set", new Document("uncountedArrival", "p1")).append("$unset", Map.of("changedAt", "")));

        createIndexes();

        assertThat(database.listCollectionNames()).doesNotContain("piles");
        assertThat(messages.listIndexes().map(index -> index.getString("name"))).doesNotContain("uncountedArrival_1");
        assertThat(unreadCounter.count(caller(1))).isEqualTo(2);
    }
}
