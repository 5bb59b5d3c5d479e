package city.renewal.progress.adapter.mongo;

import city.renewal.events.CalendarIds;
import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.Standing;
import city.renewal.progress.adapter.mongo.collection.VersionedDocuments;
import city.renewal.progress.application.state.FoldStop;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.application.state.ProjectUpdate;
import city.renewal.progress.application.state.StoredProgress;
import city.renewal.progress.domain.row.PublishedNodeState;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import city.renewal.starter.json.LargeFacts;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/**
 * One document per project:
 *
 * <pre>{@code
 * { _id: "p1", version: 7, projected: 7, sequence: 12, programme: "laoshan-2023", calendars: ["WORKING", …],
 *   owners: ["p-owner", …],
 *   state: {…}, memory: [{nodeId, standing, …}], digests: [{node, digest}],
 *   tallies: [{tally, digest}], gone: ["n9"],
 *   stopped: {reason, since, waiting}, nextCheckAt: ISODate, writer: "…",
 *   outSequence: 31, outbox: [{id, source, type, subject, time, sequence, decidedAt, data}], outboxSince: ISODate }
 * }</pre>
 *
 * <p>{@code memory} is the last published state of each node. For a large plan, state, memory, digests and tallies are packed.
 *
 * <p>{@link VersionedDocuments} describes how they are written.
 */
public final class MongoProgressDocuments implements ProgressDocuments {
    private static final String SOURCE = "/progress/";

    private final MongoCollection<Document> collection;
    private final VersionedDocuments versioned;
    private final StateCache states = new StateCache();

