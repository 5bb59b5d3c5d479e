package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.inbox.Inbox.UnreadCount;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Exact unread counts per address, without counting the messages: a stored figure for each address, and marks on the few
 * messages that the figure does not include yet.
 *
 * <pre>{@code
 * piles:    { _id: address, version, areas: [{area, unread, arrived}], arrivals: [messageId], readings: [messageId] }
 * messages: { …, uncountedArrival: address?, uncountedReading: address? }
 * }</pre>
 *
 * <ol>
 *   <li>A message is stored with the first mark, and the write by which it becomes read sets the second: each is one write,
 *       and happens once.
 *   <li>Unread is the figure, and the marked arrivals, less the marked readings; but for messages that the document itself
 *       names, which are in its figure already.
 *   <li>When many are marked, a reader counts some of them: it removes the marks of those that the document names, then adds
 *       some of the others to the figure and names them instead, in one compare-and-set on {@code {_id, version}}, and then
 *       removes their marks. A crash anywhere leaves a sum that is right; no message is counted twice, as only marks that
 *       were read after the version are added to it.
 * </ol>
 */
final class MongoUnreadCounts {
    static final String COLLECTION = "piles";
    static final String ARRIVAL = "uncountedArrival";
    static final String READING = "uncountedReading";

    private static final int ENOUGH = 200;
    private static final int AT_ONCE = 5_000;
    private static final int UNMARKED_AT_ONCE = 1_000;
    private static final int ATTEMPTS = 5;

    private final MongoCollection<Document> unreadCounts;
    private final MongoCollection<Document> messages;
    private final int enough;

    MongoUnreadCounts(MongoDatabase database) {
        this(database, ENOUGH);
    }

    /** @param enough when more than so many of an address are marked, some of them are counted */
    MongoUnreadCounts(MongoDatabase database, int enough) {
        this.unreadCounts = database.getCollection(COLLECTION);
        this.messages = database.getCollection(MongoInbox.COLLECTION);
        this.enough = enough;
    }

    /** A message that is marked. */
    private record Mark(String messageId, String area) {}

    /** The stored figure of an address. */
    private record Figure(
            String address, long version, Map<String, Count> areas, List<String> arrivals, List<String> readings) {
        static Figure none(String address) {
            return new Figure(address, 0, Map.of(), List.of(), List.of());
        }

        /** With these in it, which are named in the place of the last ones. */
        Figure with(List<Mark> arrived, List<Mark> read) {
            var next = new TreeMap<>(areas);
            arrived.forEach(mark -> next.merge(mark.area(), new Count(1, 1), Count::plus));
            read.forEach(mark -> next.merge(mark.area(), new Count(-1, 0), Count::plus));
            return new Figure(address, version + 1, next, ids(arrived), ids(read));
        }

        private static List<String> ids(List<Mark> marks) {
            return marks.stream().map(Mark::messageId).toList();
        }
    }

    private record Count(long unread, long arrived) {
        Count plus(Count other) {
            return new Count(unread + other.unread, arrived + other.arrived);
        }
    }

