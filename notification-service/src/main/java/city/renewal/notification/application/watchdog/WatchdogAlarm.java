package city.renewal.notification.application.watchdog;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.dispatch.AlertBatch;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.watchdog.Watchdog.Finding;
import city.renewal.notification.application.watchdog.Watchdog.Missing;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertCommand;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.aggregate.Aggregates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alerts the supervision office when overdue nodes stay without an alert: one alert per district and day, whichever instance
 * raises it, that notifies no one else and is resolved when nothing is missing any more. Alerts that reached nobody are
 * reviewed, so that they escalate. Not thread-safe: checks run one after the other.
 */
public final class WatchdogAlarm {
    /** Real time for which a missing alert is tolerated, as its write may be under way. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DISTRICT = 6;

    private final Watchdog watchdog;
    private final WatchedSubjects subjects;
    private final AlertQueries queries;
    private final Aggregates<Alert> alerts;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;
    private final InstantSource real;
    private final ReviewAlerts reviews;
    private @Nullable Instant since;

    public WatchdogAlarm(
            Watchdog watchdog,
            WatchedSubjects subjects,
            AlertQueries queries,
            Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            InstantSource real,
            ReviewAlerts reviews) {
        this.watchdog = watchdog;
        this.subjects = subjects;
        this.queries = queries;
        this.alerts = alerts;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
        this.reviews = reviews;
    }

    public Finding check() {
        var finding = watchdog.check();
        // A finding names the first hundred.
        reviews.review(
                finding.unreached() > finding.unreachedAlerts().size()
                        ? watchdog.unreached()
                        : finding.unreachedAlerts());
        if (finding.unalerted() == 0) {
            since = null;
            end();
            return finding;
        }
        var began = since;
        if (began == null) {
            since = real.instant();
        } else if (!began.plus(PATIENCE).isAfter(real.instant())) {
            call(finding);
        }
        return finding;
    }

    private void call(Finding finding) {
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        var known = subjects
                .loadAll(finding.missing().stream().map(Missing::key).toList())
                .stream()
                .map(WatchedSubject::subject)
                .map(subject -> new District(district(subject.area()), subject.programme(), subject.programmeName()));
        // The place of a node whose facts never came is known from the lists only.
        var listed = finding.missing().stream()
                .map(Missing::place)
                .filter(Objects::nonNull)
                .map(place -> new District(district(place.area()), place.programme(), place.programme()));
        var districts = Stream.concat(known, listed)
                .collect(Collectors.toMap(District::code, Function.identity(), (first, _) -> first));
        apply(districts.values().stream()
                .<AlertCommand>map(district -> new AlertCommand.Raise(candidate(platform(district, today))))
                .toList());
    }

    /** A district in which something is missing, and one of its programmes. */
    private record District(String code, String programme, String programmeName) {}

    private void end() {
        apply(queries.openOnPlatform().stream()
                .<AlertCommand>map(open -> new AlertCommand.Close(candidate(open), Resolution.OVER))
                .toList());
    }

    private void apply(List<AlertCommand> commands) {
        if (commands.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var candidates = commands.stream()
                .flatMap(command ->
                        command instanceof AlertCommand.Raise(var candidate) ? Stream.of(candidate) : Stream.empty())
                .toList();
        var ids = commands.stream().map(AlertCommand::alertId).toList();
        var batch = new AlertBatch(alerts.loadAll(ids), rules.pipelineFor(candidates, now));
        commands.forEach(batch::apply);
        // If other instances write some of the alerts, the next check finds what they leave unfinished.
        var stored = batch.store(alerts);
        dispatcher.dispatch(stored.notifying(), stored.decisions(), now);
    }

    private static AlertSubject.Platform platform(District district, LocalDate day) {
        var office = new Recipient.SupervisionOffice();
        return new AlertSubject.Platform(
                new Jurisdiction(district.programme, district.programmeName, "", district.code, null),
                new EscalationChain(
                        new PersonRef(office.address(), office.name()),
                        new UnitRef(office.address(), office.name()),
                        null,
                        null),
                district.code,
                day);
    }

    private AlertCandidate candidate(AlertSubject.Platform platform) {
        return new AlertCandidate(
                AlertKind.WATCHDOG, platform, 0, platform.day(), clock.instant().getEpochSecond());
    }

    private static String district(String area) {
        return area.substring(0, Math.min(DISTRICT, area.length()));
    }
}
