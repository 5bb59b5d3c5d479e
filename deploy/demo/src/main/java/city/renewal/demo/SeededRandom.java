package city.renewal.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A random generator with a fixed seed; {@link Random}'s sequence is defined by its specification, so it is the same on every JVM. */
final class SeededRandom {

    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    /** A number from {@code least} to {@code most}, both inclusive. */
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

    /** The values in random order. */
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
