package city.renewal.project.config;

import city.renewal.events.Topics;
import city.renewal.project.adapter.mongo.MongoProblems;
import city.renewal.project.application.ProblemCommands;
import city.renewal.project.application.Problems;
import city.renewal.project.application.Programmes;
import city.renewal.project.application.Projects;
import city.renewal.project.application.RaiseProblem;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.domain.problem.TrackedProblem;
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

/** The problem list. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {
    @Bean
    AggregateCollection<TrackedProblem> problemCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("problems"),
                TrackedProblem.class,
                "/problems/",
                TrackedProblem::subject,
                _ -> new Document(),
                real);
    }

    @Bean
    OutboxRelay problemRelay(
            AggregateCollection<TrackedProblem> problems,
            FactPublisher publisher,
            @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(problems.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    Problems problems(AggregateCollection<TrackedProblem> collection, @Qualifier("problemRelay") OutboxRelay relay) {
        return new MongoProblems(collection, relay);
    }

    @Bean
    @Order(0)
    StoreSetup problemSetup(AggregateCollection<TrackedProblem> problems) {
        return problems::createIndexes;
    }

    @Bean
    RaiseProblem raiseProblem(
            Problems problems, Projects projects, Programmes programmes, PhotoUses photos, InstantSource clock) {
        return new RaiseProblem(problems, projects, programmes, photos, clock);
    }

    @Bean
    ProblemCommands problemCommands(
            Problems problems, Projects projects, Programmes programmes, PhotoUses photos, InstantSource clock) {
        return new ProblemCommands(problems, projects, programmes, photos, clock);
    }
}
