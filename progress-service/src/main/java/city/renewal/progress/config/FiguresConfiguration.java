package city.renewal.progress.config;

import city.renewal.progress.adapter.mongo.MongoBulletins;
import city.renewal.progress.adapter.mongo.MongoDatedTallies;
import city.renewal.progress.adapter.mongo.MongoFeeds;
import city.renewal.progress.adapter.mongo.MongoLists;
import city.renewal.progress.adapter.mongo.MongoOpenAlerts;
import city.renewal.progress.adapter.mongo.MongoOpenOrders;
import city.renewal.progress.adapter.mongo.MongoPastDays;
import city.renewal.progress.adapter.mongo.MongoProblemList;
import city.renewal.progress.adapter.mongo.MongoProgressDocuments;
import city.renewal.progress.adapter.mongo.MongoProjects;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.journal.MongoJournal;
import city.renewal.progress.application.bulletin.PublishBulletin;
import city.renewal.progress.application.feed.DeadlineFeeds;
import city.renewal.progress.application.figure.Overviews;
import city.renewal.progress.application.figure.PastFigures;
import city.renewal.progress.application.figure.Trends;
import city.renewal.progress.application.ranking.Rankings;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of figures over time, bulletins and calendar feeds. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {
    private static final int SECRET_BYTES = 32;

    @Bean
    MongoPastDays pastDays(MongoDatabase database) {
        return new MongoPastDays(database.getCollection("pastDays"));
    }

    @Bean
    PastFigures pastFigures(
            MongoProgressDocuments documents,
            MongoJournal journal,
            ReferenceData referenceData,
            MongoPastDays days,
            MongoOpenAlerts alerts,
            InstantSource clock) {
        return new PastFigures(documents, journal, referenceData, days, alerts, clock);
    }

    @Bean
    RepeatedTask pastFiguresTask(PastFigures figures, @Value("${renewal.past-figures.every:10s}") Duration every) {
        return new RepeatedTask("past-figures", figures::catchUp, every, 10);
    }

    @Bean
    MongoDatedTallies datedTallies(ListCollections collections) {
        return new MongoDatedTallies(collections);
    }

    @Bean
    Trends trends(MongoDatedTallies tallies, MongoProjects projects, InstantSource clock) {
        return new Trends(tallies, projects, clock);
    }

    @Bean
    MongoOpenOrders openOrders(MongoDatabase database) {
        return new MongoOpenOrders(database.getCollection("orders"));
    }

    @Bean
    MongoBulletins bulletins(MongoDatabase database) {
        return new MongoBulletins(database.getCollection("bulletins"));
    }

    @Bean
    PublishBulletin publishBulletin(
            Rankings rankings,
            Overviews overviews,
            MongoDatedTallies tallies,
            MongoLists lists,
            MongoProblemList problems,
            MongoOpenOrders orders,
            ReferenceData referenceData,
            MongoBulletins bulletins,
            InstantSource clock) {
        return new PublishBulletin(
                rankings, overviews, tallies, lists, problems, orders, referenceData.people(), bulletins, clock);
    }

    @Bean
    MongoFeeds feeds(MongoDatabase database) {
        return new MongoFeeds(database.getCollection("feeds"));
    }

    @Bean
    DeadlineFeeds deadlineFeeds(MongoFeeds feeds, MongoLists lists, ReferenceData referenceData, InstantSource clock) {
        var random = new SecureRandom();
        return new DeadlineFeeds(
                feeds, lists, referenceData.people(), () -> UUID.randomUUID().toString(), () -> secret(random), clock);
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Bean
    StoreSetup figuresSetup(MongoPastDays days, MongoOpenOrders orders, MongoBulletins bulletins, MongoFeeds feeds) {
        return () -> {
            days.createIndexes();
            orders.createIndexes();
            bulletins.createIndexes();
            feeds.createIndexes();
        };
    }
}
