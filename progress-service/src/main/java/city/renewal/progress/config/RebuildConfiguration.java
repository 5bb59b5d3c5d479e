package city.renewal.progress.config;

import city.renewal.progress.adapter.mongo.ListCollections;
import city.renewal.progress.adapter.mongo.MongoCopies;
import city.renewal.progress.adapter.mongo.MongoDeadlineRows;
import city.renewal.progress.adapter.mongo.MongoJournal;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.application.Copies;
import city.renewal.progress.application.Rebuild;
import city.renewal.progress.application.Rebuilds;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where a rebuild folds to: collections beside the live ones, emptied before each. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    @Bean
    Rebuilds rebuilds(
            MongoDatabase database,
            MongoJournal journal,
            MongoDeadlineRows live,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new Rebuilds(
                () -> new Rebuild(
                        journal,
                        new MongoProgressDocuments(empty(database, "progress"), real),
                        new MongoDeadlineRows(
                                new ListCollections(empty(database, "deadlines"), empty(database, "summaries"))),
                        copies(database),
                        clock,
                        real),
                live);
    }

    private static Copies copies(MongoDatabase database) {
        for (var name : List.of("programmes", "calendars", "cityTasks", "rankingRules")) {
            empty(database, name);
        }
        return MongoCopies.in(database, "rebuilt_");
    }

    private static MongoCollection<Document> empty(MongoDatabase database, String name) {
        var collection = database.getCollection("rebuilt_" + name);
        collection.drop();
        return collection;
    }
}