    /** @param real wall-clock time: the age of an outbox must not depend on a simulated clock */
    public MongoProgressDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.versioned = new VersionedDocuments(collection, real);
    }

    /**
     * Serves changes of a programme, a calendar and a person, in this order, and the queries of {@link VersionedDocuments}.
     */
    public void createIndexes() {
        versioned.createIndexes();
        collection.createIndex(new Document("programme", 1));
        collection.createIndex(new Document("calendars", 1));
        collection.createIndex(new Document("owners", 1));
    }

    @Override
    public Map<String, StoredProgress> load(Collection<String> projectIds) {
        var found = new HashMap<String, StoredProgress>();
        if (projectIds.isEmpty()) {
            return found;
        }
        var filter = new Document("_id", new Document("$in", List.copyOf(projectIds)));
        for (var document : collection.find(filter).projection(new Document("outbox", 0))) {
            found.put(document.getString("_id"), stored(document));
        }
        return found;
    }

    @Override
    public Optional<ProjectProgress> progress(String projectId) {
        var found = collection
                .find(new Document("_id", projectId))
                .projection(new Document("state", 1))
                .first();
        return Optional.ofNullable(found).map(document -> states.read(state(document)));
    }

    @Override
    public Map<String, Long> versions(Collection<String> projectIds) {
        var found = new HashMap<String, Long>();
        if (!projectIds.isEmpty()) {
            var filter = new Document("_id", new Document("$in", List.copyOf(projectIds)));
            for (var document : collection.find(filter).projection(new Document("version", 1))) {
                found.put(document.getString("_id"), document.getLong("version"));
            }
        }
        return found;
    }

    @Override
    public Set<String> compareAndSet(List<ProjectUpdate> updates, Instant now) {
        return versioned.compareAndSet(
                updates.stream().map(MongoProgressDocuments::write).toList(), now);
    }

    @Override
    public void markProjected(List<ProjectUpdate> updates) {
        versioned.markProjected(updates.stream()
                .map(each ->
                        new VersionedDocuments.ProjectionMark(each.projectId(), each.version(), each.nextCheckAt()))
                .toList());
    }

    @Override
    public List<String> ofProgramme(String programmeId) {
        return collection
                .find(new Document("programme", programmeId))
                .projection(new Document("_id", 1))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public void markDueByProgramme(String programmeId, Instant now) {
        versioned.markDue(new Document("programme", programmeId), now);
    }

    @Override
    public void markDueByCalendar(String calendarId, Instant now) {
        versioned.markDue(new Document("calendars", calendarId), now);
    }

    @Override
    public void markDueByOwners(Set<String> personIds, Instant now) {
        versioned.markDue(new Document("owners", new Document("$in", List.copyOf(personIds))), now);
    }

    @Override
    public void markOutdatedDue(Instant now) {
        versioned.markDue(new Document("$or", List.of(without("owners"), without("tallies"))), now);
    }

    @Override
    public void refoldAll(Instant now) {
        versioned.markDue(new Document(), now, new Document("refold", true));
    }

    @Override
    public void forgetPublished(Collection<String> projectIds, Instant now) {
        var withdrawn = new HashMap<String, List<Document>>();
        for (var document : collection.find(new Document("_id", new Document("$in", List.copyOf(projectIds))))) {
            var read = stored(document);
            if (read.progress().isWithdrawn()) {
                withdrawn.put(read.projectId(), asIfOverdue(read.progress()));
            }
        }
        var others =
                projectIds.stream().filter(id -> !withdrawn.containsKey(id)).toList();
        versioned.markDue(new Document("_id", new Document("$in", others)), now, new Document("memory", List.of()));
        withdrawn.forEach(
                (id, published) -> versioned.markDue(new Document("_id", id), now, new Document("memory", published)));
    }

    /**
     * A withdrawn project has no rows to publish. Its nodes are recorded as overdue, so that the next evaluation
     * publishes that they were removed.
     */
    private static List<Document> asIfOverdue(ProjectProgress progress) {
        return progress.plannedNodes().stream()
                .map(node -> new PublishedNodeState(
                        node.nodeId(), Standing.OVERDUE, node.dueVersion(), node.dueDate(), "", false, null))
                .map(Bson::document)
                .toList();
    }

    @Override
    public List<String> due(Instant now, int most) {
        return versioned.due(now, most);
    }

    private static Document fields(ProjectUpdate update) {
        var entry = update.progress().entry();
        var isLarge = LargeFacts.isLarge(update.progress().plan())
                || update.progress().former().size() > CompressedJson.MAX_UNCOMPRESSED
                || update.published().size() > CompressedJson.MAX_UNCOMPRESSED;
        return new Document("sequence", update.progress().sequence())
                .append("programme", entry == null ? null : entry.programme())
                .append("calendars", calendars(update.progress()))
                .append("owners", owners(update.progress()))
                .append(
                        "state",
                        isLarge ? CompressedJson.document(update.progress()) : Bson.document(update.progress()))
                .append(
                        "memory",
                        isLarge ? CompressedJson.document(new Memories(update.published())) : published(update))
                .append("digests", digests("node", update.digests(), isLarge))
                .append("tallies", digests("tally", update.tallies().digests(), isLarge))
                .append("gone", List.copyOf(update.gone()))
                .append("stopped", update.stopped() == null ? null : Bson.document(update.stopped()))
                .append("refold", false);
    }

    private static Object digests(String name, Map<String, String> digests, boolean isLarge) {
        if (isLarge || digests.size() > CompressedJson.MAX_UNCOMPRESSED) {
            return CompressedJson.document(new Digests(digests));
        }
        var plain = new ArrayList<Document>(digests.size());
        new TreeMap<>(digests).forEach((id, digest) -> plain.add(new Document(name, id).append("digest", digest)));
        return plain;
    }

    /** The ids of the calendars that durations, lags and the signing period use. */
    private static List<String> calendars(ProjectProgress progress) {
        var plan = progress.plan();
        if (plan == null) {
            return List.of();
        }
        var ids = new TreeSet<String>();
        ids.add(CalendarIds.WORKING);
        ids.add(plan.calendar());
        plan.nodes().stream()
                .map(PlannedNode::calendar)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return List.copyOf(ids);
    }

    private static List<String> owners(ProjectProgress progress) {
        return progress.plannedNodes().stream()
                .map(node -> node.responsibility().owner().personId())
                .distinct()
                .sorted()
                .toList();
    }

    private static VersionedDocuments.Write write(ProjectUpdate update) {
        var read = update.read();
        var events = new ArrayList<Envelope<?>>(update.changes().size());
        var next = read.outSequence();
        for (var change : update.changes()) {
            events.add(Envelope.of(SOURCE + update.projectId(), update.projectId(), ++next, change));
        }
        return new VersionedDocuments.Write(
                update.projectId(), read.version(), read.outSequence(), fields(update), events);
    }

    /** Packed values must be objects; their component names are stored. */
    private record Memories(List<PublishedNodeState> memories) {}

    private record Digests(Map<String, String> digests) {}

    private static List<Document> published(ProjectUpdate update) {
        return update.published().stream().map(Bson::document).toList();
    }

    private static List<PublishedNodeState> published(Document document) {
        return document.get("memory") instanceof Document packed
                ? Bson.read(packed, Memories.class).memories()
                : document.getList("memory", Document.class, List.of()).stream()
                        .map(each -> Bson.read(each, PublishedNodeState.class))
                        .toList();
    }

    private static Map<String, String> digests(Document document, String field, String name) {
        if (document.get(field) instanceof Document packed) {
            return Bson.read(packed, Digests.class).digests();
        }
        var digests = new HashMap<String, String>();
        document.getList(field, Document.class, List.of())
                .forEach(each -> digests.put(each.getString(name), each.getString("digest")));
        return digests;
    }

    private static Document without(String field) {
        return new Document(field, new Document("$exists", false));
    }

    private static Document state(Document document) {
        return Objects.requireNonNull(document.get("state", Document.class));
    }

    private static StoredProgress stored(Document document) {
        var stopped = document.get("stopped", Document.class);
        var progress = Bson.read(state(document), ProjectProgress.class);
        // Documents without the latest report were stored by an older version and are refolded with the next change.
        var isOld = progress.reports().stream().anyMatch(report -> report.shown() == null);
        return new StoredProgress(
                document.getLong("version"),
                document.getLong("projected"),
                document.getLong("outSequence"),
                progress,
                published(document),
                digests(document, "digests", "node"),
                digests(document, "tallies", "tally"),
                Set.copyOf(document.getList("gone", String.class, List.of())),
                stopped == null ? null : Bson.read(stopped, FoldStop.class),
                isOld || document.getBoolean("refold", false));
    }
}
