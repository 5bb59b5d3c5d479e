package city.renewal.progress.adapter.mongo;

import city.renewal.events.CalendarIds;
import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.Standing;
import city.renewal.progress.application.Advance;
import city.renewal.progress.application.ProgressDocuments;
import city.renewal.progress.application.Stop;
import city.renewal.progress.application.StoredProgress;
import city.renewal.progress.domain.NodeMemory;
import city.renewal.progress.domain.ProjectProgress;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.LargeFacts;
import city.renewal.starter.json.Packed;
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
 * <p>Of a large plan, state, memory, digests and tallies are packed.
 *
 * <p>How they are written: {@link VersionedDocuments}.
 */
public final class MongoProgressDocuments implements ProgressDocuments {
    private static final String SOURCE = "/progress/";

    private final MongoCollection<Document> collection;
    private final VersionedDocuments versioned;
    private final UnpackedStates states = new UnpackedStates();

    /** @param real real time: how long an outbox has waited does not depend on a drill */
    public MongoProgressDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.versioned = new VersionedDocuments(collection, real);
    }

    /** They serve a programme's, a calendar's and a person's change, in this order, and what every versioned document needs. */
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
        var wanted = new Document("_id", new Document("$in", List.copyOf(projectIds)));
        for (var document : collection.find(wanted).projection(new Document("outbox", 0))) {
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
            var wanted = new Document("_id", new Document("$in", List.copyOf(projectIds)));
            for (var document : collection.find(wanted).projection(new Document("version", 1))) {
                found.put(document.getString("_id"), document.getLong("version"));
            }
        }
        return found;
    }

    @Override
    public Set<String> compareAndSet(List<Advance> advances, Instant now) {
        return versioned.compareAndSet(
                advances.stream().map(MongoProgressDocuments::write).toList(), now);
    }

    @Override
    public void settle(List<Advance> advances) {
        versioned.settle(advances.stream()
                .map(each -> new VersionedDocuments.Settled(each.projectId(), each.version(), each.nextCheckAt()))
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
    public void touch(String programmeId, Instant now) {
        versioned.touch(new Document("programme", programmeId), now);
    }

    @Override
    public void touchCalendar(String calendarId, Instant now) {
        versioned.touch(new Document("calendars", calendarId), now);
    }

    @Override
    public void touchOwners(Set<String> personIds, Instant now) {
        versioned.touch(new Document("owners", new Document("$in", List.copyOf(personIds))), now);
    }

    @Override
    public void touchOutdated(Instant now) {
        versioned.touch(new Document("$or", List.of(without("owners"), without("tallies"))), now);
    }

    @Override
    public void refoldAll(Instant now) {
        versioned.touch(new Document(), now, new Document("refold", true));
    }

    @Override
    public void forgetSaid(Collection<String> projectIds, Instant now) {
        var withdrawn = new HashMap<String, List<Document>>();
        for (var document : collection.find(new Document("_id", new Document("$in", List.copyOf(projectIds))))) {
            var read = stored(document);
            if (read.progress().isWithdrawn()) {
                withdrawn.put(read.projectId(), asIfOverdue(read.progress()));
            }
        }
        var others =
                projectIds.stream().filter(id -> !withdrawn.containsKey(id)).toList();
        versioned.touch(new Document("_id", new Document("$in", others)), now, new Document("memory", List.of()));
        withdrawn.forEach(
                (id, memory) -> versioned.touch(new Document("_id", id), now, new Document("memory", memory)));
    }

    /** A withdrawn project has no rows to say anything of: it is remembered as if all were overdue, and said that they left. */
    private static List<Document> asIfOverdue(ProjectProgress progress) {
        return progress.plannedNodes().stream()
                .map(node -> new NodeMemory(
                        node.nodeId(), Standing.OVERDUE, node.dueVersion(), node.dueDate(), "", false, null))
                .map(Bson::document)
                .toList();
    }

    @Override
    public List<String> due(Instant now, int most) {
        return versioned.due(now, most);
    }

    private static Document fields(Advance advance) {
        var entry = advance.progress().entry();
        var isLarge = LargeFacts.isLarge(advance.progress().plan())
                || advance.progress().former().size() > Packed.MOST_PLAIN
                || advance.memory().size() > Packed.MOST_PLAIN;
        return new Document("sequence", advance.progress().sequence())
                .append("programme", entry == null ? null : entry.programme())
                .append("calendars", calendars(advance.progress()))
                .append("owners", owners(advance.progress()))
                .append("state", isLarge ? Packed.document(advance.progress()) : Bson.document(advance.progress()))
                .append("memory", isLarge ? Packed.document(new Memories(advance.memory())) : memory(advance))
                .append("digests", digests("node", advance.digests(), isLarge))
                .append("tallies", digests("tally", advance.tallies().digests(), isLarge))
                .append("gone", List.copyOf(advance.gone()))
                .append("stopped", advance.stopped() == null ? null : Bson.document(advance.stopped()))
                .append("refold", false);
    }

    private static Object digests(String name, Map<String, String> digests, boolean isLarge) {
        if (isLarge || digests.size() > Packed.MOST_PLAIN) {
            return Packed.document(new Digests(digests));
        }
        var plain = new ArrayList<Document>(digests.size());
        new TreeMap<>(digests).forEach((id, digest) -> plain.add(new Document(name, id).append("digest", digest)));
        return plain;
    }

    /** Those that durations, lags and the days for signing count in. */
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

    private static VersionedDocuments.Write write(Advance advance) {
        var read = advance.read();
        var said = new ArrayList<Envelope<?>>(advance.changes().size());
        var next = read.outSequence();
        for (var change : advance.changes()) {
            said.add(Envelope.of(SOURCE + advance.projectId(), advance.projectId(), ++next, change));
        }
        return new VersionedDocuments.Write(
                advance.projectId(), read.version(), read.outSequence(), fields(advance), said);
    }

    /** What is packed is an object. */
    private record Memories(List<NodeMemory> memories) {}

    private record Digests(Map<String, String> digests) {}

    private static List<Document> memory(Advance advance) {
        return advance.memory().stream().map(Bson::document).toList();
    }

    private static List<NodeMemory> memory(Document document) {
        return document.get("memory") instanceof Document packed
                ? Bson.read(packed, Memories.class).memories()
                : document.getList("memory", Document.class, List.of()).stream()
                        .map(each -> Bson.read(each, NodeMemory.class))
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
        // What was stored before the latest report was kept is folded again when it is next changed.
        var isOld = progress.reports().stream().anyMatch(report -> report.shown() == null);
        return new StoredProgress(
                document.getLong("version"),
                document.getLong("projected"),
                document.getLong("outSequence"),
                progress,
                memory(document),
                digests(document, "digests", "node"),
                digests(document, "tallies", "tally"),
                Set.copyOf(document.getList("gone", String.class, List.of())),
                stopped == null ? null : Bson.read(stopped, Stop.class),
                isOld || document.getBoolean("refold", false));
    }
}
