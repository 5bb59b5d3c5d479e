package city.renewal.progress.config;

import city.renewal.events.Topics;
import city.renewal.progress.adapter.kafka.LiveTail;
import city.renewal.progress.adapter.metrics.FoldMeters;
import city.renewal.progress.adapter.metrics.ProgressMetric;
import city.renewal.progress.adapter.metrics.StoreGauges;
import city.renewal.progress.adapter.mongo.MongoDeadlineRows;
import city.renewal.progress.adapter.mongo.MongoLists;
import city.renewal.progress.adapter.mongo.MongoOpenAlerts;
import city.renewal.progress.adapter.mongo.MongoOpenOrders;
import city.renewal.progress.adapter.mongo.MongoProblemDocuments;
import city.renewal.progress.adapter.mongo.MongoProblemList;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.MongoStoreCounts;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.journal.MongoJournal;
import city.renewal.progress.adapter.mongo.reference.MongoReferenceData;
import city.renewal.progress.application.figure.OverviewCache;
import city.renewal.progress.application.figure.Overviews;
import city.renewal.progress.application.figure.PastFigures;
import city.renewal.progress.application.fold.FoldFacts;
import city.renewal.progress.application.fold.FoldProblems;
import city.renewal.progress.application.fold.Sweep;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.schedule.ProjectSchedules;
import city.renewal.starter.config.RenewalProperties;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.streams.OpenStreams;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The main beans of the service. */
@Configuration(proxyBeanMethods = false)
class ProgressConfiguration {
    static final String GROUP = "progress-service";
    private static final String PROGRESS = "progress";
    private static final Duration SWEEP_EVERY = Duration.ofMillis(200);
    private static final Duration SWEEP_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration GAUGES_EVERY = Duration.ofSeconds(10);

    @Bean
    MongoProgressDocuments progressDocuments(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoProgressDocuments(database.getCollection(PROGRESS), real);
    }

    @Bean
    ListCollections listCollections(MongoDatabase database) {
        return ListCollections.live(database);
    }

    @Bean
    MongoDeadlineRows deadlineRows(ListCollections collections) {
        return new MongoDeadlineRows(collections);
    }

    @Bean
    MongoLists lists(ListCollections collections) {
        return new MongoLists(collections);
    }

    @Bean
    MongoJournal journal(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoJournal(database.getCollection("journal"), real);
    }

    @Bean
    ReferenceData referenceData(MongoDatabase database) {
        return MongoReferenceData.in(database, "");
    }

    @Bean
    MongoOpenAlerts openAlerts(MongoDatabase database) {
        return new MongoOpenAlerts(database.getCollection("alerts"));
    }

    @Bean
    OutboxRelay outboxRelay(
            MongoDatabase database, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(database.getCollection(PROGRESS), Topics.PROGRESS), publisher, real);
    }

    @Bean
    FoldFacts foldFacts(
            MongoProgressDocuments documents,
            MongoDeadlineRows rows,
            MongoJournal journal,
            ReferenceData referenceData,
            FoldProblems problems,
            @Qualifier("outboxRelay") OutboxRelay relay,
            FoldMeters meters,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new FoldFacts(documents, rows, journal, referenceData, problems, meters, clock, real, relay::nudgeAll);
    }

    /** Indexes serve queries and compare-and-sets; uniqueness comes from {@code _id}. */
    @Bean
    StoreSetup storeSetup(
            MongoProgressDocuments documents,
            MongoDeadlineRows rows,
            MongoJournal journal,
            MongoOpenAlerts alerts,
            InstantSource clock) {
        return () -> {
            documents.createIndexes();
            rows.createIndexes();
            journal.createIndexes();
            alerts.createIndexes();
            documents.markOutdatedDue(clock.instant());
        };
    }

    /** Up while all listeners run. */
    @Bean
    HealthIndicator factsHealth(List<ConcurrentMessageListenerContainer<String, byte[]>> containers) {
        return () -> containers.stream().allMatch(ConcurrentMessageListenerContainer::isRunning)
                ? Health.up().build()
                : Health.down().withDetail("facts", "a listener does not run").build();
    }

    @Bean
    Sweep sweep(
            MongoProgressDocuments documents,
            FoldFacts fold,
            MongoProblemDocuments problemDocuments,
            FoldProblems problems,
            InstantSource clock) {
        return new Sweep(documents, fold, problemDocuments, problems, clock);
    }

    /** At once after a full batch, otherwise several times a second; due documents stay due after a failure. */
    @Bean
    RepeatedTask sweepTask(Sweep sweep, MeterRegistry registry) {
        var lastDue = new AtomicInteger();
        Gauge.builder(ProgressMetric.DUE.id(), lastDue, AtomicInteger::get)
                .description(ProgressMetric.DUE.description())
                .register(registry);
        return RepeatedTask.untilNothingIsLeft(
                        "sweep",
                        () -> {
                            lastDue.set(sweep.runOnce());
                            return Sweep.isFull(lastDue.get());
                        },
                        SWEEP_EVERY)
                .afterFailure(SWEEP_AFTER_FAILURE)
                .onPlatformThread();
    }

    @Bean
    FoldMeters foldMeters(MeterRegistry registry, @Qualifier("realTime") InstantSource real) {
        return new FoldMeters(registry, real);
    }

    @Bean
    StoreGauges storeGauges(MongoDatabase database, ListCollections lists, MeterRegistry registry) {
        return new StoreGauges(new MongoStoreCounts(database, lists), registry);
    }

    @Bean
    RepeatedTask storeGaugesTask(StoreGauges gauges) {
        return new RepeatedTask("store-gauges", gauges::count, GAUGES_EVERY, 0);
    }

    @Bean
    ProjectSchedules projectSchedules(
            MongoProgressDocuments documents,
            ReferenceData referenceData,
            MongoLists lists,
            MongoProblemList problems,
            InstantSource clock) {
        return new ProjectSchedules(documents, referenceData, lists, problems, clock);
    }

    @Bean
    Overviews overviews(
            MongoLists lists,
            MongoProblemList problems,
            ReferenceData referenceData,
            MongoOpenAlerts alerts,
            PastFigures past,
            InstantSource clock) {
        return new Overviews(lists, problems, referenceData.programmes(), alerts, past, clock);
    }

    @Bean
    OverviewCache overviewCache(Overviews overviews) {
        return new OverviewCache(overviews, System::nanoTime);
    }

    @Bean
    LiveFeed liveFeed(
            MeterRegistry registry,
            @Value("${renewal.live.streams-of-a-person:10}") int ofAPerson,
            @Value("${renewal.live.streams:2000}") int ofAll) {
        var feed = new LiveFeed(new OpenStreams.Terms(ofAPerson, ofAll));
        Gauge.builder(ProgressMetric.READERS.id(), feed, LiveFeed::subscribers)
                .description(ProgressMetric.READERS.description())
                .register(registry);
        return feed;
    }

    @Bean
    LiveTail liveTail(RenewalProperties properties, LiveFeed feed) {
        return new LiveTail(properties.kafka().bootstrapServers(), feed);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> projectFacts(
            FactListeners listeners, FoldFacts fold, PastFigures past, FoldMeters meters) {
        return listeners.container(
                Topics.PROJECT,
                GROUP,
                facts -> {
                    fold.handle(facts);
                    past.onFacts(facts);
                },
                meters);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> alertFacts(
            FactListeners listeners, MongoOpenAlerts alerts, MongoOpenOrders orders) {
        return listeners.container(Topics.ALERT, GROUP + "-alerts", facts -> {
            alerts.apply(facts);
            orders.apply(facts);
        });
    }
}
