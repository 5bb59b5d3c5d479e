package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.Calendars;
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
    public WorkingTime read(String at, Violations violations) {
        var office = WorkingTime.OFFICE;
        var days = Objects.requireNonNullElse(calendar, office.calendar());
        violations.check(
                Calendars.standard().find(days).isPresent(),
                at + ".calendar",
                "must be one of %s".formatted(Calendars.standard().ids()));
        var from = Objects.requireNonNullElse(opens, office.opens());
        var to = Objects.requireNonNullElse(closes, office.closes());
        violations.check(to.equals(LocalTime.MIDNIGHT) || to.isAfter(from), at + ".closes", "must be after opens");
        return new WorkingTime(days, from, to, zone(at + ".zone", office.zone(), violations));
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
