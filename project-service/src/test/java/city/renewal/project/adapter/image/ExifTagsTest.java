package city.renewal.project.adapter.image;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Location;
import city.renewal.project.testing.Exif;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExifTagsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void aTimeWithoutAnOffsetIsReadInTheZoneOfTheSites() {
        var tags = ExifTags.read(new Exif().takenAt("2023:06:29 17:30:00").tiff(), SHANGHAI);

        assertThat(tags.takenAt()).isEqualTo("2023-06-29T09:30:00Z");
    }

    @Test
    void aTimeWithAnOffsetIsReadByIt() {
        var tags = ExifTags.read(
                new Exif().takenAt("2023:06:29 17:30:00").offset("-03:30").tiff(), SHANGHAI);

        assertThat(tags.takenAt()).isEqualTo("2023-06-29T21:00:00Z");
    }

    @Test
    void aPositionIsInDegreesSouthAndWestNegative() {
        assertThat(ExifTags.read(new Exif().at(120.384, 36.067).tiff(), SHANGHAI)
                        .location())
                .isEqualTo(new Location(120.384, 36.067));
        assertThat(ExifTags.read(new Exif().at(-70.5, -33.25).tiff(), SHANGHAI).location())
                .isEqualTo(new Location(-70.5, -33.25));
    }

    @Test
    void impossibleValuesAreAbsent() {
        assertThat(ExifTags.read(new Exif().at(0, 0).tiff(), SHANGHAI).location())
                .isNull();
        assertThat(ExifTags.read(new Exif().at(200, 95).tiff(), SHANGHAI).location())
                .isNull();
        assertThat(ExifTags.read(new Exif().takenAt("2023:02:30 10:00:00").tiff(), SHANGHAI)
                        .takenAt())
                .isNull();
        assertThat(ExifTags.read(new Exif().turned(0).tiff(), SHANGHAI).orientation())
                .isEqualTo(1);
        assertThat(ExifTags.read(new byte[] {1, 2, 3}, SHANGHAI)).isEqualTo(ExifTags.NONE);
    }

    @Test
    void everyOrientationIsRead() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .map(each -> ExifTags.read(new Exif().turned(each).tiff(), SHANGHAI)
                                .orientation()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
