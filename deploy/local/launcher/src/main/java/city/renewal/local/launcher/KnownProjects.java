package city.renewal.local.launcher;

import static city.renewal.local.launcher.FrontDoor.inPath;

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

/** The projects' names and the zones in which their programmes' days begin, as far as a user sees them; each is asked for once. */
final class KnownProjects {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final FrontDoor door;
    private final Map<String, Optional<Object>> projects = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();

    KnownProjects(FrontDoor door) {
        this.door = door;
    }

    /** The name with the id behind it; the id alone where this user doesn't see the project. */
    String named(@Nullable Object projectId) {
        var id = String.valueOf(projectId);
        return project(id)
                .map(project -> "%s (%s)".formatted(Json.at(project, "name"), id))
                .orElse(id);
    }

    /** An instant in the local time of a project's programme, to the minute; other text stays as it is. */
    String local(@Nullable Object instant, @Nullable Object projectId) {
        try {
            return instant == null
                    ? "no time"
                    : MINUTE.format(Instant.parse(String.valueOf(instant)).atZone(zone(String.valueOf(projectId))));
        } catch (DateTimeParseException other) {
            return String.valueOf(instant);
        }
    }

    /** The instant that was typed: with an offset, or in the local time of a project's programme; a day means its end. */
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
            throw new Refused(
                    "'%s %s' is no time: it is a day such as 2023-07-02, a local time such as 2023-07-02T18:00, or one with an offset such as 2023-07-02T18:00+08:00"
                            .formatted(option, typed),
                    unreadable);
        }
    }

    private ZoneId zone(String projectId) {
        var programme = project(projectId).map(project -> Json.at(project, "programme"));
        return programme
                .map(id -> zones.computeIfAbsent(String.valueOf(id), this::zoneOfProgramme))
                .orElse(USUAL_ZONE);
    }

    private ZoneId zoneOfProgramme(String programme) {
        try {
            var zone = Json.at(door.get("/api/v1/programmes/" + inPath(programme)), "zone");
            return zone == null ? USUAL_ZONE : ZoneId.of(String.valueOf(zone));
        } catch (Refused | DateTimeException notForThem) {
            return USUAL_ZONE;
        }
    }

    private Optional<Object> project(String id) {
        var known = projects.get(id);
        if (known == null) {
            known = asked(id);
            projects.put(id, known);
        }
        return known;
    }

    private Optional<Object> asked(String id) {
        if (id.isEmpty() || id.equals("null")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(door.get("/api/v1/projects/" + inPath(id)));
        } catch (Refused notForThem) {
            return Optional.empty();
        }
    }
}
