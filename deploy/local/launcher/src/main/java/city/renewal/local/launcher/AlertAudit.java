package city.renewal.local.launcher;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of the alert watchdog, which compares overdue nodes with their open alerts, and open alerts with their
 * recipients and with the lists.
 *
 * @param isClean whether every overdue node has its alert, every alert reached somebody, and every alert's node is
 *     overdue
 */
record AlertAudit(boolean isClean, String text) {

    /**
     * Reads the response of {@code GET /api/v1/alerts/audit}.
     *
     * @param projects the display name of a project by its id
     */
    static AlertAudit read(@Nullable Object finding, Function<@Nullable Object, String> projects) {
        var unalerted = count(finding, "unalerted");
        var unreached = count(finding, "unreached");
        var stale = count(finding, "stale");
        var text = new StringBuilder(
                "%d nodes are overdue, %d of them held back until somebody may be told, %d without an alert; %d alerts reached nobody, %d are open without need"
                        .formatted(count(finding, "overdue"), count(finding, "untold"), unalerted, unreached, stale));
        if (Json.at(finding, "missing") instanceof List<?> missing) {
            for (var node : missing) {
                text.append("%n  no alert: project %s, node %s, due version %s"
                        .formatted(
                                projects.apply(Json.at(node, "projectId")),
                                Json.at(node, "nodeId"),
                                Json.at(node, "dueVersion")));
            }
        }
        if (Json.at(finding, "unreachedAlerts") instanceof List<?> alerts) {
            alerts.forEach(alert -> text.append("%n  reached nobody: alert %s".formatted(alert)));
        }
        if (Json.at(finding, "staleAlerts") instanceof List<?> alerts) {
            alerts.forEach(alert -> text.append("%n  no longer overdue: alert %s".formatted(alert)));
        }
        return new AlertAudit(unalerted == 0 && unreached == 0 && stale == 0, text.toString());
    }

    private static int count(@Nullable Object finding, String member) {
        if (Json.at(finding, member) instanceof BigDecimal number) {
            return number.intValueExact();
        }
        throw new CommandException("The audit's answer lacks its number '%s'".formatted(member));
    }
}
