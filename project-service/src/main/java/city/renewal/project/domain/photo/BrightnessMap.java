package city.renewal.project.domain.photo;

/**
 * A summed-area table of a picture's brightness (Crow, "Summed-area tables for texture mapping", 1984); it gives the
 * mean of any rectangle with four reads.
 */
public final class BrightnessMap {
    private final int width;
    private final int height;
    private final double[] sums;

    /** @param rgb pixels row by row as {@code 0xRRGGBB} */
    public BrightnessMap(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.sums = new double[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            var row = 0.0;
            for (int x = 0; x < width; x++) {
                row += brightness(rgb[y * width + x]);
                sums[at(x + 1, y + 1)] = sums[at(x + 1, y)] + row;
            }
        }
    }

    private static double brightness(int pixel) {
        return 0.299 * ((pixel >> 16) & 0xff) + 0.587 * ((pixel >> 8) & 0xff) + 0.114 * (pixel & 0xff);
    }

    /**
     * The mean brightness of the cells of {@link PerceptualHash}'s grid over a part of the picture.
     *
     * @param left fraction of the width that is cut off on the left, from 0 to less than 1; the other sides likewise
     */
    double[][] grid(double left, double top, double right, double bottom) {
        var cells = new double[PerceptualHash.GRID][PerceptualHash.GRID];
        var across = edges(width, left, right);
        var down = edges(height, top, bottom);
        for (int y = 0; y < PerceptualHash.GRID; y++) {
            for (int x = 0; x < PerceptualHash.GRID; x++) {
                cells[y][x] = mean(across[x], down[y], across[x + 1], down[y + 1]);
            }
        }
        return cells;
    }

    private static int[] edges(int size, double before, double behind) {
        var edges = new int[PerceptualHash.GRID + 1];
        var first = size * before;
        var length = size * (1 - before - behind);
        for (int n = 0; n < edges.length; n++) {
            edges[n] = (int) Math.round(first + length * n / PerceptualHash.GRID);
        }
        return edges;
    }

    /** The mean of a rectangle of at least one pixel. */
    private double mean(int left, int top, int right, int bottom) {
        var x = Math.min(left, width - 1);
        var y = Math.min(top, height - 1);
        var x2 = Math.max(x + 1, right);
        var y2 = Math.max(y + 1, bottom);
        var sum = sums[at(x2, y2)] - sums[at(x, y2)] - sums[at(x2, y)] + sums[at(x, y)];
        return sum / ((double) (x2 - x) * (y2 - y));
    }

    private int at(int x, int y) {
        return y * (width + 1) + x;
    }
}
