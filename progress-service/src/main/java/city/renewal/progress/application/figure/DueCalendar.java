package city.renewal.progress.application.figure;

import city.renewal.events.Light;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The number of open nodes due on each day, by light.
 *
 * @param days the days with due nodes, in order
 */
public record DueCalendar(String programme, LocalDate from, LocalDate to, Instant asOf, List<Day> days) {
    public record Day(LocalDate date, int nodes, Map<Light, Integer> byLight) {}

    public static DueCalendar of(
            String programme, LocalDate from, LocalDate to, Instant asOf, List<DatedTallies.Due> due) {
        var days = new TreeMap<LocalDate, EnumMap<Light, Integer>>();
        for (var each : due) {
            days.computeIfAbsent(each.day(), _ -> new EnumMap<>(Light.class))
                    .merge(each.light(), each.count(), Integer::sum);
        }
        return new DueCalendar(
                programme,
                from,
                to,
                asOf,
                days.entrySet().stream()
                        .map(day -> new Day(
                                day.getKey(),
                                day.getValue().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                day.getValue()))
                        .toList());
    }
}
