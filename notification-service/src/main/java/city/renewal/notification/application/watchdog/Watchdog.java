package city.renewal.notification.application.watchdog;

import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.AlertQueries.AlertAddresses;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.recipient.KnownPeople;
import city.renewal.notification.domain.recipient.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the overdue nodes against their open alerts: the difference must be zero. The nodes are those of this service's own
 * copy, and those that the lists have as overdue by a census. An open alert of a node that the lists no longer have is counted
 * as well.
 *
 * <p>A node's standing is written after its alert. So an alert that was closed by a newer change than the node shows is a
 * moment in between; one that is missing, or closed by nothing newer, is a fault. Reads in pages, and changes nothing in the
 * store.
 */
public final class Watchdog {
    private static final int PAGE = 500;
    private static final int MOST_NAMED = 100;

    private final WatchedSubjects subjects;
    private final AlertQueries alerts;
    private final Directory directory;
    private final InstantSource clock;
    private final ListedOverdue lists;

    /**
     * @param censuses what the lists have as overdue
     * @param real real time, by which the grace counts
     * @param grace for how long a node that the lists have as overdue may be without an alert, or one that they don't have
     *     may keep it
     */
    public Watchdog(
            WatchedSubjects subjects,
            AlertQueries alerts,
            Directory directory,
            InstantSource clock,
            Censuses censuses,
            InstantSource real,
            Duration grace) {
        this.lists = new ListedOverdue(censuses, alerts, real, grace);
        this.subjects = subjects;
        this.alerts = alerts;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * An overdue node or problem without an open alert at its due version.
     *
     * @param projectId empty: the problem belongs to no project
     * @param nodeId empty: it is a problem
     * @param problemId null: it is a node
     * @param place where it is by the lists; null: it was found in this service's own copy
     */
    public record Missing(
            String projectId,
            String nodeId,
            @Nullable String problemId,
            int dueVersion,
            @Nullable Place place) {
        static Missing of(WatchedSubject watched) {
            var subject = watched.subject();
            return new Missing(subject.projectId(), subject.nodeId(), subject.problemId(), watched.dueVersion(), null);
        }

        /** The subject's key. */
        String key() {
            return problemId == null ? AlertSubject.nodeKey(projectId, nodeId) : AlertSubject.problemKey(problemId);
        }
    }

    /** @param area code of the area tree */
    public record Place(String programme, String area) {}

    /**
     * What was found.
     *
     * @param overdue nodes and problems that are overdue, as this service knows of them
     * @param listed nodes that the lists have as overdue, by the newest census
     * @param censusAt the oldest of the censuses that this was compared with; null: none came yet
     * @param untold those whose alert has notified nobody yet, as it is held back
     * @param unalerted those without an open alert: anything but zero is a fault
     * @param missing the first hundred of them
     * @param unreached open alerts with notifications of which none went to a person of the directory: anything but zero is
     *     a fault
     * @param unreachedAlerts the first hundred of their ids
     * @param stale open alerts of overdue nodes that the lists no longer have as overdue or claimed, for longer than the
     *     grace: zero
     * @param staleAlerts the first hundred of their ids
     */
    public record Finding(
            int overdue,
            int listed,
            @Nullable Instant censusAt,
            int untold,
            int unalerted,
            List<Missing> missing,
            int unreached,
            List<String> unreachedAlerts,
            int stale,
            List<String> staleAlerts,
            Instant asOf) {
        public Finding {
            missing = List.copyOf(missing);
            unreachedAlerts = List.copyOf(unreachedAlerts);
            staleAlerts = List.copyOf(staleAlerts);
        }
    }

    /** Checks run one after the other, as the comparison with the lists remembers since when something is missing. */
    public synchronized Finding check() {
        var listed = lists.compare();
        var missing = new LinkedHashMap<>(listed.missing());
        var overdue = 0;
        var untold = 0;
        for (var page = subjects.overdue("", PAGE); !page.isEmpty(); page = subjects.overdue(lastOf(page), PAGE)) {
            var found = alerts.watched(
                    page.stream().map(WatchedSubject::overdueAlertId).toList());
            for (var subject : page) {
                var alert = found.get(subject.overdueAlertId());
                overdue++;
                untold += alert != null && alert.level() == 0 ? 1 : 0;
                if (isMissing(subject, alert)) {
                    missing.put(subject.overdueAlertId(), Missing.of(subject));
                }
            }
        }
        var named = missing.values().stream().limit(MOST_NAMED).toList();
        var unreached = unreached();
        return new Finding(
                overdue,
                listed.listed(),
                listed.asOf(),
                untold,
                missing.size(),
                named,
                unreached.size(),
                unreached.stream().limit(MOST_NAMED).toList(),
                listed.stale().size(),
                listed.stale().stream().limit(MOST_NAMED).toList(),
                clock.instant());
    }

    /** Ids of all open alerts that reached nobody. */
    List<String> unreached() {
        var unreached = new ArrayList<String>();
        for (var page = alerts.openAndNotified("", PAGE);
                !page.isEmpty();
                page = alerts.openAndNotified(page.getLast().alertId(), PAGE)) {
            var people = known(page);
            page.stream()
                    .filter(alert -> !alert.addresses().isEmpty())
                    .filter(alert -> alert.addresses().stream().noneMatch(address -> hasReached(address, people)))
                    .forEach(alert -> unreached.add(alert.alertId()));
        }
        return unreached;
    }

    /** A person who has left was reached when they were notified. */
    private static boolean hasReached(String address, KnownPeople people) {
        return people.reaches(Recipient.at(address, address)) || people.hasLeft(address);
    }

    private KnownPeople known(List<AlertAddresses> page) {
        var persons = new HashSet<String>();
        var units = new HashSet<String>();
        page.stream().flatMap(alert -> alert.addresses().stream()).forEach(address -> {
            switch (Recipient.at(address, address)) {
                case Recipient.Person _ -> persons.add(address);
                case Recipient.Unit unit -> units.add(unit.unit().unitId());
                case Recipient.SupervisionOffice _ -> {}
            }
        });
        return directory.among(persons, units);
    }

    private static boolean isMissing(WatchedSubject subject, AlertQueries.@Nullable AlertStatus alert) {
        return alert == null || (!alert.isOpen() && alert.standingSequence() <= subject.sequence());
    }

    private static String lastOf(List<WatchedSubject> page) {
        return page.getLast().key();
    }
}
