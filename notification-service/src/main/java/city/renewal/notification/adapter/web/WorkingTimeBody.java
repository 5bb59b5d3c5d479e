package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.starter.web.Violations;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Working time, or a person's hours, as they are sent; what is left out is as in {@link WorkingTime#OFFICE}. */
public record WorkingTimeBody(
        @Nullable String calendar,
        @Nullable LocalTime opens,
        @Nullable LocalTime closes,
        @Nullable String zone) {
    /** Null if it is invalid, and then there are violations. */
    public @Nullable WorkingTime read(String at, Violations violations) {
        var office = WorkingTime.OFFICE;
        var place = zone(at + ".zone", office.zone(), violations);
        return violations.construct(
                at,
                () -> new WorkingTime(
                        Objects.requireNonNullElse(calendar, office.calendar()),
                        Objects.requireNonNullElse(opens, office.opens()),
                        Objects.requireNonNullElse(closes, office.closes()),
                        place));
    }

    private ZoneId zone(String at, ZoneId otherwise, Violations violations) {
        try {
            return zone == null ? otherwise : ZoneId.of(zone);
        } catch (DateTimeException e) {
            violations.add(at, "must be a time zone such as Asia/Shanghai");
            return otherwise;
        }
    }
}
