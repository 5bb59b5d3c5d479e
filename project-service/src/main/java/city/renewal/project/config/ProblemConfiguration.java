package city.renewal.project.config;

import city.renewal.events.Topics;
import city.renewal.project.adapter.excel.SpreadsheetTable;
import city.renewal.project.adapter.mongo.MongoAssessmentStandards;
import city.renewal.project.adapter.mongo.MongoProblems;
import city.renewal.project.application.directory.DirectoryLookup;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.problem.AssessmentStandards;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.problem.ProblemImport;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.problem.RaiseProblem;
import city.renewal.project.application.problem.StandardImport;
import city.renewal.project.application.problem.TableFormat;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.problemfile.ProblemColumn;
import city.renewal.project.domain.standard.StandardColumn;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans of the problem list. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {
    private static final TableFormat<StandardColumn> STANDARDS = new SpreadsheetTable<>(
            "考核标准",
            List.of(StandardColumn.values()),
            Map.of(
                    StandardColumn.ITEM, "1.1",
                    StandardColumn.GROUP, "市容秩序",
                    StandardColumn.NAME, "沿街外立面无破损、无乱贴乱画",
                    StandardColumn.POINTS, "2"));
    private static final TableFormat<ProblemColumn> PROBLEMS =
            new SpreadsheetTable<>("问题清单", List.of(ProblemColumn.values()), ProblemColumn.EXAMPLE);

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
    StoreSetup problemSetup(AggregateCollection<TrackedProblem> problems, MongoAssessmentStandards standards) {
        return () -> {
            problems.createIndexes();
            MongoProblems.createIndexes(problems.documents());
            standards.createIndexes();
        };
    }

    @Bean
    RaiseProblem raiseProblem(
            Problems problems,
            Projects projects,
            Programmes programmes,
            AssessmentStandards standards,
            PhotoUses photos,
            InstantSource clock) {
        return new RaiseProblem(problems, projects, programmes, standards, photos, clock);
    }

    @Bean
    MongoAssessmentStandards assessmentStandards(MongoDatabase database) {
        return new MongoAssessmentStandards(database.getCollection("assessmentStandards"));
    }

    @Bean
    StandardImport standardImport(AssessmentStandards standards, InstantSource clock) {
        return new StandardImport(STANDARDS, standards, clock);
    }

    @Bean
    ProblemImport problemImport(
            RaiseProblem raising, Problems problems, Programmes programmes, DirectoryLookup directory) {
        return new ProblemImport(PROBLEMS, raising, problems, programmes, directory, AreaTree.bundled());
    }

    @Bean
    ProblemCommands problemCommands(
            Problems problems, Projects projects, Programmes programmes, PhotoUses photos, InstantSource clock) {
        return new ProblemCommands(problems, projects, programmes, photos, clock);
    }
}
