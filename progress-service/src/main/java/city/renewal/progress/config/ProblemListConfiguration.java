package city.renewal.progress.config;

import city.renewal.events.Topics;
import city.renewal.progress.adapter.metrics.FoldMeters;
import city.renewal.progress.adapter.mongo.MongoProblemDocuments;
import city.renewal.progress.adapter.mongo.MongoProblemList;
import city.renewal.progress.adapter.mongo.MongoProblemRows;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.journal.MongoJournal;
import city.renewal.progress.application.fold.FoldProblems;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the problem list: documents, rows and outbox. */
@Configuration(proxyBeanMethods = false)
class ProblemListConfiguration {
    private static final String PROGRESS = "problemProgress";

    @Bean
    MongoProblemDocuments problemDocuments(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoProblemDocuments(database.getCollection(PROGRESS), real);
    }

    @Bean
    MongoProblemRows problemRows(ListCollections collections) {
        return new MongoProblemRows(collections);
    }

    @Bean
    MongoProblemList problemList(ListCollections collections) {
        return new MongoProblemList(collections);
    }

    @Bean
    OutboxRelay problemRelay(
            MongoDatabase database, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(database.getCollection(PROGRESS), Topics.PROGRESS), publisher, real);
    }

    @Bean
    FoldProblems foldProblems(
            MongoProblemDocuments documents,
            MongoProblemRows rows,
            MongoProgressDocuments projects,
            MongoJournal journal,
            ReferenceData referenceData,
            @Qualifier("problemRelay") OutboxRelay relay,
            FoldMeters meters,
            InstantSource clock) {
        return new FoldProblems(documents, rows, projects, journal, referenceData, meters, clock, relay::nudgeAll);
    }

    @Bean
    StoreSetup problemSetup(MongoProblemDocuments documents, MongoProblemRows rows) {
        return () -> {
            documents.createIndexes();
            rows.createIndexes();
        };
    }
}
