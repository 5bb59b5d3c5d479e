package city.renewal.project.config;

import city.renewal.project.adapter.mongo.MongoCitizenReports;
import city.renewal.project.adapter.mongo.MongoCitizenTokenKey;
import city.renewal.project.application.citizen.CitizenFeedback;
import city.renewal.project.application.citizen.CitizenPhotoUses;
import city.renewal.project.application.citizen.CitizenPhotos;
import city.renewal.project.application.citizen.CitizenReportQueries;
import city.renewal.project.application.citizen.CitizenReports;
import city.renewal.project.application.citizen.CitizenRetention;
import city.renewal.project.application.citizen.CitizenTokens;
import city.renewal.project.application.citizen.ModerateCitizenReports;
import city.renewal.project.application.citizen.SubmitCitizenReport;
import city.renewal.project.application.photo.PhotoUploads;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.problem.RaiseProblem;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans of citizens' reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CitizenProperties.class)
class CitizenConfiguration {
    private static final String COLLECTION = "citizenReports";
    private static final Duration RETENTION_EVERY = Duration.ofMinutes(10);

    @Bean
    CitizenReports citizenReports(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoCitizenReports(new AggregateCollection<>(
                database.getCollection(COLLECTION),
                CitizenReport.class,
                "/citizen-reports/",
                CitizenReport::reportId,
                MongoCitizenReports::queryFields,
                real));
    }

    @Bean
    @Order(0)
    StoreSetup citizenReportSetup(MongoDatabase database) {
        return () -> MongoCitizenReports.createIndexes(database.getCollection(COLLECTION));
    }

    @Bean
    CitizenTokens citizenTokens(MongoDatabase database) {
        return new CitizenTokens(new MongoCitizenTokenKey(database));
    }

    @Bean
    CitizenPhotos citizenPhotos(PhotoUploads uploads) {
        return new CitizenPhotos(uploads);
    }

    @Bean
    CitizenPhotoUses citizenPhotoUses(PhotoUses uses) {
        return new CitizenPhotoUses(uses);
    }

    @Bean
    SubmitCitizenReport submitCitizenReport(
            CitizenReports reports,
            CitizenTokens tokens,
            CitizenPhotoUses photos,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new SubmitCitizenReport(reports, tokens, photos, clock, real);
    }

    @Bean
    CitizenReportQueries followCitizenReports(CitizenReports reports, Problems problems) {
        return new CitizenReportQueries(reports, problems);
    }

    @Bean
    ModerateCitizenReports moderateCitizenReports(
            CitizenReports reports,
            Problems problems,
            RaiseProblem raising,
            ProblemCommands commands,
            CitizenPhotoUses photos,
            CitizenProperties properties,
            InstantSource clock) {
        return new ModerateCitizenReports(reports, problems, raising, commands, photos, properties.policy(), clock);
    }

    @Bean
    CitizenFeedback citizenFeedback(
            CitizenReports reports,
            Problems problems,
            ProblemCommands commands,
            CitizenProperties properties,
            InstantSource clock) {
        return new CitizenFeedback(reports, problems, commands, properties.policy(), clock);
    }

    @Bean
    CitizenRetention citizenRetention(
            CitizenReports reports, Problems problems, CitizenProperties properties, InstantSource clock) {
        return new CitizenRetention(reports, problems, properties.policy(), clock);
    }

    @Bean
    RepeatedTask citizenRetentionTask(CitizenRetention retention) {
        return new RepeatedTask("citizen-retention", retention::sweep, RETENTION_EVERY, 1);
    }
}
