package city.renewal.project.adapter.web.report;

import city.renewal.events.ReportFlag;
import city.renewal.project.application.report.SiteReportQueries.Search;
import city.renewal.starter.web.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of the list of site reports.
 *
 * @param from earliest observation, as a date or an instant with its offset
 * @param to end of the range, as an inclusive date or an exclusive instant
 */
record SiteReportQuery(
        @Nullable String project,
        @Nullable String node,
        @Nullable String reporter,
        @Nullable String from,
        @Nullable String to,
        @Nullable String complete,
        @Nullable String flag) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    Search search(@Nullable String after, int limit) {
        var check = new Violations();
        for (var id : List.of("project", "node", "reporter")) {
            var value = value(id);
            if (value != null) {
                check.id(id, value);
            }
        }
        check.check(node == null || project != null, "project", "must be given with a node");
        var search = new Search(
                project,
                node,
                reporter,
                instant(check, "from", from, 0),
                instant(check, "to", to, 1),
                truth(check),
                flag(check),
                after,
                limit);
        check.refuse();
        return search;
    }

    private @Nullable String value(String id) {
        return switch (id) {
            case "project" -> project;
            case "node" -> node;
            default -> reporter;
        };
    }

    private static @Nullable Instant instant(Violations check, String name, @Nullable String text, int daysAfter) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZONE)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            check.add(
                    name,
                    "must be a date such as 2023-06-30 or a time with its offset such as 2023-06-30T08:00:00+08:00");
            return null;
        }
    }

    private @Nullable Boolean truth(Violations check) {
        check.check(
                complete == null || complete.equals("true") || complete.equals("false"),
                "complete",
                "must be true or false");
        return complete == null ? null : Boolean.valueOf(complete);
    }

    private @Nullable ReportFlag flag(Violations check) {
        if (flag == null) {
            return null;
        }
        var found = Arrays.stream(ReportFlag.values())
                .filter(each -> each.name().equals(flag))
                .findFirst();
        if (found.isEmpty()) {
            check.add("flag", "must be one of " + List.of(ReportFlag.values()));
        }
        return found.orElse(null);
    }
}
