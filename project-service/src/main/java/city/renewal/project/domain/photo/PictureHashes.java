package city.renewal.project.domain.photo;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@link PerceptualHash}es of a picture. They find copies that were rotated by multiples of 90 degrees, scaled,
 * re-encoded or cropped by up to a tenth.
 *
 * @param turned hashes of the whole picture, upright and rotated by 90, 180 and 270 degrees clockwise
 * @param cropped hashes of parts of the upright picture, cropped at one side, at a corner or all around
 */
public record PictureHashes(List<Long> turned, List<Long> cropped) {
    /** The cropped fractions left, top, right and bottom, in thousandths. */
    private static final int[][] CROPS = {
        {25, 25, 25, 25}, {50, 50, 50, 50}, {75, 75, 75, 75}, {100, 100, 100, 100},
        {50, 0, 0, 0}, {0, 50, 0, 0}, {0, 0, 50, 0}, {0, 0, 0, 50},
        {100, 0, 0, 0}, {0, 100, 0, 0}, {0, 0, 100, 0}, {0, 0, 0, 100},
        {50, 50, 0, 0}, {0, 50, 50, 0}, {0, 0, 50, 50}, {50, 0, 0, 50},
        {100, 100, 0, 0}, {0, 100, 100, 0}, {0, 0, 100, 100}, {100, 0, 0, 100},
    };

    public PictureHashes {
        turned = List.copyOf(turned);
        cropped = List.copyOf(cropped);
    }

    public static PictureHashes of(BrightnessMap picture) {
        var turned = new ArrayList<Long>();
        var grid = picture.grid(0, 0, 0, 0);
        for (int quarter = 0; quarter < 4; quarter++) {
            turned.add(PerceptualHash.of(grid));
            grid = PerceptualHash.turned(grid);
        }
        var cropped = new ArrayList<Long>();
        for (var crop : CROPS) {
            cropped.add(PerceptualHash.of(
                    picture.grid(crop[0] / 1000.0, crop[1] / 1000.0, crop[2] / 1000.0, crop[3] / 1000.0)));
        }
        return new PictureHashes(turned, cropped);
    }

    public long upright() {
        return turned.getFirst();
    }

    /**
     * The smallest Hamming distance between the two pictures: this picture in any rotation against the other or its
     * parts, or a part of this picture against the other.
     */
    public int distance(PictureHashes other) {
        var least = Long.SIZE;
        for (var mine : turned) {
            least = Math.min(least, PerceptualHash.distance(mine, other.upright()));
            for (var part : other.cropped) {
                least = Math.min(least, PerceptualHash.distance(mine, part));
            }
        }
        for (var part : cropped) {
            least = Math.min(least, PerceptualHash.distance(part, other.upright()));
        }
        return least;
    }
}
