package city.renewal.project.domain.photo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.photo.PerceptualHashSimilarity;
import city.renewal.project.testing.SamplePictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The rate of found copies and of false matches. {@code -Drenewal.likeness.scenes=1000} reproduces the figures of the
 * ADR; by default fewer scenes are drawn.
 */
class PictureHashesTest {
    private static final int SCENES = Integer.getInteger("renewal.likeness.scenes", 40);
    private static final int SIDE = 480;

    @Test
    void copiesAreFoundAndOtherPicturesAreNot() {
        var hashes = new ArrayList<PictureHashes>();
        var found = new LinkedHashMap<String, Integer>();
        for (int seed = 0; seed < SCENES; seed++) {
            var scene = SamplePictures.scene(seed, SIDE, SIDE * 3 / 4);
            var original = hashes(scene);
            hashes.add(original);
            copies(new Random(seed)).forEach((name, copy) -> {
                var distance = hashes(copy.apply(scene)).distance(original);
                found.merge(name, distance <= PerceptualHashSimilarity.THRESHOLD ? 1 : 0, Integer::sum);
            });
        }
        var distances = new int[Long.SIZE + 1];
        for (var one : hashes) {
            for (var other : hashes) {
                if (!one.equals(other)) {
                    distances[one.distance(other)]++;
                }
            }
        }
        var alike = 0;
        for (int distance = 0; distance <= PerceptualHashSimilarity.THRESHOLD; distance++) {
            alike += distances[distance];
        }
        var pairs = (long) SCENES * (SCENES - 1);
        found.forEach((name, count) -> System.out.printf("%-40s found %d of %d%n", name, count, SCENES));
        System.out.printf("taken for copies: %d of %d pairs; by distance %s%n", alike, pairs, List.of(few(distances)));

        assertThat(found)
                .allSatisfy((name, count) ->
                        assertThat(count).as(name).isGreaterThanOrEqualTo(SCENES * atLeast(name) / 100));
        assertThat(alike).isLessThanOrEqualTo((int) (pairs / 5_000));
    }

    /** Percentage of found copies; crops close to the stored ones are nearly always found. */
    private static int atLeast(String copy) {
        return copy.contains("anyhow") ? 60 : copy.startsWith("cropped") ? 90 : 100;
    }

    private static String few(int[] distances) {
        var text = new StringBuilder();
        for (int distance = 0; distance <= 14; distance++) {
            text.append(distance).append(':').append(distances[distance]).append(' ');
        }
        return text.toString();
    }

    private static Map<String, UnaryOperator<BufferedImage>> copies(Random random) {
        var copies = new LinkedHashMap<String, UnaryOperator<BufferedImage>>();
        copies.put("encoded anew at quality 0.5", picture -> encoded(picture, 0.5f));
        copies.put("encoded anew at quality 0.2", picture -> encoded(picture, 0.2f));
        copies.put("half as large", picture -> scaled(picture, 0.5));
        copies.put("a quarter as large", picture -> scaled(picture, 0.25));
        copies.put("turned by 90°", picture -> turned(picture, 1));
        copies.put("turned by 180°", picture -> turned(picture, 2));
        copies.put("turned by 270°", picture -> turned(picture, 3));
        copies.put("turned, half as large, quality 0.5", picture -> encoded(scaled(turned(picture, 1), 0.5), 0.5f));
        copies.put("a little darker", picture -> new RescaleOp(0.9f, 0, null).filter(picture, null));
        copies.put("cropped by 5 % left", picture -> cropped(picture, 0.05, 0, 0, 0));
        copies.put("cropped by 5 % at a corner", picture -> cropped(picture, 0.05, 0.05, 0, 0));
        copies.put("cropped by 5 % all around", picture -> cropped(picture, 0.05, 0.05, 0.05, 0.05));
        copies.put("cropped by 7 % at the bottom", picture -> cropped(picture, 0, 0, 0, 0.07));
        copies.put("cropped by 10 % right", picture -> cropped(picture, 0, 0, 0.1, 0));
        copies.put("cropped by 10 % at a corner", picture -> cropped(picture, 0, 0.1, 0.1, 0));
        copies.put("cropped by 10 % all around", picture -> cropped(picture, 0.1, 0.1, 0.1, 0.1));
        copies.put(
                "cropped anyhow by up to 10 %",
                picture -> cropped(picture, tenth(random), tenth(random), tenth(random), tenth(random)));
        copies.put(
                "cropped by 5 %, turned, half as large",
                picture -> encoded(scaled(turned(cropped(picture, 0.05, 0.05, 0.05, 0.05), 1), 0.5), 0.5f));
        return copies;
    }

    private static double tenth(Random random) {
        return random.nextDouble() / 10;
    }

    @Test
    void theIndexFindsTheSameAsAFullComparison() {
        var random = new Random(1);
        var index = new SimilarityIndex(20, 1_000);
        var all = new ArrayList<PictureHashes>();
        for (int n = 0; n < 300; n++) {
            var hashes = new PictureHashes(random(random, 4), random(random, 20));
            all.add(hashes);
            index.add("p" + n, hashes);
            index.add("p" + n, hashes);
        }
        assertThat(index.size()).isEqualTo(300);
        for (var one : all) {
            var expected = new ArrayList<SimilarityIndex.Match>();
            for (int n = 0; n < all.size(); n++) {
                var distance = one.distance(all.get(n));
                if (distance <= 20) {
                    expected.add(new SimilarityIndex.Match("p" + n, distance));
                }
            }
            assertThat(index.find(one, 300)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theOldestPicturesAreEvicted() {
        var random = new Random(2);
        var index = new SimilarityIndex(0, 10);
        var all = new ArrayList<PictureHashes>();
        for (int n = 0; n < 25; n++) {
            all.add(new PictureHashes(random(random, 4), random(random, 20)));
            index.add("p" + n, all.get(n));
        }

        assertThat(index.size()).isLessThanOrEqualTo(10);
        assertThat(index.find(all.get(24), 5))
                .extracting(SimilarityIndex.Match::name)
                .containsExactly("p24");
        assertThat(index.find(all.get(0), 5)).isEmpty();
    }

    private static List<Long> random(Random random, int count) {
        return random.longs(count).boxed().toList();
    }

    private static PictureHashes hashes(BufferedImage picture) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        return PictureHashes.of(new BrightnessMap(width, height, picture.getRGB(0, 0, width, height, null, 0, width)));
    }

    private static BufferedImage encoded(BufferedImage picture, float quality) {
        try {
            return ImageIO.read(new ByteArrayInputStream(SamplePictures.jpeg(picture, quality)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        var width = (int) (picture.getWidth() * scale);
        var height = (int) (picture.getHeight() * scale);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return copy;
    }

    private static BufferedImage turned(BufferedImage picture, int quarters) {
        if (quarters == 0) {
            return picture;
        }
        var width = picture.getWidth();
        var height = picture.getHeight();
        var copy = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(height - 1 - y, x, picture.getRGB(x, y));
            }
        }
        return turned(copy, quarters - 1);
    }

    private static BufferedImage cropped(BufferedImage picture, double left, double top, double right, double bottom) {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var part = picture.getSubimage(
                (int) (width * left), (int) (height * top), (int) (width * (1 - left - right)), (int)
                        (height * (1 - top - bottom)));
        var copy = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.createGraphics().drawImage(part, 0, 0, null);
        return copy;
    }
}
