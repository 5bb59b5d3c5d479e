package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.progress.adapter.mongo.collection.VersionedDocuments;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProblemUpdate;
import city.renewal.progress.application.state.StoredProblem;
import city.renewal.progress.domain.row.PublishedProblemState;
import city.renewal.progress.domain.state.ProblemProgress;
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
 * One document per problem, written by {@link VersionedDocuments}:
 *
 * <pre>{@code
 * { _id: "q1", version: 7, sequence: 4, programme: "laoshan-2023", project: "p1", owner: "p-owner",
 *   state: {problem: {…}, sequence, lastEvent}, memory: {standing, …: the last published state}, nextCheckAt, outbox, … }
 * }</pre>
 */
public final class MongoProblemDocuments implements ProblemDocuments {
    private static final String SOURCE = "/progress/problems/";

    private final MongoCollection<Document> collection;
    private final VersionedDocuments versioned;

    /** @param real wall-clock time: the age of an outbox must not depend on a simulated clock */
    public MongoProblemDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.versioned = new VersionedDocuments(collection, real);
    }

    /**
     * Serves changes of a programme, a project and a person, in this order, and the queries of {@link VersionedDocuments}.
     */
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
            var filter = new Document("_id", new Document("$in", List.copyOf(problemIds)));
            for (var document : collection.find(filter).projection(new Document("outbox", 0))) {
                found.put(document.getString("_id"), stored(document));
            }
        }
        return found;
    }

    private static StoredProblem stored(Document document) {
        var published = document.get("memory", Document.class);
        return new StoredProblem(
                document.getLong("version"),
                document.getLong("outSequence"),
                Bson.read(Objects.requireNonNull(document.get("state", Document.class)), ProblemProgress.class),
                published == null ? null : Bson.read(published, PublishedProblemState.class),
                document.getBoolean("refold", false));
    }

    @Override
    public Set<String> compareAndSet(List<ProblemUpdate> updates, Instant now) {
        return versioned.compareAndSet(
                updates.stream().map(MongoProblemDocuments::write).toList(), now);
    }

    private static VersionedDocuments.Write write(ProblemUpdate update) {
        var read = update.read();
        var problem = update.progress().problem();
        var published = update.published();
        var change = update.change();
        var fields = new Document("sequence", update.progress().sequence())
                .append("programme", problem == null ? null : problem.programme())
                .append("project", problem == null ? null : problem.projectId())
                .append("owner", problem == null ? null : problem.owner().personId())
                .append("state", Bson.document(update.progress()))
                .append("memory", published == null ? null : Bson.document(published))
                .append("refold", false);
        return new VersionedDocuments.Write(
                update.problemId(),
                read.version(),
                read.outSequence(),
                fields,
                change == null
                        ? List.of()
                        : List.of(Envelope.of(
                                SOURCE + update.problemId(), update.key(), read.outSequence() + 1, change)));
    }

    @Override
    public void markProjected(List<ProblemUpdate> updates) {
        versioned.markProjected(updates.stream()
                .map(each ->
                        new VersionedDocuments.ProjectionMark(each.problemId(), each.version(), each.nextCheckAt()))
                .toList());
    }

    @Override
    public void markDueByProgramme(String programmeId, Instant now) {
        versioned.markDue(new Document("programme", programmeId), now);
    }

    @Override
    public void markDueByProjects(Collection<String> projectIds, Instant now) {
        versioned.markDue(in("project", projectIds), now);
    }

    @Override
    public void markDueByOwners(Set<String> personIds, Instant now) {
        versioned.markDue(in("owner", personIds), now);
    }

    @Override
    public void refoldAll(Instant now) {
        versioned.markDue(new Document(), now, new Document("refold", true));
    }

    @Override
    public void forgetPublished(Collection<String> projectIds, Instant now) {
        versioned.markDue(in("project", projectIds), now, new Document("memory", null));
    }

    @Override
    public List<String> due(Instant now, int most) {
        return versioned.due(now, most);
    }

    private static Document in(String field, Collection<String> ids) {
        return new Document(field, new Document("$in", List.copyOf(ids)));
    }
}
