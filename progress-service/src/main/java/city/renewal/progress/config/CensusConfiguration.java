package city.renewal.progress.config;

import city.renewal.progress.adapter.kafka.KafkaCensusPublisher;
import city.renewal.progress.adapter.mongo.MongoOverdueLists;
import city.renewal.progress.adapter.mongo.MongoProblemDocuments;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.census.TakeCensus;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.time.RepeatedTask;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the census of overdue nodes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CensusProperties.class)
class CensusConfiguration {
    @Bean
    TakeCensus takeCensus(
            ListCollections collections,
            MongoProgressDocuments documents,
            MongoProblemDocuments problems,
            FactPublisher publisher,
            InstantSource clock) {
        return new TakeCensus(
                new MongoOverdueLists(collections), documents, problems, new KafkaCensusPublisher(publisher), clock);
    }

    @Bean
    RepeatedTask censusTask(TakeCensus census, CensusProperties properties) {
        return new RepeatedTask("census", census::take, properties.every(), 30);
    }
}
