package city.renewal.progress.adapter.mongo.journal;

import city.renewal.events.Envelope;
import city.renewal.events.EventTypes;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.progress.application.history.PlanDifference;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Computes the extra fields that the journal stores with a fact that contains a plan. The history is read from these fields
 * without decompressing the plan.
 *
 * <pre>{@code
 * { brief: the event without the plan's goals and nodes,
 *   since: id of the preceding fact with a plan, null: none,
 *   difference: the difference between a plan that was set and the preceding plan, by node id; packed }
 * }</pre>
 *
 * <p>The fields are computed when the fact is appended. They are recomputed on read when the preceding fact is a different one
 * by then: because it arrived late, or because an older version of the service stored the fact.
 */
final class JournalPlanFields {
    static final String PLAN_SET = EventTypes.typeOf(PlanSet.class);
    static final String SNAPSHOT = EventTypes.typeOf(ProjectSnapshotTaken.class);

    static final List<String> TYPES = List.of(PLAN_SET, SNAPSHOT);
    private static final Document LATEST =
            new Document("source", -1).append("sequence", -1).append("_id", -1);

    private final MongoCollection<Document> collection;

    JournalPlanFields(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Returns the extra fields by fact id, for those of the facts that contain plans. The facts of one source must be
     * in order.
     */
    Map<String, Document> of(List<Envelope<?>> facts) {
        var byId = new HashMap<String, Document>();
        var latest = new HashMap<String, Envelope<?>>();
        for (var fact : facts) {
            if (TYPES.contains(fact.type())) {
                var previous = latest.get(fact.source());
                byId.put(
                        fact.id(),
                        fields(
                                fact,
                                previous == null || previous.sequence() >= fact.sequence()
                                        ? previous(fact)
                                        : previous));
                latest.put(fact.source(), fact);
            }
        }
        return byId;
    }

    /** Returns the preceding fact with a plan for a {@code PlanSet}; null for other events, which are not compared. */
    private @Nullable Envelope<?> previous(Envelope<?> fact) {
        if (!(fact.event() instanceof PlanSet)) {
            return null;
        }
        var found = collection
                .find(earlier(fact.source(), fact.sequence()))
                .projection(new Document("brief", 0).append("difference", 0))
                .sort(LATEST)
                .first();
        return found == null ? null : MongoJournal.envelope(found, "data");
    }

    private static Document earlier(String source, long sequence) {
        return new Document("source", source)
                .append("sequence", new Document("$lt", sequence))
                .append("type", new Document("$in", TYPES));
    }

    private static Document fields(Envelope<?> fact, @Nullable Envelope<?> previous) {
        return switch (fact.event()) {
            case PlanSet(var plan, var continued, var setBy, var occurredAt) ->
                new Document(
                                "brief",
                                Bson.document(new PlanSet(
                                        new Plan(plan.calendar(), plan.anchor(), List.of(), List.of()),
                                        continued,
                                        setBy,
                                        occurredAt)))
                        .append("since", previous == null ? null : previous.id())
                        .append(
                                "difference",
                                CompressedJson.document(
                                        PlanDifference.between(previous == null ? null : plan(previous), plan)));
            case ProjectSnapshotTaken snapshot ->
                new Document(
                        "brief",
                        Bson.document(new ProjectSnapshotTaken(
                                snapshot.entry(),
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                snapshot.occurredAt())));
            default -> throw new IllegalArgumentException("Expected a fact with a plan, not " + fact.type());
        };
    }

    private static @Nullable Plan plan(Envelope<?> fact) {
        return switch (fact.event()) {
            case PlanSet set -> set.plan();
            case ProjectSnapshotTaken snapshot -> snapshot.plan();
            default -> null;
        };
    }

    /**
     * Returns the stored fact with up-to-date extra fields. They are recomputed and stored when one is missing or when
     * another fact now precedes this one.
     *
     * @param found the stored document without {@code data}
     */
    Document withCurrentFields(Document found) {
        var isComplete = found.get("brief") != null
                && (found.getString("type").equals(SNAPSHOT)
                        || Objects.equals(found.getString("since"), previousId(found)));
        if (isComplete) {
            return found;
        }
        var id = found.getString("_id");
        var fact = MongoJournal.envelope(
                Objects.requireNonNull(collection.find(new Document("_id", id)).first()), "data");
        var fields = fields(fact, previous(fact));
        collection.updateOne(new Document("_id", id), new Document("$set", fields));
        var complete = new Document(found);
        complete.putAll(fields);
        return complete;
    }

    private @Nullable String previousId(Document found) {
        var previous = collection
                .find(earlier(found.getString("source"), found.getLong("sequence")))
                .projection(new Document("_id", 1))
                .sort(LATEST)
                .first();
        return previous == null ? null : previous.getString("_id");
    }
}
