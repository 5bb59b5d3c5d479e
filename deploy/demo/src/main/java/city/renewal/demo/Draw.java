package city.renewal.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance with a fixed seed; {@link Random}'s sequence is laid down by its specification, so it is the same anywhere. */
final class Draw {

    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The same values in another order. */
    <T> List<T> shuffled(List<T> values) {
        var result = new ArrayList<>(values);
        for (int index = result.size() - 1; index > 0; index--) {
            Collections.swap(result, index, random.nextInt(index + 1));
        }
        return result;
    }

    LocalDate day(LocalDate from, LocalDate to) {
        return from.plusDays(between(0, (int) ChronoUnit.DAYS.between(from, to)));
    }
}
