package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.events.EventTypes;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.progress.application.PlanDifference;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.Packed;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the journal keeps beside a fact with a plan, so that a history is told without unpacking it:
 *
 * <pre>{@code
 * { brief: the event without the plan's goals and nodes,
 *   since: id of the fact with the plan before, null: none,
 *   difference: of a plan that was set, to the one before, by node id; packed }
 * }</pre>
 *
 * <p>It is worked out when the fact is kept, and again when it is read and the plan before turns out to be another: one that came
 * late, or a fact that an older version kept.
 */
final class JournaledPlans {
    static final String PLAN_SET = EventTypes.typeOf(PlanSet.class);
    static final String SNAPSHOT = EventTypes.typeOf(ProjectSnapshotTaken.class);

    static final List<String> TYPES = List.of(PLAN_SET, SNAPSHOT);
    private static final Document LATEST =
            new Document("source", -1).append("sequence", -1).append("_id", -1);

    private final MongoCollection<Document> collection;

    JournaledPlans(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** By id, what is kept beside those of the facts that have plans; the facts of a source in order. */
    Map<String, Document> of(List<Envelope<?>> facts) {
        var kept = new HashMap<String, Document>();
        var latest = new HashMap<String, Envelope<?>>();
        for (var fact : facts) {
            if (TYPES.contains(fact.type())) {
                var before = latest.get(fact.source());
                kept.put(
                        fact.id(),
                        beside(fact, before == null || before.sequence() >= fact.sequence() ? before(fact) : before));
                latest.put(fact.source(), fact);
            }
        }
        return kept;
    }

    /** The fact with the plan before a plan that was set; null for others, which are compared with nothing. */
    private @Nullable Envelope<?> before(Envelope<?> fact) {
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

    private static Document beside(Envelope<?> fact, @Nullable Envelope<?> before) {
        return switch (fact.event()) {
            case PlanSet(var plan, var continued, var setBy, var occurredAt) ->
                new Document(
                                "brief",
                                Bson.document(new PlanSet(
                                        new Plan(plan.calendar(), plan.anchor(), List.of(), List.of()),
                                        continued,
                                        setBy,
                                        occurredAt)))
                        .append("since", before == null ? null : before.id())
                        .append(
                                "difference",
                                Packed.document(PlanDifference.between(before == null ? null : plan(before), plan)));
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
     * A fact with a plan as it was found, brought up to date first where something is missing beside it or the plan before is
     * another by now.
     *
     * @param found without {@code data}
     */
    Document upToDate(Document found) {
        var isComplete = found.get("brief") != null
                && (found.getString("type").equals(SNAPSHOT) || Objects.equals(found.getString("since"), since(found)));
        if (isComplete) {
            return found;
        }
        var id = found.getString("_id");
        var fact = MongoJournal.envelope(
                Objects.requireNonNull(collection.find(new Document("_id", id)).first()), "data");
        var beside = beside(fact, before(fact));
        collection.updateOne(new Document("_id", id), new Document("$set", beside));
        var complete = new Document(found);
        complete.putAll(beside);
        return complete;
    }

    private @Nullable String since(Document found) {
        var before = collection
                .find(earlier(found.getString("source"), found.getLong("sequence")))
                .projection(new Document("_id", 1))
                .sort(LATEST)
                .first();
        return before == null ? null : before.getString("_id");
    }
}
