package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;

import city.renewal.progress.adapter.mongo.MongoDeadlineRows;
import city.renewal.progress.adapter.mongo.MongoListGenerations;
import city.renewal.progress.adapter.mongo.MongoOpenAlerts;
import city.renewal.progress.adapter.mongo.MongoPastDays;
import city.renewal.progress.adapter.mongo.MongoProblemDocuments;
import city.renewal.progress.adapter.mongo.MongoProblemRows;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.journal.MongoJournal;
import city.renewal.progress.adapter.mongo.reference.MongoReferenceData;
import city.renewal.progress.application.figure.PastFigures;
import city.renewal.progress.application.fold.FoldFacts;
import city.renewal.progress.application.fold.FoldMetrics;
import city.renewal.progress.application.fold.FoldProblems;
import city.renewal.progress.application.fold.Sweep;
import city.renewal.progress.application.rebuild.Rebuilds;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;

/** The fold on a real store, with a clock and crashes that the test controls. */
public final class FoldOnStore implements AutoCloseable {
    public final MongoDatabase database;
    public final CrashInjector crashes = new CrashInjector();
    public final MongoProgressDocuments documents;
    public final ListCollections collections;
    public final MongoDeadlineRows rows;
    public final MongoProblemDocuments problemDocuments;
    public final MongoProblemRows problems;
    public final MongoJournal journal;
    public final ReferenceData referenceData;
    public final FoldFacts fold;
    public final FoldProblems foldProblems;
    public final Sweep sweep;
    public final PastFigures past;
    private volatile Instant now = NOW;

    public FoldOnStore() {
        database = TestStore.freshDatabase();
        documents = new MongoProgressDocuments(database.getCollection("progress"), InstantSource.system());
        collections = ListCollections.live(database);
        rows = new MongoDeadlineRows(collections);
        problemDocuments = new MongoProblemDocuments(database.getCollection("problemProgress"), InstantSource.system());
        problems = new MongoProblemRows(collections);
        problemDocuments.createIndexes();
        problems.createIndexes();
        journal = new MongoJournal(database.getCollection("journal"), InstantSource.system());
        referenceData = MongoReferenceData.in(database, "");
        documents.createIndexes();
        rows.createIndexes();
        journal.createIndexes();
        foldProblems = anotherFoldOfProblems();
        fold = anotherFold();
        sweep = new Sweep(documents, fold, problemDocuments, foldProblems, () -> now);
        past = new PastFigures(
                documents,
                journal,
                referenceData,
                new MongoPastDays(database.getCollection("pastDays")),
                new MongoOpenAlerts(database.getCollection("alerts")),
                () -> now);
    }

    /** Another instance of the service on the same store. */
    public FoldFacts anotherFold() {
        return new FoldFacts(
                crashes.on(documents),
                crashes.on(rows),
                crashes.on(journal),
                referenceData,
                anotherFoldOfProblems(),
                FoldMetrics.NONE,
                () -> now,
                InstantSource.system(),
                _ -> {});
    }

    private FoldProblems anotherFoldOfProblems() {
        return new FoldProblems(
                crashes.on(problemDocuments),
                crashes.on(problems),
                documents,
                journal,
                referenceData,
                FoldMetrics.NONE,
                () -> now,
                _ -> {});
    }

    public void setNow(Instant instant) {
        now = instant;
    }

    /** Sweeps until nothing is due. */
    public void sweepAll() {
        while (sweep.runOnce() > 0) {
            // Each run processes one batch.
        }
    }

    /** The differences between the lists and a fold over the whole journal. */
    public List<String> differencesFromRebuild() {
        return rebuilds().compare().differences();
    }

    public Rebuilds rebuilds() {
        return new Rebuilds(
                new MongoListGenerations(database, collections, journal, () -> now, InstantSource.system()),
                rows,
                documents,
                problems,
                problemDocuments,
                past,
                () -> now,
                () -> "lists_" + UUID.randomUUID());
    }

    /** Every row by project and node. */
    public SortedMap<String, DeadlineRow> all() {
        var all = new TreeMap<String, DeadlineRow>();
        try (var stream = rows.stream()) {
            stream.forEach(row -> all.put(Rebuilds.id(row), row));
        }
        return all;
    }

    /** Every row of the problem list by problem. */
    public SortedMap<String, ProblemRow> allProblems() {
        var all = new TreeMap<String, ProblemRow>();
        try (var stream = problems.stream()) {
            stream.forEach(row -> all.put(row.problemId(), row));
        }
        return all;
    }

    public Document problemDocument(String problemId) {
        return Objects.requireNonNull(database.getCollection("problemProgress")
                .find(new Document("_id", problemId))
                .first());
    }

    public Document document(String projectId) {
        return Objects.requireNonNull(database.getCollection("progress")
                .find(new Document("_id", projectId))
                .first());
    }

    @Override
    public void close() {
        database.drop();
    }
}