    List<UnreadCount> load(Set<String> addresses) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        var before = figures(addresses);
        for (var attempt = 1; ; attempt++) {
            var arrivals = marks(ARRIVAL, addresses);
            var readings = marks(READING, addresses);
            var after = figures(addresses);
            // What one step moved meanwhile is named by the document; two steps leave the first one's names behind.
            // After
            // several attempts the next refresh corrects it.
            if (attempt == ATTEMPTS || isAtMostOneStep(before, after)) {
                return sum(addresses, after, arrivals, readings);
            }
            before = after;
        }
    }

    private static boolean isAtMostOneStep(Map<String, Figure> before, Map<String, Figure> after) {
        return after.values().stream().allMatch(figure -> {
            var earlier = before.get(figure.address());
            return figure.version() - (earlier == null ? 0 : earlier.version()) <= 1;
        });
    }

    private List<UnreadCount> sum(
            Set<String> addresses,
            Map<String, Figure> figures,
            Map<String, List<Mark>> arrivals,
            Map<String, List<Mark>> readings) {
        var sum = new ArrayList<UnreadCount>();
        for (var address : addresses) {
            var figure = figures.getOrDefault(address, Figure.none(address));
            var arrived = without(arrivals.getOrDefault(address, List.of()), figure.arrivals());
            var read = without(readings.getOrDefault(address, List.of()), figure.readings());
            figure.with(arrived, read)
                    .areas()
                    .forEach((area, count) -> sum.add(new UnreadCount(address, area, count.unread(), count.arrived())));
            count(figure, arrived.size() + read.size());
        }
        return sum;
    }

    /** Counts more at once when more is marked. Names are not kept longer than needed. */
    private void count(Figure figure, int marked) {
        var names = figure.arrivals().size() + figure.readings().size();
        if (marked > enough || names > AT_ONCE / 2) {
            for (var left = marked; left >= 0; left -= 10 * AT_ONCE) {
                countSome(figure.address());
            }
        }
    }

    private static List<Mark> without(List<Mark> marks, List<String> named) {
        var counted = new HashSet<>(named);
        return marks.stream()
                .filter(mark -> !counted.contains(mark.messageId()))
                .toList();
    }

    private void countSome(String address) {
        var figure = figures(List.of(address)).getOrDefault(address, Figure.none(address));
        unmark(figure);
        var next = figure.with(someMarked(ARRIVAL, address), someMarked(READING, address));
        if (replace(figure, next)) {
            unmark(next);
        }
    }

    /** @return false when somebody else counted meanwhile */
    private boolean replace(Figure figure, Figure next) {
        var document = document(next);
        return figure.version() == 0
                ? InsertOnce.all(unreadCounts, List.of(document)) == 1
                : unreadCounts
                                .replaceOne(
                                        new Document("_id", figure.address()).append("version", figure.version()),
                                        document)
                                .getMatchedCount()
                        == 1;
    }

    private void unmark(Figure figure) {
        unmark(ARRIVAL, figure.arrivals());
        unmark(READING, figure.readings());
    }

    private void unmark(String mark, List<String> messageIds) {
        for (var from = 0; from < messageIds.size(); from += UNMARKED_AT_ONCE) {
            var some = messageIds.subList(from, Math.min(messageIds.size(), from + UNMARKED_AT_ONCE));
            messages.updateMany(
                    new Document("_id", new Document("$in", some)), new Document("$unset", new Document(mark, "")));
        }
    }

    private Map<String, Figure> figures(Collection<String> addresses) {
        var figures = new HashMap<String, Figure>();
        unreadCounts
                .find(new Document("_id", new Document("$in", List.copyOf(addresses))))
                .map(MongoUnreadCounts::figure)
                .forEach(figure -> figures.put(figure.address(), figure));
        return figures;
    }

    private Map<String, List<Mark>> marks(String mark, Set<String> addresses) {
        var marks = new HashMap<String, List<Mark>>();
        messages.find(new Document(mark, new Document("$in", List.copyOf(addresses))))
                .projection(new Document("state.subject.area", 1).append(mark, 1))
                .forEach(message -> marks.computeIfAbsent(message.getString(mark), _ -> new ArrayList<>())
                        .add(mark(message)));
        return marks;
    }

    private List<Mark> someMarked(String mark, String address) {
        return messages.find(new Document(mark, address))
                .projection(new Document("state.subject.area", 1))
                .limit(AT_ONCE)
                .map(MongoUnreadCounts::mark)
                .into(new ArrayList<>());
    }

    private static Mark mark(Document message) {
        return new Mark(
                message.getString("_id"), message.getEmbedded(List.of("state", "subject", "area"), String.class));
    }

    private static Document document(Figure figure) {
        return new Document("_id", figure.address())
                .append("version", figure.version())
                .append(
                        "areas",
                        figure.areas().entrySet().stream()
                                .map(area -> new Document("area", area.getKey())
                                        .append("unread", area.getValue().unread())
                                        .append("arrived", area.getValue().arrived()))
                                .toList())
                .append("arrivals", figure.arrivals())
                .append("readings", figure.readings());
    }

    private static Figure figure(Document document) {
        var areas = new TreeMap<String, Count>();
        document.getList("areas", Document.class)
                .forEach(area -> areas.put(
                        area.getString("area"),
                        new Count(
                                area.get("unread", Number.class).longValue(),
                                area.get("arrived", Number.class).longValue())));
        return new Figure(
                document.getString("_id"),
                document.getLong("version"),
                areas,
                document.getList("arrivals", String.class),
                document.getList("readings", String.class));
    }
}
