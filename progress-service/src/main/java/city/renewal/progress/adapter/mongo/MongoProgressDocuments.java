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
import city.renewal.starter.outbox.OutboxEntries;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/**
 * One document per project:
 *
 * <pre>{@code
 * { _id: "p1", version: 7, projected: 7, sequence: 12, programme: "laoshan-2023", calendars: ["WORKING", …],
 *   owners: ["p-owner", …],
 *   state: {…}, memory: [{nodeId, standing, …}], digests: [{node, digest}], gone: ["n9"],
 *   stopped: {reason, since, waiting}, nextCheckAt: ISODate, writer: "…",
 *   outSequence: 31, outbox: [{id, source, type, subject, time, sequence, decidedAt, data}], outboxSince: ISODate }
 * }</pre>
 *
 * <p>Of a large plan, state, memory and digests are packed.
 *
 * <p>Every write that may add to the outbox is a compare-and-set on {@code {_id, version}}. A bulk only says how many of its
 * compare-and-sets found their document; which ones is read off {@code writer}, a name that each bulk leaves.
 */
public final class MongoProgressDocuments implements ProgressDocuments {
    private static final String SOURCE = "/progress/";

    private final MongoCollection<Document> collection;
    private final InstantSource real;
    private final String process = UUID.randomUUID().toString();
    private final AtomicLong bulks = new AtomicLong();

