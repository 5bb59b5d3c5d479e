package city.renewal.notification.domain.order;

import city.renewal.events.Headquarters;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgrammeEvent.ProgrammeCreated;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our copy of what an order must say of a programme. */
public record KnownProgramme(
        String programmeId, long sequence, String name, String area, ZoneId zone, List<Headquarters> headquarters) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    public KnownProgramme {
        headquarters = List.copyOf(headquarters);
    }

    public static KnownProgramme of(ProgrammeCreated fact, long sequence) {
        return new KnownProgramme(
                fact.programmeId(), sequence, fact.name(), fact.area(), zone(fact.zone()), fact.headquarters());
    }

    /** The leader of a headquarters, null when there is none. */
    public @Nullable PersonRef leaderOf(@Nullable String headquartersId) {
        return headquarters.stream()
                .filter(each -> each.headquartersId().equals(headquartersId))
                .findFirst()
                .map(Headquarters::leader)
                .orElse(null);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return BEIJING;
        }
    }
}
