package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about a programme (年度攻坚计划), which many projects share. Source {@code /programmes/{programmeId}}. */
public sealed interface ProgrammeEvent extends RenewalEvent {
    String programmeId();

    /**
     * A programme was set up.
     *
     * @param warningDays how many days before its due date a node counts as due soon
     * @param zone IANA zone in which its days begin and end
     * @param signingDays within how many working days whoever is named for a node signs for it (签收); null: 3
     * @param areas what its district and the streets below it are called; null: nobody said
     */
    record ProgrammeCreated(
            String programmeId,
            String name,
            int year,
            String area,
            List<Field> fields,
            List<Headquarters> headquarters,
            int warningDays,
            String zone,
            @Nullable Integer signingDays,
            @Nullable List<AreaName> areas,
            String createdBy,
            Instant occurredAt)
            implements ProgrammeEvent {
        public ProgrammeCreated {
            fields = List.copyOf(fields);
            headquarters = List.copyOf(headquarters);
            areas = areas == null ? null : List.copyOf(areas);
        }
    }
}
