package city.renewal.project.config;

import city.renewal.events.Topics;
import city.renewal.project.adapter.excel.ExcelLedgerFormat;
import city.renewal.project.adapter.ical.IcsCalendarFormat;
import city.renewal.project.adapter.mongo.MongoLedgers;
import city.renewal.project.adapter.mongo.MongoNamedCalendars;
import city.renewal.project.adapter.mongo.MongoProgrammes;
import city.renewal.project.adapter.mongo.MongoProjects;
import city.renewal.project.adapter.mpxj.MpxjScheduleFormat;
import city.renewal.project.application.calendar.CalendarCommands;
import city.renewal.project.application.calendar.CalendarFormat;
import city.renewal.project.application.command.Ids;
import city.renewal.project.application.directory.DirectoryLookup;
import city.renewal.project.application.ledger.LedgerImport;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.programme.NamedCalendars;
import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.ClaimEvidenceCheck;
import city.renewal.project.application.project.ExtensionCommands;
import city.renewal.project.application.project.InvestmentCommands;
import city.renewal.project.application.project.NodeCommands;
import city.renewal.project.application.project.NodeReports;
import city.renewal.project.application.project.PlanImport;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.application.project.Projects;
import city.renewal.project.application.project.SuspensionCommands;
import city.renewal.project.application.report.NodeSiteReports;
import city.renewal.project.application.report.SiteReports;
import city.renewal.project.application.verification.WaitingClaims;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.json.CompressedJson;
import city.renewal.starter.json.LargeFacts;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.web.Idempotency;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Wires adapters to ports. */
@Configuration(proxyBeanMethods = false)
class ProjectServiceConfiguration {
    @Bean
    AggregateCollection<Programme> programmeCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("programmes"),
                Programme.class,
                "/programmes/",
                Programme::programmeId,
                _ -> new Document(),
                real);
    }

    @Bean
    AggregateCollection<Project> projectCollection(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("projects"),
                Project.class,
                "/projects/",
                project -> project.entry().projectId(),
                MongoProjects::queryFields,
                real,
                project -> LargeFacts.isLarge(project.plan())
                        || project.former().size() > CompressedJson.MAX_UNCOMPRESSED);
    }

    @Bean
    AggregateCollection<NamedCalendar> calendarCollection(
            MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("calendars"),
                NamedCalendar.class,
                "/calendars/",
                NamedCalendar::calendarId,
                _ -> new Document(),
                real);
    }

    @Bean
    OutboxRelay calendarRelay(
            AggregateCollection<NamedCalendar> calendars,
            FactPublisher publisher,
            @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(calendars.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    NamedCalendars namedCalendars(
            AggregateCollection<NamedCalendar> collection, @Qualifier("calendarRelay") OutboxRelay relay) {
        return new MongoNamedCalendars(collection, relay);
    }

    @Bean
    CalendarCache calendarCache(NamedCalendars calendars, @Qualifier("realTime") InstantSource real) {
        return new CalendarCache(calendars, real);
    }

    @Bean
    CalendarFormat calendarFormat() {
        return new IcsCalendarFormat();
    }

    @Bean
    CalendarCommands calendarCommands(
            NamedCalendars calendars,
            CalendarCache calendarCache,
            Projects projects,
            Programmes programmes,
            InstantSource clock) {
        return new CalendarCommands(calendars, calendarCache, projects, programmes, clock);
    }

    @Bean
    OutboxRelay programmeRelay(
            AggregateCollection<Programme> programmes,
            FactPublisher publisher,
            @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(programmes.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    OutboxRelay projectRelay(
            AggregateCollection<Project> projects, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(projects.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    Programmes programmes(AggregateCollection<Programme> collection, @Qualifier("programmeRelay") OutboxRelay relay) {
        return new MongoProgrammes(collection, relay);
    }

    @Bean
    Projects projects(AggregateCollection<Project> collection, @Qualifier("projectRelay") OutboxRelay relay) {
        return new MongoProjects(collection, relay);
    }

    @Bean
    Idempotency idempotency(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new Idempotency(database.getCollection("idempotencyKeys"), real);
    }

    /**
     * A version 3 UUID of the command id, so that a retry finds its earlier result; a random UUID without a command id.
     */
    @Bean
    Ids ids() {
        return commandId -> (commandId == null
                        ? UUID.randomUUID()
                        : UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }

    @Bean
    @Order(0)
    StoreSetup storeSetup(
            AggregateCollection<Programme> programmes,
            AggregateCollection<Project> projects,
            AggregateCollection<NamedCalendar> calendars) {
        return () -> {
            programmes.createIndexes();
            projects.createIndexes();
            MongoProjects.createIndexes(projects.documents());
            calendars.createIndexes();
        };
    }

    @Bean
    ProgrammeCommands programmeCommands(Programmes programmes, InstantSource clock) {
        return new ProgrammeCommands(programmes, AreaTree.bundled(), clock);
    }

    @Bean
    ProjectCommands projectCommands(
            Projects projects, Programmes programmes, CityTasks tasks, CalendarCache calendars, InstantSource clock) {
        return new ProjectCommands(projects, programmes, tasks, calendars, clock);
    }

    @Bean
    ExtensionCommands extensionCommands(Projects projects, InstantSource clock) {
        return new ExtensionCommands(projects, clock);
    }

    @Bean
    SuspensionCommands suspensionCommands(
            Projects projects, Programmes programmes, CalendarCache calendars, InstantSource clock) {
        return new SuspensionCommands(projects, programmes, calendars, clock);
    }

    @Bean
    NodeReports nodeReports(SiteReports reports) {
        return new NodeSiteReports(reports);
    }

    @Bean
    WaitingClaims waitingClaims(Projects projects, Problems problems, NodeReports reports) {
        return new WaitingClaims(projects, problems, reports);
    }

    @Bean
    NodeCommands nodeCommands(
            Projects projects,
            Programmes programmes,
            CalendarCache calendars,
            NodeReports reports,
            Photos photos,
            PhotoUses photoUses,
            InstantSource clock) {
        return new NodeCommands(
                projects, programmes, calendars, reports, new ClaimEvidenceCheck(photos, photoUses), clock);
    }

    @Bean
    PlanImport planImport(ProjectCommands projects, CalendarCache calendars) {
        return new PlanImport(projects, new MpxjScheduleFormat(), calendars);
    }

    @Bean
    InvestmentCommands investmentCommands(Projects projects, Programmes programmes, InstantSource clock) {
        return new InvestmentCommands(projects, programmes, clock);
    }

    @Bean
    LedgerImport ledgerImport(
            MongoDatabase database,
            Projects projects,
            Programmes programmes,
            CityTasks tasks,
            CalendarCache calendars,
            DirectoryLookup directory,
            InstantSource clock) {
        return new LedgerImport(
                new ExcelLedgerFormat(AreaTree.bundled()),
                new MongoLedgers(database.getCollection("ledgers")),
                projects,
                programmes,
                tasks,
                calendars,
                directory,
                clock);
    }

    /** The last setup: imports that a crash interrupted are finished before the service is ready. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    StoreSetup unfinishedLedgers(LedgerImport ledgers, MongoDatabase database) {
        return () -> {
            MongoLedgers.createIndexes(database.getCollection("ledgers"));
            ledgers.resume();
        };
    }
}