    /** @param real real time: how long an outbox has waited is not the drill's matter */
    public MongoProgressDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.real = real;
    }

    /** They serve the sweep, a programme's, a calendar's and a person's change, and the relay's poll, in this order. */
    public void createIndexes() {
        collection.createIndex(new Document("nextCheckAt", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("programme", 1));
        collection.createIndex(new Document("calendars", 1));
        collection.createIndex(new Document("owners", 1));
        collection.createIndex(new Document("outboxSince", 1), new IndexOptions().sparse(true));
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
    public Set<String> compareAndSet(List<Advance> advances, Instant now) {
        if (advances.isEmpty()) {
            return Set.of();
        }
        var writer = process + "/" + bulks.incrementAndGet();
        var writes = new ArrayList<WriteModel<Document>>(advances.size());
        var updates = 0;
        for (var advance : advances) {
            var fields = fields(advance, now).append("writer", writer);
            if (advance.read().version() == 0) {
                writes.add(new InsertOneModel<>(fresh(advance, fields)));
            } else {
                writes.add(update(advance, fields));
                updates++;
            }
        }
        var outcome = Bulks.write(collection, writes);
        var lost = new HashSet<String>();
        outcome.duplicates().forEach(index -> lost.add(advances.get(index).projectId()));
        if (outcome.matched() < updates) {
            lost.addAll(notWrittenBy(writer, advances));
        }
        return lost;
    }

    @Override
    public void settle(List<Advance> advances) {
        var writes = new ArrayList<UpdateOneModel<Document>>(advances.size());
        for (var advance : advances) {
            var set = new Document("projected", advance.version());
            var next = advance.nextCheckAt();
            var update = new Document("$set", set);
            if (next == null) {
                update.append("$unset", new Document("nextCheckAt", ""));
            } else {
                set.append("nextCheckAt", Date.from(next));
            }
            writes.add(new UpdateOneModel<>(atVersion(advance.projectId(), advance.version()), update));
        }
        Bulks.write(collection, writes);
    }

    @Override
    public void touch(String programmeId, Instant now) {
        touch(new Document("programme", programmeId), now);
    }

    @Override
    public void touchCalendar(String calendarId, Instant now) {
        touch(new Document("calendars", calendarId), now);
    }

    @Override
    public void touchOwners(Set<String> personIds, Instant now) {
        touch(new Document("owners", new Document("$in", List.copyOf(personIds))), now);
    }

    @Override
    public void touchWithoutOwners(Instant now) {
        touch(new Document("owners", new Document("$exists", false)), now);
    }

    @Override
    public void refoldAll(Instant now) {
        collection.updateMany(
                new Document(),
                new Document("$inc", new Document("version", 1L))
                        .append("$set", new Document("refold", true).append("nextCheckAt", Date.from(now))));
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
        forget(new Document("_id", new Document("$in", others)), List.of(), now);
        withdrawn.forEach((id, memory) -> forget(new Document("_id", id), memory, now));
    }

    private void forget(Document which, List<Document> memory, Instant now) {
        collection.updateMany(
                which,
                new Document("$inc", new Document("version", 1L))
                        .append("$set", new Document("memory", memory).append("nextCheckAt", Date.from(now))));
    }

    /** A withdrawn project has no rows to say anything of: it is remembered as if all were overdue, and said that they left. */
    private static List<Document> asIfOverdue(ProjectProgress progress) {
        return progress.plannedNodes().stream()
                .map(node -> new NodeMemory(
                        node.nodeId(), Standing.OVERDUE, node.dueVersion(), node.dueDate(), "", false, null))
                .map(Bson::document)
                .toList();
    }

    private void touch(Document which, Instant now) {
        collection.updateMany(
                which,
                new Document("$inc", new Document("version", 1L))
                        .append("$set", new Document("nextCheckAt", Date.from(now))));
    }

    @Override
    public List<String> due(Instant now, int most) {
        return collection
                .find(new Document("nextCheckAt", new Document("$lte", Date.from(now))))
                .projection(new Document("_id", 1))
                .sort(new Document("nextCheckAt", 1))
                .limit(most)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private static Document atVersion(String id, long version) {
        return new Document("_id", id).append("version", version);
    }

    private static Document fields(Advance advance, Instant now) {
        var entry = advance.progress().entry();
        var digests = new ArrayList<Document>();
        if (advance.digests().size() <= Packed.MOST_PLAIN) {
            new TreeMap<>(advance.digests())
                    .forEach((node, digest) -> digests.add(new Document("node", node).append("digest", digest)));
        }
        var isLarge = LargeFacts.isLarge(advance.progress().plan())
                || advance.progress().former().size() > Packed.MOST_PLAIN
                || advance.memory().size() > Packed.MOST_PLAIN;
        return new Document("version", advance.version())
                .append("sequence", advance.progress().sequence())
                .append("programme", entry == null ? null : entry.programme())
                .append("calendars", calendars(advance.progress()))
                .append("owners", owners(advance.progress()))
                .append("state", isLarge ? Packed.document(advance.progress()) : Bson.document(advance.progress()))
                .append("memory", isLarge ? Packed.document(new Memories(advance.memory())) : memory(advance))
                .append("digests", isLarge ? Packed.document(new Digests(advance.digests())) : digests)
                .append("gone", List.copyOf(advance.gone()))
                .append("stopped", advance.stopped() == null ? null : Bson.document(advance.stopped()))
                .append("refold", false)
                .append("nextCheckAt", Date.from(now));
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

    private Document fresh(Advance advance, Document fields) {
        var document = new Document("_id", advance.projectId());
        document.putAll(fields);
        document.append("projected", 0L)
                .append("outSequence", (long) advance.changes().size())
                .append("outbox", outbox(advance, 0));
        if (!advance.changes().isEmpty()) {
            document.append("outboxSince", Date.from(real.instant()));
        }
        return document;
    }

    private UpdateOneModel<Document> update(Advance advance, Document fields) {
        var update = new Document("$set", fields);
        if (!advance.changes().isEmpty()) {
            var last = advance.read().outSequence();
            fields.append("outboxSince", Date.from(real.instant()))
                    .append("outSequence", last + advance.changes().size());
            update.append("$push", new Document("outbox", new Document("$each", outbox(advance, last))));
        }
        return new UpdateOneModel<>(
                atVersion(advance.projectId(), advance.read().version()), update);
    }

    private List<Document> outbox(Advance advance, long last) {
        var envelopes = new ArrayList<Envelope<?>>(advance.changes().size());
        var next = last;
        for (var change : advance.changes()) {
            envelopes.add(Envelope.of(SOURCE + advance.projectId(), advance.projectId(), ++next, change));
        }
        return OutboxEntries.entries(envelopes, real.instant());
    }

    /** Who was written by us and then by somebody else counts as lost too: reading again finds everything applied. */
    private Set<String> notWrittenBy(String writer, List<Advance> advances) {
        var lost = new LinkedHashSet<String>();
        advances.forEach(advance -> lost.add(advance.projectId()));
        var ours = new Document("_id", new Document("$in", List.copyOf(lost))).append("writer", writer);
        for (var document : collection.find(ours).projection(new Document("_id", 1))) {
            lost.remove(document.getString("_id"));
        }
        return lost;
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

    private static StoredProgress stored(Document document) {
        var digests = new HashMap<String, String>();
        if (document.get("digests") instanceof Document packed) {
            digests.putAll(Bson.read(packed, Digests.class).digests());
        } else {
            document.getList("digests", Document.class, List.of())
                    .forEach(each -> digests.put(each.getString("node"), each.getString("digest")));
        }
        var stopped = document.get("stopped", Document.class);
        var progress = Bson.read(Objects.requireNonNull(document.get("state", Document.class)), ProjectProgress.class);
        // What was stored before the latest report was kept is folded again when it is next changed.
        var isOld = progress.reports().stream().anyMatch(report -> report.shown() == null);
        return new StoredProgress(
                document.getLong("version"),
                document.getLong("projected"),
                document.getLong("outSequence"),
                progress,
                memory(document),
                digests,
                Set.copyOf(document.getList("gone", String.class, List.of())),
                stopped == null ? null : Bson.read(stopped, Stop.class),
                isOld || document.getBoolean("refold", false));
    }
}
