package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project paid, month by month: little in winter, more as works go on, and in sum as far off its plan as its people
 * are. Drawn apart from everything else, so that telling of money changes no date.
 */
final class Payments {

    /** The usual share of a year's spending, in per mille, January to December. */
    private static final int[] RHYTHM = {30, 20, 60, 85, 95, 100, 95, 90, 105, 105, 110, 105};

    private Payments() {}

    /** @param today the last simulated day; null: nothing has begun */
    static List<Long> of(String code, long planned, int year, PerformanceProfile profile, @Nullable LocalDate today) {
        if (today == null || today.getYear() < year) {
            return List.of();
        }
        var random = new SeededRandom(code.hashCode());
        var dayCount = 100 + 2 * profile.push() + random.between(-25, 15);
        int months = today.getYear() > year ? RHYTHM.length : today.getMonthValue();
        var paid = new ArrayList<Long>();
        for (int month = 0; month < months; month++) {
            var share = RHYTHM[month] * (double) dayCount * random.between(60, 140) / 100 / 100;
            paid.add(Math.round(planned * share / 1_000));
        }
        return paid;
    }
}
