package city.renewal.progress.config;

import city.renewal.progress.adapter.mongo.MongoNodeTallies;
import city.renewal.progress.adapter.mongo.MongoOpenAlerts;
import city.renewal.progress.adapter.mongo.MongoProblemList;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.MongoProjects;
import city.renewal.progress.adapter.mongo.MongoPublications;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.journal.MongoFactHistory;
import city.renewal.progress.adapter.mongo.reference.MongoCityTasks;
import city.renewal.progress.application.history.ProjectHistory;
import city.renewal.progress.application.list.VisibleProgrammes;
import city.renewal.progress.application.ranking.PublishRanking;
import city.renewal.progress.application.ranking.Rankings;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.rollup.CityTaskProgress;
import city.renewal.progress.application.rollup.Investments;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.web.Idempotency;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of roll-ups and rankings. */
@Configuration(proxyBeanMethods = false)
class ListsConfiguration {
    @Bean
    MongoProjects projects(ListCollections collections) {
        return new MongoProjects(collections);
    }

    @Bean
    Investments investments(MongoProjects projects, ReferenceData referenceData) {
        return new Investments(projects, referenceData.programmes());
    }

    @Bean
    CityTaskProgress cityTaskProgress(MongoProjects projects, ReferenceData referenceData) {
        return new CityTaskProgress(projects, referenceData);
    }

    @Bean
    Rankings rankings(
            ListCollections collections,
            MongoProblemList problems,
            MongoOpenAlerts alerts,
            MongoProjects projects,
            ReferenceData referenceData,
            InstantSource clock) {
        return new Rankings(new MongoNodeTallies(collections), problems, alerts, projects, referenceData, clock);
    }

    @Bean
    MongoPublications publications(MongoDatabase database) {
        return new MongoPublications(database.getCollection("publications"));
    }

    @Bean
    ProjectHistory projectHistory(
            MongoProgressDocuments documents,
            MongoProblemList problems,
            MongoDatabase database,
            ReferenceData referenceData) {
        var history = new MongoFactHistory(database.getCollection("journal"));
        return new ProjectHistory(documents, problems, history, referenceData.people());
    }

    @Bean
    VisibleProgrammes visibleProgrammes(ReferenceData referenceData, MongoProjects projects) {
        return new VisibleProgrammes(referenceData, projects);
    }

    @Bean
    PublishRanking publishRanking(Rankings rankings, MongoPublications publications) {
        return new PublishRanking(rankings, publications);
    }

    @Bean
    Idempotency idempotency(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new Idempotency(database.getCollection("idempotency"), real);
    }

    @Bean
    StoreSetup rollupSetup(MongoDatabase database, MongoPublications publications, Idempotency idempotency) {
        return () -> {
            idempotency.deleteExpired();
            publications.createIndexes();
            new MongoCityTasks(database.getCollection("cityTasks")).createIndexes();
        };
    }
}
