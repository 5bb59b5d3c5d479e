package city.renewal.local.launcher;

import static city.renewal.local.launcher.GatewayClient.urlEncoded;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of projects and the time zones of their programmes, as far as a user may read them. Each is fetched once.
 */
final class ProjectLookup {

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final GatewayClient gateway;
    private final Map<String, Optional<Object>> projects = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();

    ProjectLookup(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** The name and id; only the id if this user can't read the project. */
    String named(@Nullable Object projectId) {
        var id = String.valueOf(projectId);
        return project(id)
                .map(project -> "%s (%s)".formatted(Json.at(project, "name"), id))
                .orElse(id);
    }

    /** An instant in the time zone of the project's programme, to the minute; other text is returned unchanged. */
    String local(@Nullable Object instant, @Nullable Object projectId) {
        try {
            return instant == null
                    ? "no time"
                    : MINUTE.format(Instant.parse(String.valueOf(instant)).atZone(zone(String.valueOf(projectId))));
        } catch (DateTimeParseException other) {
            return String.valueOf(instant);
        }
    }

    /** Parses a time with an offset, or a local time in the zone of the project's programme; a day means its end. */
    Instant instant(String option, String typed, String projectId) {
        var text = typed.strip().replace(' ', 'T');
        try {
            if (text.matches(".*T.*([Zz]|[+-]\\d\\d:?\\d\\d)")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            var zone = zone(projectId);
            return text.contains("T")
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new CommandException(
                    "'%s %s' is no time: it is a day such as 2023-07-02, a local time such as 2023-07-02T18:00, or one with an offset such as 2023-07-02T18:00+08:00"
                            .formatted(option, typed),
                    unreadable);
        }
    }

    private ZoneId zone(String projectId) {
        var programme = project(projectId).map(project -> Json.at(project, "programme"));
        return programme
                .map(id -> zones.computeIfAbsent(String.valueOf(id), this::zoneOfProgramme))
                .orElse(DEFAULT_ZONE);
    }

    private ZoneId zoneOfProgramme(String programme) {
        try {
            var zone = Json.at(gateway.get("/api/v1/programmes/" + urlEncoded(programme)), "zone");
            return zone == null ? DEFAULT_ZONE : ZoneId.of(String.valueOf(zone));
        } catch (CommandException | DateTimeException notVisible) {
            return DEFAULT_ZONE;
        }
    }

    private Optional<Object> project(String id) {
        var cached = projects.get(id);
        if (cached == null) {
            cached = fetchProject(id);
            projects.put(id, cached);
        }
        return cached;
    }

    private Optional<Object> fetchProject(String id) {
        if (id.isEmpty() || id.equals("null")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(gateway.get("/api/v1/projects/" + urlEncoded(id)));
        } catch (CommandException notVisible) {
            return Optional.empty();
        }
    }
}
