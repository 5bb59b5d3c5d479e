package city.renewal.notification.config;

import city.renewal.events.Topics;
import city.renewal.notification.adapter.mongo.order.MongoKnownFacts;
import city.renewal.notification.adapter.mongo.order.MongoOrders;
import city.renewal.notification.adapter.mongo.order.OrderIndexes;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.UnitAreas;
import city.renewal.notification.application.dispatch.FollowDirectory;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.application.dispatch.StepOrders;
import city.renewal.notification.application.order.AnswerOrder;
import city.renewal.notification.application.order.ChaseOrders;
import city.renewal.notification.application.order.FollowProjects;
import city.renewal.notification.application.order.IssueByPolicy;
import city.renewal.notification.application.order.IssueOrder;
import city.renewal.notification.application.order.KnownFacts;
import city.renewal.notification.application.order.NumberedOrders;
import city.renewal.notification.application.order.OrderQueries;
import city.renewal.notification.application.order.ReleaseOrders;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.mongo.StoreInitializer;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supervision orders: their store, their commands and their background work. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {
    private static final String GROUP = "notification-service-facts";

    @Bean
    AggregateCollection<SupervisionOrder> orderCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return MongoOrders.collection(database, real);
    }

    @Bean
    OrderQueries orderQueries(AggregateCollection<SupervisionOrder> orders) {
        return new MongoOrders(orders);
    }

    @Bean
    OutboxRelay orderRelay(
            AggregateCollection<SupervisionOrder> orders,
            FactPublisher publisher,
            @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(orders.documents(), Topics.ALERT), publisher, real);
    }

    @Bean
    Aggregates<SupervisionOrder> orders(
            AggregateCollection<SupervisionOrder> collection, @Qualifier("orderRelay") OutboxRelay relay) {
        return new RelayedAggregates<>(collection, relay);
    }

    @Bean
    StoreSetup orderSetup(AggregateCollection<SupervisionOrder> orders) {
        return new OrderIndexes(orders);
    }

    @Bean
    KnownFacts knownFacts(MongoDatabase database) {
        return new MongoKnownFacts(database);
    }

    @Bean
    NumberedOrders numberedOrders(@Qualifier("orders") Aggregates<SupervisionOrder> orders, OrderQueries queries) {
        return new NumberedOrders(orders, queries);
    }

    @Bean
    IssueOrder issueOrder(KnownFacts known, NumberedOrders orders, Directory directory, InstantSource clock) {
        return new IssueOrder(known, orders, directory, () -> UUID.randomUUID().toString(), clock);
    }

    @Bean
    StepOrders stepOrders(
            KnownFacts known, NumberedOrders orders, VersionedRules<EscalationPolicies> policies, InstantSource clock) {
        return new IssueByPolicy(known, orders, policies, clock);
    }

    @Bean
    AnswerOrder answerOrder(
            @Qualifier("orders") Aggregates<SupervisionOrder> orders, KnownFacts known, InstantSource clock) {
        return new AnswerOrder(orders, known, clock);
    }

    @Bean
    ReleaseOrders releaseOrders(OrderQueries queries, @Qualifier("orders") Aggregates<SupervisionOrder> orders) {
        return new ReleaseOrders(queries, orders);
    }

    @Bean
    ChaseOrders chaseOrders(
            OrderQueries due,
            @Qualifier("orders") Aggregates<SupervisionOrder> orders,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            KnownFacts known,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new ChaseOrders(due, orders, dispatcher, rules, known, clock, real);
    }

    /** Begins with the other loops, when the store is set up. */
    @Bean
    RepeatedTask chaseTask(ChaseOrders chase, EscalationProperties escalation) {
        return RepeatedTask.untilNothingIsLeft("chase-orders", chase::sweep, escalation.sweepEvery())
                .startedByHand();
    }

    /**
     * What orders must know of projects, and the directory; a group of its own, as it reads another topic from its
     * beginning. A version that keeps more of these facts than the one before takes another name for the group, and reads
     * them all again.
     */
    @Bean
    BackgroundWork knowingProjects(
            StoreInitializer store,
            FactListeners listeners,
            KnownFacts known,
            ReleaseOrders releases,
            Directory directory,
            UnitAreas unitAreas,
            ReviewAlerts reviews) {
        var projects = new FollowProjects(known, releases);
        var people = new FollowDirectory(directory, unitAreas, reviews);
        var listener = listeners.container(Topics.PROJECT, GROUP, facts -> {
            projects.follow(facts);
            people.follow(facts);
        });
        return new BackgroundWork(store, listener, List.of());
    }
}
