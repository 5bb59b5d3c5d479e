package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.progress.application.ProblemAdvance;
import city.renewal.progress.application.ProblemDocuments;
import city.renewal.progress.application.StoredProblem;
import city.renewal.progress.domain.ProblemMemory;
import city.renewal.progress.domain.ProblemProgress;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/**
 * One document per problem, written as {@link VersionedDocuments} says:
 *
 * <pre>{@code
 * { _id: "q1", version: 7, sequence: 4, programme: "laoshan-2023", project: "p1", owner: "p-owner",
 *   state: {problem: {…}, sequence, lastEvent}, memory: {standing, …}, nextCheckAt, outbox, … }
 * }</pre>
 */
public final class MongoProblemDocuments implements ProblemDocuments {
    private static final String SOURCE = "/progress/problems/";

    private final MongoCollection<Document> collection;
    private final VersionedDocuments versioned;

    /** @param real real time: how long an outbox has waited does not depend on a drill */
    public MongoProblemDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.versioned = new VersionedDocuments(collection, real);
    }

    /** They serve a programme's, a project's and a person's change, in this order, and what every versioned document needs. */
    public void createIndexes() {
        versioned.createIndexes();
        collection.createIndex(new Document("programme", 1));
        collection.createIndex(new Document("project", 1));
        collection.createIndex(new Document("owner", 1));
    }

    @Override
    public Map<String, StoredProblem> load(Collection<String> problemIds) {
        var found = new HashMap<String, StoredProblem>();
        if (!problemIds.isEmpty()) {
            var wanted = new Document("_id", new Document("$in", List.copyOf(problemIds)));
            for (var document : collection.find(wanted).projection(new Document("outbox", 0))) {
                found.put(document.getString("_id"), stored(document));
            }
        }
        return found;
    }

    private static StoredProblem stored(Document document) {
        var memory = document.get("memory", Document.class);
        return new StoredProblem(
                document.getLong("version"),
                document.getLong("outSequence"),
                Bson.read(Objects.requireNonNull(document.get("state", Document.class)), ProblemProgress.class),
                memory == null ? null : Bson.read(memory, ProblemMemory.class),
                document.getBoolean("refold", false));
    }

    @Override
    public Set<String> compareAndSet(List<ProblemAdvance> advances, Instant now) {
        return versioned.compareAndSet(
                advances.stream().map(MongoProblemDocuments::write).toList(), now);
    }

    private static VersionedDocuments.Write write(ProblemAdvance advance) {
        var read = advance.read();
        var problem = advance.progress().problem();
        var memory = advance.memory();
        var change = advance.change();
        var fields = new Document("sequence", advance.progress().sequence())
                .append("programme", problem == null ? null : problem.programme())
                .append("project", problem == null ? null : problem.projectId())
                .append("owner", problem == null ? null : problem.owner().personId())
                .append("state", Bson.document(advance.progress()))
                .append("memory", memory == null ? null : Bson.document(memory))
                .append("refold", false);
        return new VersionedDocuments.Write(
                advance.problemId(),
                read.version(),
                read.outSequence(),
                fields,
                change == null
                        ? List.of()
                        : List.of(Envelope.of(
                                SOURCE + advance.problemId(), advance.key(), read.outSequence() + 1, change)));
    }

    @Override
    public void settle(List<ProblemAdvance> advances) {
        versioned.settle(advances.stream()
                .map(each -> new VersionedDocuments.Settled(each.problemId(), each.version(), each.nextCheckAt()))
                .toList());
    }

    @Override
    public void touch(String programmeId, Instant now) {
        versioned.touch(new Document("programme", programmeId), now);
    }

    @Override
    public void touchProjects(Collection<String> projectIds, Instant now) {
        versioned.touch(in("project", projectIds), now);
    }

    @Override
    public void touchOwners(Set<String> personIds, Instant now) {
        versioned.touch(in("owner", personIds), now);
    }

    @Override
    public void refoldAll(Instant now) {
        versioned.touch(new Document(), now, new Document("refold", true));
    }

    @Override
    public void forgetSaid(Collection<String> projectIds, Instant now) {
        versioned.touch(in("project", projectIds), now, new Document("memory", null));
    }

    @Override
    public List<String> due(Instant now, int most) {
        return versioned.due(now, most);
    }

    private static Document in(String field, Collection<String> ids) {
        return new Document(field, new Document("$in", List.copyOf(ids)));
    }
}
