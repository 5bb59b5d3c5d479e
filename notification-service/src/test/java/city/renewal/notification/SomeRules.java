package city.renewal.notification;

import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryContacts;
import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.InMemoryWatchedSubjects;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.Silences;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Trace;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.notification.domain.pipeline.StageResult;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.EscalationTarget;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.RuleSnapshot;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Rules for tests that are not about them: every level has a natural day to acknowledge, around the clock. */
public final class SomeRules {
    public static final WorkingTime AROUND_THE_CLOCK =
            new WorkingTime(Calendars.NATURAL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("Asia/Shanghai"));

    public static final EscalationPolicies A_DAY_EACH =
            new EscalationPolicies(List.of(EscalationPolicy.everyLevel(AROUND_THE_CLOCK, Wait.days(1))));

    /** Every kind is on, as it comes. */
    public static final AlertKinds EVERY_KIND = new AlertKinds(
            AlertKinds.BUILT_IN.kinds().stream()
                    .map(rule -> new AlertKinds.KindRule(rule.kind(), true, rule.severity(), rule.thresholds()))
                    .toList(),
            AlertKinds.BUILT_IN.inhibitions());

    private SomeRules() {}

    public static RuleSnapshotLoader ruleSnapshots() {
        return ruleSnapshots(new InMemorySilences(), AROUND_THE_CLOCK);
    }

    public static RuleSnapshotLoader ruleSnapshots(Silences silences, WorkingTime everybodysHours) {
        return ruleSnapshots(new InMemoryRules<>(A_DAY_EACH), silences, everybodysHours);
    }

    public static RuleSnapshotLoader ruleSnapshots(
            VersionedRules<EscalationPolicies> policies, Silences silences, WorkingTime everybodysHours) {
        return new RuleSnapshotLoader(
                policies,
                new InMemoryRules<>(Route.ROOT),
                silences,
                new InMemoryContacts(),
                everybodysHours,
                new InMemoryRules<>(AlertKinds.BUILT_IN),
                new InhibitionContextLoader(new InMemoryAlerts(), new InMemoryWatchedSubjects()),
                CalendarBook::standard,
                InMemoryDirectory.ofEverybody());
    }

    /** Around the clock, with the kinds that the service comes with, and these people. */
    public static RuleSnapshotLoader ruleSnapshots(Directory people) {
        return new RuleSnapshotLoader(
                new InMemoryRules<>(A_DAY_EACH),
                new InMemoryRules<>(Route.ROOT),
                new InMemorySilences(),
                new InMemoryContacts(),
                AROUND_THE_CLOCK,
                new InMemoryRules<>(AlertKinds.BUILT_IN),
                new InhibitionContextLoader(new InMemoryAlerts(), new InMemoryWatchedSubjects()),
                CalendarBook::standard,
                people);
    }

    /** Around the clock. */
    public static RuleSnapshotLoader ruleSnapshots(
            VersionedRules<AlertKinds> kinds, InhibitionContextLoader inhibitionContexts) {
        return ruleSnapshots(kinds, inhibitionContexts, new InMemorySilences(), InMemoryDirectory.ofEverybody());
    }

    /** Around the clock. */
    public static RuleSnapshotLoader ruleSnapshots(
            VersionedRules<AlertKinds> kinds,
            InhibitionContextLoader inhibitionContexts,
            Silences silences,
            Directory people) {
        return new RuleSnapshotLoader(
                new InMemoryRules<>(A_DAY_EACH),
                new InMemoryRules<>(Route.ROOT),
                silences,
                new InMemoryContacts(),
                AROUND_THE_CLOCK,
                kinds,
                inhibitionContexts,
                CalendarBook::standard,
                people);
    }

    public static Pipeline pipeline(Instant now) {
        return new Pipeline(snapshot(Route.ROOT, List.of(), Map.of(), AROUND_THE_CLOCK), now);
    }

    public static RuleSnapshot snapshot(
            Route routes, List<Silence> silences, Map<String, Contact> contacts, WorkingTime everybodysHours) {
        return new RuleSnapshot(
                Versioned.builtIn(A_DAY_EACH), Versioned.builtIn(routes), silences, contacts, everybodysHours);
    }

    public static Decision decided(StageResult<Decision> result) {
        return ((Continue<Decision>) result).value();
    }

    /** The decision to notify the recipient of that level. */
    public static Decision decision(AlertCandidate candidate, EscalationLevel level) {
        return new Decision(
                candidate,
                EscalationPolicy.DEFAULT,
                new EscalationTarget(
                        level, candidate.subject().chain().recipientAt(level).orElseThrow()),
                List.of(ChannelName.values()));
    }

    public static Trace trace(Instant at) {
        return new Trace(at, 1, "p-owner", List.of());
    }
}
