package city.renewal.demo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a total into parts that add up to it exactly. */
final class Apportionment {

    private Apportionment() {}

    /**
     * In proportion to weights, each part at least {@code least}: what rounding down leaves over goes to the largest
     * remainders (Hare–Niemeyer).
     */
    static long[] split(long total, long least, List<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        long free = total - least * weights.size();
        if (free < 0) {
            throw new IllegalArgumentException(
                    "Expected %d to reach for %d parts of %d".formatted(total, weights.size(), least));
        }
        var parts = new long[weights.size()];
        var remainders = new double[weights.size()];
        long given = 0;
        for (int index = 0; index < parts.length; index++) {
            double exact = free * weights.get(index) / sum;
            parts[index] = (long) Math.floor(exact);
            remainders[index] = exact - parts[index];
            given += parts[index];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -remainders[index])
                        .thenComparing(index -> index))
                .limit(free - given)
                .forEach(index -> parts[index]++);
        for (int index = 0; index < parts.length; index++) {
            parts[index] += least;
        }
        return parts;
    }

    /** As {@link #split}, but no part above its cap: what a cap cuts off goes to those who still have room. */
    static long[] splitBelow(long total, long[] caps, List<Double> weights) {
        var parts = new long[caps.length];
        long left = total;
        while (left > 0) {
            var open = IntStream.range(0, caps.length)
                    .filter(index -> parts[index] < caps[index])
                    .boxed()
                    .toList();
            if (open.isEmpty()) {
                throw new IllegalArgumentException("Expected the caps to hold %d".formatted(total));
            }
            var round = split(left, 0, open.stream().map(weights::get).toList());
            for (int position = 0; position < open.size(); position++) {
                int index = open.get(position);
                long taken = Math.min(round[position], caps[index] - parts[index]);
                parts[index] += taken;
                left -= taken;
            }
        }
        return parts;
    }
}
