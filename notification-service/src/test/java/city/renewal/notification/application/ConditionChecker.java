package city.renewal.notification.application;

import city.renewal.events.Envelope;
import city.renewal.events.NodeMatters;
import city.renewal.events.ProgressEvent;
import city.renewal.events.Standing;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plain reading of a stream, written without looking at the service's code: of each node, what calls for somebody on a
 * day, and whether a kind can ever have been so. Thresholds are those that the service comes with.
 */
final class ConditionChecker {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final class Node {
        private @Nullable Standing standing;
        private @Nullable LocalDate due;
        private int version;
        private @Nullable NodeMatters matters;
        private boolean silent;
        private @Nullable LocalDate standsStillSince;
    }

    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> ever = new HashSet<>();

    ConditionChecker(List<? extends Envelope<? extends ProgressEvent>> stream) {
        stream.forEach(fact -> take(fact.event()));
    }

    private void take(ProgressEvent event) {
        var key = event.subject().projectId() + "/" + event.subject().nodeId();
        var node = nodes.computeIfAbsent(key, _ -> new Node());
        switch (event) {
            case ProgressEvent.NodeStandingChanged it -> {
                node.standing = it.to();
                node.due = it.dueDate();
                node.version = it.dueVersion();
                node.matters = it.matters() == null ? node.matters : it.matters();
            }
            case ProgressEvent.NodeMattersChanged it -> {
                node.standing = it.standing();
                node.due = it.dueDate();
                node.version = it.dueVersion();
                node.matters = it.matters();
            }
            case ProgressEvent.NodeReportMissed _ -> node.silent = true;
            case ProgressEvent.NodeReportResumed _ -> node.silent = false;
            case ProgressEvent.ProjectStandstillChanged it -> node.standsStillSince = it.from();
        }
        // A day that never ends: everything that time can make so.
        for (var kind : AlertKind.values()) {
            if (kind == AlertKind.DUE_SOON ? isAhead(node) : isSo(kind, node, LocalDate.MAX)) {
                ever.add(key + " " + kind);
            }
        }
    }

    private static boolean isAhead(Node node) {
        return node.standing == Standing.ON_TRACK
                || node.standing == Standing.AT_RISK
                || node.standing == Standing.DUE_SOON;
    }

    private static boolean isSo(AlertKind kind, Node node, LocalDate today) {
        var isDone = node.standing == Standing.DONE_LATE || node.standing == Standing.DONE_ON_TIME;
        var isPlanned = node.standing != null && !isDone;
        var isOpen = isPlanned && node.standing != Standing.CLAIMED;
        var matters = node.matters;
        return switch (kind) {
            case OVERDUE -> node.standing == Standing.OVERDUE;
            case FORECAST_LATE -> node.standing == Standing.AT_RISK;
            case DUE_SOON ->
                isAhead(node) && node.due != null && !today.isAfter(node.due) && !today.isBefore(node.due.minusDays(7));
            case REPORT_MISSING -> isOpen && node.silent;
            case UNSIGNED ->
                isPlanned && matters != null && matters.signingDue() != null && today.isAfter(matters.signingDue());
            case RETURNED_AGAIN -> isOpen && matters != null && matters.returns() >= 2;
            case EXTENSION_WAITING ->
                isPlanned
                        && matters != null
                        && matters.extensionRequestedAt() != null
                        && !today.isBefore(LocalDate.ofInstant(matters.extensionRequestedAt(), ZONE)
                                .plusDays(3));
            case SUSPENDED_LONG -> node.standsStillSince != null && !today.isBefore(node.standsStillSince.plusDays(30));
            default -> false;
        };
    }

    /** Alerts that are open against what is so; and decisions on what was never so. */
    List<String> faults(Collection<Alert> alerts, Collection<Decision> decisions, LocalDate today) {
        var expected = new TreeSet<String>();
        nodes.forEach((key, node) -> {
            for (var kind : AlertKind.values()) {
                if (kind.isSwitched() && isSo(kind, node, today)) {
                    expected.add(key + " " + kind);
                }
            }
        });
        var found = new TreeSet<String>();
        var faults = new ArrayList<String>();
        for (var alert : alerts) {
            var subject = alert.subject();
            var what = subject.projectId() + "/" + subject.nodeId() + " " + alert.kind();
            if (alert.isOpen() && alert.kind().isSwitched() && !found.add(what)) {
                faults.add("two alerts are open: " + what);
            }
        }
        if (!expected.equals(found)) {
            var missing = new TreeSet<>(expected);
            missing.removeAll(found);
            found.removeAll(expected);
            faults.add("on %s open alerts miss %s and have too much %s".formatted(today, missing, found));
        }
        for (var decision : decisions) {
            var subject = decision.candidate().subject();
            var what = subject.projectId() + "/" + subject.nodeId() + " "
                    + decision.candidate().kind();
            if (!ever.contains(what)) {
                faults.add("decided on what never was so: " + what);
            }
        }
        return faults;
    }
}
