package city.renewal.project.adapter.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureSurfaceTest {
    /**
     * The letters of {@code abc/def} after turning: how EXIF 2.32, table 6, describes where row 0 and column 0 of the stored
     * picture are to be shown.
     */
    @ParameterizedTest
    @CsvSource({
        "1, abc/def",
        "2, cba/fed",
        "3, fed/cba",
        "4, def/abc",
        "5, ad/be/cf",
        "6, da/eb/fc",
        "7, fc/eb/da",
        "8, cf/be/ad"
    })
    void aPictureIsRotatedByItsOrientation(int orientation, String expected) {
        var stored = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int n = 0; n < 6; n++) {
            stored.setRGB(n % 3, n / 3, 40 * (n + 1));
        }

        var upright = PictureSurface.upright(stored, orientation);

        var rows = new StringBuilder();
        for (int y = 0; y < upright.getHeight(); y++) {
            rows.append(y == 0 ? "" : "/");
            for (int x = 0; x < upright.getWidth(); x++) {
                rows.append((char) ('a' + (upright.getRGB(x, y) & 0xff) / 40 - 1));
            }
        }
        assertThat(rows).hasToString(expected);
    }
}
