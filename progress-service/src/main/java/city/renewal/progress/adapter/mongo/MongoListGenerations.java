package city.renewal.progress.adapter.mongo;

import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.reference.MongoReferenceData;
import city.renewal.progress.application.rebuild.ListGenerations;
import city.renewal.progress.application.rebuild.Rebuild;
import city.renewal.progress.application.state.Journal;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Stores each generation in collections whose names start with the name of the generation, {@code lists_…}. */
public final class MongoListGenerations implements ListGenerations {
    private static final String BEGINNING = "lists_";

    private final MongoDatabase database;
    private final ListCollections live;
    private final Journal journal;
    private final InstantSource clock;
    private final InstantSource real;

    public MongoListGenerations(
            MongoDatabase database, ListCollections live, Journal journal, InstantSource clock, InstantSource real) {
        this.database = database;
        this.live = live;
        this.journal = journal;
        this.clock = clock;
        this.real = real;
    }

    @Override
    public Rebuild prepare(String generation) {
        var liveGeneration = live.generation();
        for (var name : names()) {
            if (name.startsWith(BEGINNING)
                    && (liveGeneration.isEmpty() || !name.startsWith(ListCollections.prefix(liveGeneration)))) {
                database.getCollection(name).drop();
            }
        }
        var prefix = ListCollections.prefix(generation);
        var rows = new MongoDeadlineRows(ListCollections.named(database, prefix));
        rows.createIndexes();
        var documents = new MongoProgressDocuments(database.getCollection(prefix + "progress"), real);
        documents.createIndexes();
        var problems = new MongoProblemRows(ListCollections.named(database, prefix));
        problems.createIndexes();
        var problemDocuments = new MongoProblemDocuments(database.getCollection(prefix + "problemProgress"), real);
        problemDocuments.createIndexes();
        return new Rebuild(
                journal,
                documents,
                rows,
                problemDocuments,
                problems,
                MongoReferenceData.in(database, prefix),
                clock,
                real);
    }

    @Override
    public boolean isPrepared(String generation) {
        return generation.startsWith(BEGINNING)
                && !generation.equals(live.generation())
                && names().contains(ListCollections.prefix(generation) + "summaries");
    }

    /** Sets the revision of all rebuilt rows to 0, so that every later write replaces them. */
    @Override
    public void switchTo(String generation) {
        var fresh = ListCollections.named(database, ListCollections.prefix(generation));
        for (var collection : List.of(fresh.deadlines(), fresh.summaries(), fresh.tallies(), fresh.problems())) {
            collection.updateMany(new Document(), new Document("$set", new Document("revision", 0L)));
        }
        live.updatePointer(new Document("generation", generation).append("settled", false));
    }

    @Override
    public boolean isSwitchUnfinished() {
        return live.isSwitchUnfinished();
    }

    @Override
    public void markSwitchFinished() {
        live.updatePointer(new Document("settled", true));
    }

    private List<String> names() {
        return database.listCollectionNames().into(new ArrayList<>());
    }
}
