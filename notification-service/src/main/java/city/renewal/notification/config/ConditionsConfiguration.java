package city.renewal.notification.config;

import city.renewal.notification.adapter.mongo.MongoGroups;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.GroupFlusher;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.application.watchdog.WatchdogAlarm;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The conditions of alerts with their rules and their evaluation over time, the watchdog's alarm, and groups. */
@Configuration(proxyBeanMethods = false)
class ConditionsConfiguration {
    /** A group waits for seconds, and a query that finds none due is cheap. */
    private static final Duration FLUSH_EVERY = Duration.ofMillis(100);

    @Bean
    VersionedRules<AlertKinds> alertKinds(MongoDatabase database) {
        return new MongoRules<>(database, "alert-kinds", AlertKinds.class, AlertKinds.BUILT_IN);
    }

    @Bean
    ReplaceRules<AlertKinds> replaceAlertKinds(VersionedRules<AlertKinds> kinds, InstantSource clock) {
        return new ReplaceRules<>(kinds, clock);
    }

    @Bean
    InhibitionContextLoader inhibitionContexts(AlertQueries alerts, WatchedSubjects subjects) {
        return new InhibitionContextLoader(alerts, subjects);
    }

    @Bean
    FollowStandings followStandings(
            WatchedSubjects subjects,
            VersionedRules<AlertKinds> kinds,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock) {
        return new FollowStandings(subjects, kinds, alerts, dispatcher, rules, clock);
    }

    @Bean
    WatchdogAlarm watchdogAlarm(
            Watchdog watchdog,
            WatchedSubjects subjects,
            AlertQueries queries,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real,
            ReviewAlerts reviews) {
        return new WatchdogAlarm(watchdog, subjects, queries, alerts, dispatcher, rules, clock, real, reviews);
    }

    @Bean
    ReviewAlerts reviewAlerts(
            AlertQueries queries,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            @Qualifier("ruleSnapshotsAtOnce") RuleSnapshotLoader rules,
            InstantSource clock) {
        return new ReviewAlerts(queries, alerts, rules, clock);
    }

    @Bean
    Groups groups(MongoDatabase database) {
        return new MongoGroups(database);
    }

    @Bean
    GroupFlusher groupFlusher(
            Groups groups,
            @Qualifier("alerts") Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        return new GroupFlusher(groups, alerts, dispatcher, rules, clock, real);
    }

    @Bean
    RepeatedTask groupsTask(GroupFlusher groups) {
        return RepeatedTask.untilNothingIsLeft("groups", groups::flush, FLUSH_EVERY)
                .startedByHand();
    }

    @Bean
    RepeatedTask conditionsTask(FollowStandings follow, EscalationProperties escalation) {
        return RepeatedTask.untilNothingIsLeft("conditions", follow::evaluateDue, escalation.sweepEvery())
                .startedByHand();
    }
}
