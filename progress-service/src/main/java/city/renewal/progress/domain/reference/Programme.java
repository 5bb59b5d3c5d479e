package city.renewal.progress.domain.reference;

import city.renewal.events.AreaName;
import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgrammeEvent;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reference copy of a programme, with the data that lists need.
 *
 * @param year the year of the programme; 0 while unknown
 * @param warningDays how many days before its due date a node counts as due soon
 * @param signingDays the number of working days within which the owner of a node must sign
 * @param areas the known names of its district and the streets below it
 * @param sequence number of the last applied fact about it; 0 while none is known
 */
public record Programme(
        String programmeId,
        String name,
        int year,
        String area,
        List<Field> fields,
        List<Headquarters> headquarters,
        int warningDays,
        ZoneId zone,
        int signingDays,
        List<AreaName> areas,
        long sequence) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int WARNING_DAYS = 7;
    private static final int SIGNING_DAYS = 3;

    public Programme {
        fields = List.copyOf(fields);
        headquarters = List.copyOf(headquarters);
        // Copies from versions without area names have none.
        areas = List.copyOf(Objects.requireNonNullElse(areas, List.of()));
    }

    /**
     * A placeholder until the facts of the programme arrive; their order relative to the facts of its projects is not
     * defined.
     */
    public static Programme unknown(String programmeId) {
        return new Programme(
                programmeId,
                programmeId,
                0,
                "",
                List.of(),
                List.of(),
                WARNING_DAYS,
                SHANGHAI,
                SIGNING_DAYS,
                List.of(),
                0);
    }

    public static Programme of(ProgrammeEvent event, long sequence) {
        return switch (event) {
            case ProgrammeEvent.ProgrammeCreated created ->
                new Programme(
                        created.programmeId(),
                        created.name(),
                        created.year(),
                        created.area(),
                        created.fields(),
                        created.headquarters(),
                        created.warningDays(),
                        zone(created.zone()),
                        Objects.requireNonNullElse(created.signingDays(), SIGNING_DAYS),
                        Objects.requireNonNullElse(created.areas(), List.of()),
                        sequence);
        };
    }

    /** An unknown zone must not stop the processing of facts. */
    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return SHANGHAI;
        }
    }

    public boolean isKnown() {
        return sequence > 0;
    }

    public @Nullable PersonRef leaderOf(@Nullable String headquartersId) {
        return headquarters.stream()
                .filter(each -> each.headquartersId().equals(headquartersId))
                .map(Headquarters::leader)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
