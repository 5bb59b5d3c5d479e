package city.renewal.notification.config;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.Envelope;
import city.renewal.events.ProblemProgressEvent;
import city.renewal.events.ProgressEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Topics;
import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoCensuses;
import city.renewal.notification.adapter.mongo.MongoFormerDecisions;
import city.renewal.notification.adapter.mongo.MongoInbox;
import city.renewal.notification.adapter.mongo.MongoOutgoingNotifications;
import city.renewal.notification.adapter.mongo.subject.MongoWatchedSubjects;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.delivery.Deliveries;
import city.renewal.notification.application.delivery.DeliveryLedger;
import city.renewal.notification.application.delivery.ExternalChannel;
import city.renewal.notification.application.delivery.LedgerChannel;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.AdoptFormerDecisions;
import city.renewal.notification.application.dispatch.DeliveriesOfAlert;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.RecoverOutgoing;
import city.renewal.notification.application.dispatch.StepOrders;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.watchdog.Censuses;
import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.application.watchdog.WatchdogAlarm;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.events.FactDelayListener;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.mongo.StoreInitializer;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.time.RepeatedTask;
import city.renewal.starter.web.Idempotency;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Assembles the use cases with their adapters, and the background work. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationConfiguration.class);
    private static final String GROUP = "notification-service";

    /** Threads that take facts: one prepares its writes while the other waits for the store. */
    private static final int AT_ONCE = 2;

    /** An expensive task's pause as a multiple of its last run: it uses at most a thirtieth of a processor. */
    private static final int REST = 30;

    @Bean
    AggregateCollection<Alert> alertCollection(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return MongoAlerts.collection(database, real);
    }

    @Bean
    MongoAlerts alertQueries(AggregateCollection<Alert> alerts) {
        return new MongoAlerts(alerts);
    }

    @Bean
    Inbox inbox(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoInbox(database, real);
    }

    @Bean
    OutgoingNotifications outgoingNotifications(AggregateCollection<Alert> alerts) {
        return new MongoOutgoingNotifications(alerts);
    }

    @Bean
    WatchedSubjects watchedSubjects(MongoDatabase database) {
        return new MongoWatchedSubjects(database);
    }

    @Bean
    Idempotency idempotency(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new Idempotency(database.getCollection("idempotencyKeys"), real);
    }

    @Bean
    OutboxRelay alertRelay(
            AggregateCollection<Alert> alerts, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(alerts.documents(), Topics.ALERT), publisher, real);
    }

    @Bean
    Aggregates<Alert> alerts(AggregateCollection<Alert> collection, @Qualifier("alertRelay") OutboxRelay relay) {
        return new RelayedAggregates<>(collection, relay);
    }

    @Bean
    StoreSetup storeSetup(MongoDatabase database, AggregateCollection<Alert> alerts) {
        return new Indexes(database, alerts);
    }

    /** The last setup: decisions that a former version left open are on their alerts before facts are taken. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    StoreSetup formerDecisions(
            MongoDatabase database,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            @Qualifier("ruleSnapshotsAtOnce") RuleSnapshotLoader rules,
            InstantSource clock) {
        var former = new MongoFormerDecisions(database);
        return () -> new AdoptFormerDecisions(former, alerts, rules, clock).adopt();
    }

    @Bean
    Metrics metrics(MeterRegistry registry, AlertQueries alerts) {
        return new Metrics(registry, alerts);
    }

    @Bean
    NotificationDispatcher dispatcher(
            OutgoingNotifications outgoing,
            Inbox inbox,
            Deliveries deliveries,
            List<ExternalChannel> externalChannels,
            Groups groups,
            StepOrders orders,
            @Qualifier("deliveryTask") RepeatedTask deliveryTask,
            Metrics metrics) {
        var channels = new EnumMap<ChannelName, Channel>(ChannelName.class);
        channels.put(ChannelName.INBOX, metrics.counting("inbox", inbox));
        externalChannels.forEach(external ->
                channels.put(external.channel(), new LedgerChannel(external, deliveries, deliveryTask::wake)));
        return new NotificationDispatcher(outgoing, channels, groups, orders);
    }

    @Bean
    Escalate escalate(
            AlertQueries due,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new Escalate(due, alerts, dispatcher, rules, clock, real);
    }

    @Bean
    RecoverOutgoing recoverOutgoing(
            OutgoingNotifications outgoing,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new RecoverOutgoing(outgoing, dispatcher, rules, clock, real);
    }

    @Bean
    AcknowledgeAlert acknowledgeAlert(
            @Qualifier("alerts") Aggregates<Alert> alerts, RuleSnapshotLoader rules, InstantSource clock) {
        return new AcknowledgeAlert(alerts, rules, clock);
    }

    @Bean
    BackgroundWork work(
            StoreInitializer store,
            FactListeners listeners,
            FollowStandings follow,
            Censuses censuses,
            List<RepeatedTask> tasks,
            Metrics metrics) {
        var listener = listeners.container(
                Topics.PROGRESS,
                GROUP,
                facts -> {
                    metrics.decided(follow.follow(progressOf(facts)));
                    censusesOf(facts).forEach(censuses::keep);
                },
                FactDelayListener.UNMEASURED,
                AT_ONCE);
        return new BackgroundWork(store, listener, tasks);
    }

    @Bean
    RepeatedTask escalationTask(Escalate escalate, EscalationProperties escalation, Metrics metrics) {
        return RepeatedTask.untilNothingIsLeft(
                        "escalation",
                        () -> {
                            var swept = escalate.sweep();
                            metrics.swept(swept);
                            return swept.mayHaveMore();
                        },
                        escalation.sweepEvery())
                .startedByHand();
    }

    @Bean
    RepeatedTask recoveryTask(RecoverOutgoing recovery) {
        return RepeatedTask.untilNothingIsLeft("recover-outgoing", recovery::recover, Duration.ofSeconds(5))
                .startedByHand();
    }

    @Bean
    RepeatedTask countingTask(Metrics metrics) {
        return new RepeatedTask("count-open-alerts", metrics::countOpenAlerts, Duration.ofSeconds(5), REST)
                .startingImmediately()
                .startedByHand();
    }

    @Bean
    Censuses censuses(MongoDatabase database) {
        return new MongoCensuses(database);
    }

    @Bean
    Watchdog watchdog(
            WatchedSubjects subjects,
            AlertQueries alerts,
            Directory directory,
            InstantSource clock,
            Censuses censuses,
            @Qualifier("realTime") InstantSource real,
            WatchdogProperties properties) {
        return new Watchdog(subjects, alerts, directory, clock, censuses, real, properties.grace());
    }

    @Bean
    DeliveriesOfAlert deliveriesOfAlert(Inbox inbox, DeliveryLedger ledger, Directory directory) {
        return new DeliveriesOfAlert(inbox, ledger, directory);
    }

    @Bean
    RepeatedTask watchdogTask(WatchdogAlarm watchdog, Metrics metrics) {
        return new RepeatedTask("watchdog", () -> check(watchdog, metrics), Duration.ofMinutes(1), REST)
                .startingImmediately()
                .startedByHand();
    }

    private static void check(WatchdogAlarm watchdog, Metrics metrics) {
        var finding = watchdog.check();
        metrics.checked(finding);
        if (finding.unreached() > 0) {
            LOG.error(
                    "{} open alerts reached nobody and go on to the next level; GET /api/v1/alerts/audit names"
                            + " them",
                    finding.unreached());
        }
        if (finding.stale() > 0) {
            LOG.error(
                    "{} alerts are open though the lists no longer have their nodes as overdue; GET"
                            + " /api/v1/alerts/audit names them, and POST /api/v1/census with sayAnew heals it",
                    finding.stale());
        }
        if (finding.unalerted() > 0) {
            LOG.error(
                    "{} of {} overdue nodes have no open alert; GET /api/v1/alerts/audit names them",
                    finding.unalerted(),
                    finding.overdue());
        }
    }

    @Bean
    RepeatedTask forgettingTask(Idempotency idempotency) {
        return new RepeatedTask("forget-idempotency-keys", idempotency::deleteExpired, Duration.ofHours(1), 0)
                .startingImmediately()
                .startedByHand();
    }

    private static List<OverdueCensusTaken> censusesOf(List<Envelope<?>> facts) {
        return facts.stream()
                .map(Envelope::event)
                .filter(OverdueCensusTaken.class::isInstance)
                .map(OverdueCensusTaken.class::cast)
                .toList();
    }

    /** The facts about the progress of nodes, projects and problems. */
    @SuppressWarnings("unchecked")
    private static List<Envelope<RenewalEvent>> progressOf(List<Envelope<?>> facts) {
        return facts.stream()
                .filter(fact -> fact.event() instanceof ProgressEvent || fact.event() instanceof ProblemProgressEvent)
                .map(fact -> (Envelope<RenewalEvent>) fact)
                .toList();
    }
}
