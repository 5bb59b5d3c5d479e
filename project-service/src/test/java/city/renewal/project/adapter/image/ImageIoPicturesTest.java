package city.renewal.project.adapter.image;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.photo.Pictures.ReadResult;
import city.renewal.project.testing.SamplePictures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageIoPicturesTest {
    @TempDir
    Path folder;

    private final ImageIoPictures pictures = new ImageIoPictures(ZoneId.of("Asia/Shanghai"), 32L << 20, 320L << 20);

    @Test
    void aWebpPictureThatWouldFillTheHeapIsRefusedBeforeItIsDecoded() throws IOException {
        var large = SamplePictures.webp();
        ByteBuffer.wrap(large)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 3_000)
                .putShort(28, (short) 3_000);

        assertThat(read(large))
                .isInstanceOfSatisfying(
                        ReadResult.Refused.class,
                        refused -> assertThat(refused.message()).contains("3000 × 3000", "send it as JPEG"));
        assertThat(read(SamplePictures.webp())).isInstanceOf(ReadResult.Picture.class);
    }

    @Test
    void aPictureIsRecognisedByItsContentAndNotByItsName() throws IOException {
        assertThat(read(SamplePictures.png(SamplePictures.scene(1, 64, 48))))
                .isInstanceOfSatisfying(ReadResult.Picture.class, picture -> {
                    assertThat(picture.mediaType()).isEqualTo("image/png");
                    assertThat(picture.width()).isEqualTo(64);
                    assertThat(picture.height()).isEqualTo(48);
                });
        assertThat(read(SamplePictures.pdf())).isEqualTo(new ReadResult.Document("application/pdf"));
    }

    @Test
    void aJpegThatIsCutAnywhereIsRefused() throws IOException {
        var jpeg = SamplePictures.jpeg(2, 200, 150);
        for (int length = 3; length < jpeg.length; length += 97) {
            assertThat(read(Arrays.copyOf(jpeg, length)))
                    .as("%d of %d bytes", length, jpeg.length)
                    .isInstanceOf(ReadResult.Refused.class);
        }
    }

    private ReadResult read(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("photo"), bytes);
        return pictures.read(file);
    }
}
