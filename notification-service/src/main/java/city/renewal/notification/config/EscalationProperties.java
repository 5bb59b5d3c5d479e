package city.renewal.notification.config;

import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.Calendars;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policy in force until an administrator sets one, and the interval of the sweep.
 *
 * @param patience working time that each level has to acknowledge before the next one is notified: whole days, or minutes
 * @param calendar whose days are worked: {@code WORKING} (the State Council's) or {@code NATURAL}
 * @param opens when a working day begins
 * @param closes when it ends; {@code 00:00} for midnight
 * @param zone of these hours
 * @param sweepEvery real time between two sweeps for due steps
 */
@ConfigurationProperties("renewal.escalation")
public record EscalationProperties(
        @DefaultValue("1d") Duration patience,
        @DefaultValue("WORKING") String calendar,
        @DefaultValue("08:30") LocalTime opens,
        @DefaultValue("17:30") LocalTime closes,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("1s") Duration sweepEvery) {
    public EscalationProperties {
        if (patience.toMinutes() < 1 || sweepEvery.isZero() || sweepEvery.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected renewal.escalation.patience of a minute at least and sweep-every longer than nothing, but got %s and %s"
                            .formatted(patience, sweepEvery));
        }
        if (Calendars.standard().find(calendar).isEmpty()
                || (!closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens))) {
            throw new IllegalArgumentException(
                    "Expected renewal.escalation.calendar to be one of %s, and closes after opens, but got %s, %s and %s"
                            .formatted(Calendars.standard().ids(), calendar, closes, opens));
        }
    }

    /** What holds until policies are set: every level, one after the other. */
    EscalationPolicies builtIn() {
        var days = Duration.ofDays(patience.toDays());
        var wait = days.equals(patience)
                ? Wait.days(Math.toIntExact(days.toDays()))
                : Wait.minutes(Math.toIntExact(patience.toMinutes()));
        var workingTime = new WorkingTime(calendar, opens, closes, zone);
        return new EscalationPolicies(List.of(EscalationPolicy.everyLevel(workingTime, wait)));
    }
}
