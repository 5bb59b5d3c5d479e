package city.renewal.progress.config;

import city.renewal.progress.adapter.mongo.MongoDeadlineRows;
import city.renewal.progress.adapter.mongo.MongoListGenerations;
import city.renewal.progress.adapter.mongo.MongoProblemDocuments;
import city.renewal.progress.adapter.mongo.MongoProblemRows;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.journal.MongoJournal;
import city.renewal.progress.application.figure.PastFigures;
import city.renewal.progress.application.rebuild.Rebuilds;
import city.renewal.starter.mongo.StoreSetup;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of rebuilds. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    @Bean
    Rebuilds rebuilds(
            MongoDatabase database,
            ListCollections collections,
            MongoJournal journal,
            MongoDeadlineRows live,
            MongoProgressDocuments documents,
            MongoProblemRows problems,
            MongoProblemDocuments problemDocuments,
            PastFigures past,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new Rebuilds(
                new MongoListGenerations(database, collections, journal, clock, real),
                live,
                documents,
                problems,
                problemDocuments,
                past,
                clock,
                () -> "lists_" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Completes a switch that a crash interrupted. */
    @Bean
    StoreSetup switchSetup(Rebuilds rebuilds) {
        return rebuilds::finishSwitch;
    }
}
