package city.renewal.project.domain.photo;

import java.util.Arrays;

/**
 * A perceptual hash of 64 bits. The hashes of scaled or re-encoded copies differ in few bits; those of unrelated
 * pictures differ in about half of the bits.
 *
 * <p>The picture's brightness on a grid of 32 × 32 goes through a discrete cosine transform. Each of the 64 lowest
 * frequencies except the mean gives one bit: whether it is above the median of all of them (Zauner, "Implementation and
 * Benchmarking of Perceptual Image Hash Functions", 2010, 3.2.1; there with a square of 8 × 8 frequencies).
 */
public final class PerceptualHash {
    /** Rows and columns of the grid that a picture's brightness is averaged to. */
    public static final int GRID = 32;

    private static final int BITS = 64;
    private static final double[][] COSINES = cosines();
    private static final int[][] FREQUENCIES = frequencies();

    private PerceptualHash() {}

    /** @param brightness row by row, any scale */
    public static long of(double[][] brightness) {
        var values = new double[BITS];
        var rows = new double[GRID][];
        for (int y = 0; y < GRID; y++) {
            rows[y] = transformed(brightness[y]);
        }
        for (int bit = 0; bit < BITS; bit++) {
            var u = FREQUENCIES[bit][0];
            var v = FREQUENCIES[bit][1];
            var sum = 0.0;
            for (int y = 0; y < GRID; y++) {
                sum += rows[y][u] * COSINES[v][y];
            }
            values[bit] = sum;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var median = (sorted[BITS / 2 - 1] + sorted[BITS / 2]) / 2;
        var hash = 0L;
        for (int bit = 0; bit < BITS; bit++) {
            hash |= values[bit] > median ? 1L << bit : 0;
        }
        return hash;
    }

    /** The Hamming distance of two hashes. */
    public static int distance(long some, long other) {
        return Long.bitCount(some ^ other);
    }

    /** The grid rotated by 90 degrees clockwise. */
    public static double[][] turned(double[][] brightness) {
        var turned = new double[GRID][GRID];
        for (int y = 0; y < GRID; y++) {
            for (int x = 0; x < GRID; x++) {
                turned[x][GRID - 1 - y] = brightness[y][x];
            }
        }
        return turned;
    }

    private static double[] transformed(double[] row) {
        var result = new double[GRID / 2];
        for (int u = 0; u < result.length; u++) {
            var cosines = COSINES[u];
            var sum = 0.0;
            for (int x = 0; x < GRID; x++) {
                sum += row[x] * cosines[x];
            }
            result[u] = sum;
        }
        return result;
    }

    private static double[][] cosines() {
        var cosines = new double[GRID][GRID];
        for (int u = 0; u < GRID; u++) {
            for (int x = 0; x < GRID; x++) {
                cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2 * GRID)) * (u == 0 ? Math.sqrt(0.5) : 1);
            }
        }
        return cosines;
    }

    /** The lowest frequencies except (0, 0), ordered by their sum. */
    private static int[][] frequencies() {
        var frequencies = new int[BITS][];
        var count = 0;
        for (int sum = 1; count < BITS; sum++) {
            for (int u = 0; u <= sum && count < BITS; u++) {
                frequencies[count++] = new int[] {u, sum - u};
            }
        }
        return frequencies;
    }
}
