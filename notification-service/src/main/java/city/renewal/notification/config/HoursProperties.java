package city.renewal.notification.config;

import city.renewal.notification.domain.worktime.WorkingTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The default hours, for people without hours of their own, every day of the week.
 *
 * @param opens the first moment of the day
 * @param closes the end; {@code 00:00} for midnight
 * @param zone of these hours
 */
@ConfigurationProperties("renewal.hours")
public record HoursProperties(
        @DefaultValue("08:00") LocalTime opens,
        @DefaultValue("20:00") LocalTime closes,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {
    public HoursProperties {
        if (!closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens)) {
            throw new IllegalArgumentException(
                    "Expected renewal.hours.closes to be after opens, but got %s and %s".formatted(closes, opens));
        }
    }

    WorkingTime everybodys() {
        return new WorkingTime(WorkingTime.DAYTIME.calendar(), opens, closes, zone);
    }
}
