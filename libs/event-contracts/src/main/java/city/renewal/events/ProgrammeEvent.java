package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about a programme (年度攻坚计划), which many projects share. Source {@code /programmes/{programmeId}}. */
public sealed interface ProgrammeEvent extends RenewalEvent {
    String programmeId();

    /**
     * A programme was created.
     *
     * @param warningDays number of days before its due date from which a node counts as due soon
     * @param zone IANA zone in which its days begin and end
     * @param signingDays number of working days within which the responsible person signs for a node (签收); null: 3
     * @param areas names of its district and of the streets below it; null: not given
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
