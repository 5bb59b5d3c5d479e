package city.renewal.notification.config;

import city.renewal.notification.adapter.mongo.AwaitedDirectory;
import city.renewal.notification.adapter.mongo.MongoContacts;
import city.renewal.notification.adapter.mongo.MongoDirectory;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.adapter.mongo.MongoSilences;
import city.renewal.notification.adapter.mongo.MongoUnitAreas;
import city.renewal.notification.application.directory.AdministratorRights;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.Reachability;
import city.renewal.notification.application.directory.UnitAreas;
import city.renewal.notification.application.order.CalendarsInForce;
import city.renewal.notification.application.order.KnownFacts;
import city.renewal.notification.application.rules.DryRun;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.SilenceAlerts;
import city.renewal.notification.application.rules.Silences;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.routing.Route;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The rules that administrators set, each kind with its versions. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
    @Bean
    VersionedRules<EscalationPolicies> policies(MongoDatabase database, EscalationProperties escalation) {
        return new MongoRules<>(database, "escalation-policies", EscalationPolicies.class, escalation.builtIn());
    }

    @Bean
    ReplaceRules<EscalationPolicies> replacePolicies(VersionedRules<EscalationPolicies> policies, InstantSource clock) {
        return new ReplaceRules<>(policies, clock);
    }

    @Bean
    VersionedRules<Route> routes(MongoDatabase database) {
        return new MongoRules<>(database, "routing", Route.class, Route.ROOT);
    }

    @Bean
    ReplaceRules<Route> replaceRoutes(VersionedRules<Route> routes, InstantSource clock) {
        return new ReplaceRules<>(routes, clock);
    }

    @Bean
    Silences silences(MongoDatabase database) {
        return new MongoSilences(database);
    }

    @Bean
    SilenceAlerts silenceAlerts(Silences silences, InstantSource clock) {
        return new SilenceAlerts(silences, () -> UUID.randomUUID().toString(), clock);
    }

    @Bean
    Contacts contacts(MongoDatabase database) {
        return new MongoContacts(database);
    }

    @Bean
    UnitAreas unitAreas(MongoDatabase database) {
        return new MongoUnitAreas(database);
    }

    @Bean
    Reachability reachability(Directory directory, Contacts contacts, AdministratorRights rights) {
        return new Reachability(directory, contacts, rights);
    }

    @Bean
    AdministratorRights administratorRights(Directory directory, UnitAreas unitAreas) {
        return new AdministratorRights(directory, unitAreas);
    }

    @Bean
    Directory directory(MongoDatabase database) {
        return new MongoDirectory(database);
    }

    @Bean
    @Primary
    RuleSnapshotLoader ruleSnapshots(
            VersionedRules<EscalationPolicies> policies,
            VersionedRules<Route> routes,
            Silences silences,
            Contacts contacts,
            HoursProperties hours,
            VersionedRules<AlertKinds> kinds,
            InhibitionContextLoader inhibitionContexts,
            KnownFacts known,
            Directory directory,
            DirectoryProperties properties,
            @Qualifier("realTime") InstantSource real) {
        return new RuleSnapshotLoader(
                policies,
                routes,
                silences,
                contacts,
                hours.everybodys(),
                kinds,
                inhibitionContexts,
                new CalendarsInForce(known),
                new AwaitedDirectory(directory, properties.grace(), real));
    }

    /** For the listener of the directory's facts, which must not wait for them. */
    @Bean
    RuleSnapshotLoader ruleSnapshotsAtOnce(
            VersionedRules<EscalationPolicies> policies,
            VersionedRules<Route> routes,
            Silences silences,
            Contacts contacts,
            HoursProperties hours,
            VersionedRules<AlertKinds> kinds,
            InhibitionContextLoader inhibitionContexts,
            KnownFacts known,
            Directory directory) {
        return new RuleSnapshotLoader(
                policies,
                routes,
                silences,
                contacts,
                hours.everybodys(),
                kinds,
                inhibitionContexts,
                new CalendarsInForce(known),
                directory);
    }

    @Bean
    DryRun dryRun(RuleSnapshotLoader rules) {
        return new DryRun(rules);
    }
}
