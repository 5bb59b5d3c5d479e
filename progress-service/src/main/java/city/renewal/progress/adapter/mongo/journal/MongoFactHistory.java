package city.renewal.progress.adapter.mongo.journal;

import city.renewal.progress.application.history.FactHistory;
import city.renewal.progress.application.history.PlanDifference;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal of {@link MongoJournal} from its end. It reads the order of a part of the facts first and the facts
 * afterwards; facts that contain a plan are read without it.
 */
public final class MongoFactHistory implements FactHistory {
    private static final Document NEWEST_FIRST = new Document("subject", -1)
            .append("decided", -1)
            .append("sequence", -1)
            .append("_id", -1);

    private static final int PART = 100;

    private final MongoCollection<Document> journal;
    private final JournalPlanFields plans;

    public MongoFactHistory(MongoCollection<Document> journal) {
        this.journal = journal;
        this.plans = new JournalPlanFields(journal);
    }

    @Override
    public Stream<PastFact> newestFirst(String subject, @Nullable String nodeId, List<String> after) {
        var order = journal.find(filter(subject, nodeId, after))
                .projection(new Document("_id", 1).append("type", 1))
                .sort(NEWEST_FIRST)
                .batchSize(PART)
                .iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(parts(order), Spliterator.ORDERED), false)
                .onClose(order::close)
                .flatMap(List::stream);
    }

    private static Document filter(String subject, @Nullable String nodeId, List<String> after) {
        var conditions = new ArrayList<Document>();
        conditions.add(new Document("subject", subject));
        if (nodeId != null) {
            conditions.add(new Document(
                    "$or", List.of(new Document("nodes", nodeId), new Document("type", JournalPlanFields.PLAN_SET))));
        }
        if (!after.isEmpty()) {
            var at = Date.from(Instant.ofEpochMilli(Long.parseLong(after.get(0))));
            var sequence = Long.parseLong(after.get(1));
            conditions.add(new Document("decided", new Document("$lte", at)));
            conditions.add(new Document(
                    "$or",
                    List.of(
                            new Document("decided", new Document("$lt", at)),
                            new Document("decided", at).append("sequence", new Document("$lt", sequence)),
                            new Document("decided", at)
                                    .append("sequence", sequence)
                                    .append("_id", new Document("$lt", after.get(2))))));
        }
        return new Document("$and", conditions);
    }

    private Iterator<List<PastFact>> parts(MongoCursor<Document> order) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return order.hasNext();
            }

            @Override
            public List<PastFact> next() {
                var part = new ArrayList<Document>();
                do {
                    part.add(order.next());
                } while (part.size() < PART && order.hasNext());
                return facts(part);
            }
        };
    }

    private List<PastFact> facts(List<Document> part) {
        var found = new HashMap<String, PastFact>();
        read(part, false).forEach(document -> {
            var fact = MongoJournal.envelope(document, "data");
            found.put(fact.id(), new PastFact(fact, null));
        });
        read(part, true).forEach(document -> {
            var complete = plans.withCurrentFields(document);
            var difference = complete.get("difference", Document.class);
            var fact = MongoJournal.envelope(complete, "brief");
            found.put(
                    fact.id(),
                    new PastFact(fact, difference == null ? null : Bson.read(difference, PlanDifference.class)));
        });
        return part.stream()
                .map(each -> found.get(each.getString("_id")))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Document> read(List<Document> part, boolean withPlans) {
        var ids = part.stream()
                .filter(each -> JournalPlanFields.TYPES.contains(each.getString("type")) == withPlans)
                .map(each -> each.getString("_id"))
                .toList();
        return ids.isEmpty()
                ? List.of()
                : journal.find(new Document("_id", new Document("$in", ids)))
                        .projection(withPlans ? new Document("data", 0) : new Document())
                        .into(new ArrayList<>());
    }
}
