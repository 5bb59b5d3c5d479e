package city.renewal.project.domain.programme;

import city.renewal.events.AreaName;
import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.events.ProgrammeEvent.ProgrammeCreated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A programme.
 *
 * @param area code of its district, which contains its projects
 * @param warningDays number of days before its due date from which a node is "due soon"
 * @param zone IANA time zone of its dates
 * @param signingDays number of working days within which a node's owner must sign for it (签收)
 */
public record Programme(
        String programmeId,
        String name,
        int year,
        String area,
        List<Field> fields,
        List<Headquarters> headquarters,
        int warningDays,
        String zone,
        int signingDays) {
    public static final int DEFAULT_WARNING_DAYS = 7;
    public static final int DEFAULT_SIGNING_DAYS = 3;
    public static final String DEFAULT_ZONE = "Asia/Shanghai";

    public Programme {
        fields = List.copyOf(fields);
        headquarters = List.copyOf(headquarters);
    }

    /**
     * The event of its creation.
     *
     * @param areas names of its district and the streets below it
     */
    public ProgrammeCreated created(List<AreaName> areas, String by, Instant now) {
        return new ProgrammeCreated(
                programmeId, name, year, area, fields, headquarters, warningDays, zone, signingDays, areas, by, now);
    }

    public boolean hasField(String fieldId) {
        return fields.stream().anyMatch(field -> field.fieldId().equals(fieldId));
    }

    public boolean hasHeadquarters(String headquartersId) {
        return headquarters.stream().anyMatch(one -> one.headquartersId().equals(headquartersId));
    }

    /** The date of an instant in this programme's zone. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.of(zone));
    }
}
