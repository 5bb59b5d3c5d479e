package city.renewal.project.config;

import city.renewal.events.Topics;
import city.renewal.project.adapter.mongo.MongoSiteReports;
import city.renewal.project.application.photo.PhotoSimilarity;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.application.project.Projects;
import city.renewal.project.application.report.HeldReports;
import city.renewal.project.application.report.ReportAssessments;
import city.renewal.project.application.report.ReportPhotos;
import city.renewal.project.application.report.ReportSweep;
import city.renewal.project.application.report.SiteReportCommands;
import city.renewal.project.application.report.SiteReportQueries;
import city.renewal.project.application.report.SiteReports;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans of site reports: store, submission, sweeps and queries. */
@Configuration(proxyBeanMethods = false)
class SiteReportConfiguration {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration ARRIVED_PHOTOS_EVERY = Duration.ofSeconds(30);

    @Bean
    AggregateCollection<SiteReport> siteReportCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("siteReports"),
                SiteReport.class,
                "/site-reports/",
                SiteReport::projectId,
                MongoSiteReports::queryFields,
                real);
    }

    @Bean
    OutboxRelay siteReportRelay(
            AggregateCollection<SiteReport> reports,
            FactPublisher publisher,
            @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(reports.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    SiteReports siteReports(
            AggregateCollection<SiteReport> collection, @Qualifier("siteReportRelay") OutboxRelay relay) {
        return new MongoSiteReports(collection, relay);
    }

    @Bean
    @Order(0)
    StoreSetup siteReportSetup(AggregateCollection<SiteReport> reports) {
        return () -> {
            reports.createIndexes();
            MongoSiteReports.createIndexes(reports.documents());
            MongoSiteReports.completeOldDocuments(reports);
        };
    }

    @Bean
    ReportPhotos reportPhotos(Photos photos, PhotoUses uses, PhotoSimilarity similarity) {
        return new ReportPhotos(photos, uses, similarity);
    }

    @Bean
    ReportAssessments reportAssessments(SiteReports reports, ReportPhotos photos, InstantSource clock) {
        return new ReportAssessments(reports, photos, clock);
    }

    @Bean
    SiteReportCommands siteReportCommands(
            SiteReports reports,
            Projects projects,
            ReportPhotos photos,
            ReportAssessments assessments,
            InstantSource clock) {
        return new SiteReportCommands(reports, projects, photos, assessments, clock);
    }

    @Bean
    SiteReportQueries siteReportQueries(SiteReports reports, Projects projects) {
        return new SiteReportQueries(reports, projects);
    }

    @Bean
    HeldReports heldReports(
            SiteReports reports, Projects projects, ReportAssessments assessments, InstantSource clock) {
        return new HeldReports(reports, projects, assessments, clock);
    }

    @Bean
    ReportSweep reportSweep(
            SiteReports reports,
            ReportPhotos photos,
            HeldReports held,
            ReportAssessments assessments,
            InstantSource clock) {
        return new ReportSweep(reports, photos, held, assessments, clock);
    }

    /** Held and unsettled reports, and pictures of other instances. */
    @Bean
    RepeatedTask reportSweepTask(ReportSweep sweep) {
        return new RepeatedTask(
                        "site-report-sweep",
                        () -> {
                            sweep.sweep();
                            sweep.comparePicturesOfOtherInstances();
                        },
                        SWEEP_EVERY,
                        0)
                .startingImmediately()
                .afterFailure(SWEEP_AFTER_FAILURE);
    }

    @Bean
    RepeatedTask arrivedPhotosTask(ReportSweep sweep) {
        return new RepeatedTask("arrived-photos", sweep::findArrivedPhotos, ARRIVED_PHOTOS_EVERY, 0)
                .startingImmediately();
    }
}
