package city.renewal.project.config;

import city.renewal.events.Topics;
import city.renewal.project.adapter.mongo.MongoCityTasks;
import city.renewal.project.adapter.mongo.MongoRankingRules;
import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.programme.ProgrammeSettings;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.programme.RankingRulesStore;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.ranking.ProgrammeRules;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans of a programme's settings. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
    @Bean
    AggregateCollection<CityTask> cityTaskCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("cityTasks"),
                CityTask.class,
                "/city-tasks/",
                CityTask::taskId,
                MongoCityTasks::queryFields,
                real);
    }

    @Bean
    AggregateCollection<ProgrammeRules> rankingCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("rankingRules"),
                ProgrammeRules.class,
                "/rankings/",
                ProgrammeRules::programmeId,
                _ -> new Document(),
                real);
    }

    @Bean
    OutboxRelay cityTaskRelay(
            AggregateCollection<CityTask> tasks, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(tasks.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    OutboxRelay rankingRelay(
            AggregateCollection<ProgrammeRules> rules,
            FactPublisher publisher,
            @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(rules.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    CityTasks cityTasks(AggregateCollection<CityTask> collection, @Qualifier("cityTaskRelay") OutboxRelay relay) {
        return new MongoCityTasks(collection, relay);
    }

    @Bean
    RankingRulesStore rankingRulesStore(
            AggregateCollection<ProgrammeRules> collection, @Qualifier("rankingRelay") OutboxRelay relay) {
        return new MongoRankingRules(collection, relay);
    }

    @Bean
    @Order(0)
    StoreSetup settingsSetup(AggregateCollection<CityTask> tasks, AggregateCollection<ProgrammeRules> rules) {
        return () -> {
            tasks.createIndexes();
            MongoCityTasks.createIndexes(tasks.documents());
            rules.createIndexes();
        };
    }

    @Bean
    ProgrammeSettings programmeSettings(
            CityTasks tasks, RankingRulesStore rules, Programmes programmes, InstantSource clock) {
        return new ProgrammeSettings(tasks, rules, programmes, clock);
    }
}
