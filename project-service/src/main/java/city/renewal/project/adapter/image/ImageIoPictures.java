package city.renewal.project.adapter.image;

import city.renewal.project.application.photo.Pictures;
import city.renewal.project.application.photo.Variant;
import city.renewal.project.domain.photo.PhotoFormat;
import city.renewal.project.domain.photo.PictureHashes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes pictures with ImageIO, and with TwelveMonkeys' reader for WebP. A picture's size is read from its header
 * first, only every n-th pixel is decoded, and a budget bounds the memory of all concurrent decodings.
 */
public final class ImageIoPictures implements Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(ImageIoPictures.class);

    /** Maximum number of pixels of a picture. */
    public static final long MAX_PIXELS = 50_000_000;

    /** Approximate size at which a picture is decoded for its check, its hash and its thumbnail. */
    private static final int CHECKED_SIDE = 2 * Variant.THUMBNAIL.side();

    /** Bytes per pixel of a WebP picture, which the reader can't decode in parts, doubled as a reserve. */
    private static final int WEBP_BYTES = 64;

    private final ZoneId zone;
    private final DecodingBudget budget;
    private final long mostWebpPixels;

    /**
     * @param zone zone of photos without a UTC offset
     * @param memory bytes for all concurrent decodings
     * @param heap heap size in bytes, which limits a WebP picture
     */
    public ImageIoPictures(ZoneId zone, long memory, long heap) {
        this.zone = zone;
        this.mostWebpPixels = Math.min(MAX_PIXELS, heap / WEBP_BYTES);
        this.budget = new DecodingBudget(memory);
    }

    @Override
    public ReadResult read(Path file) throws IOException {
        var head = head(file);
        var format = PhotoFormat.of(head);
        if (format.isEmpty()) {
            return new ReadResult.Refused(PhotoFormat.refusal(head));
        }
        return switch (format.get()) {
            case PDF ->
                PdfFile.isFramed(file)
                        ? new ReadResult.Document(PhotoFormat.PDF.mediaType())
                        : new ReadResult.Refused("is a PDF document that is damaged or cut off");
            case JPEG, PNG, WEBP -> picture(file, format.get());
        };
    }

    private ReadResult picture(Path file, PhotoFormat format) throws IOException {
        var container = ImageContainer.read(file, format, zone);
        if (!container.isComplete()) {
            return new ReadResult.Refused("is a picture that is cut off or damaged");
        }
        try (var decoder = PictureDecoder.open(file, format)) {
            var pixels = (long) decoder.width() * decoder.height();
            if (pixels > MAX_PIXELS) {
                return new ReadResult.Refused("is a picture of %d × %d pixels; at most %d million are taken"
                        .formatted(decoder.width(), decoder.height(), MAX_PIXELS / 1_000_000));
            }
            if (format == PhotoFormat.WEBP && pixels > mostWebpPixels) {
                return new ReadResult.Refused(
                        "is a WebP picture of %d × %d pixels, of which at most %d thousand can be decoded here; send it as JPEG"
                                .formatted(decoder.width(), decoder.height(), mostWebpPixels / 1_000));
            }
            try (var _ = budget.take(decoder.cost(CHECKED_SIDE, container.isProgressive()))) {
                var upright = PictureSurface.upright(
                        decoder.read(CHECKED_SIDE), container.exif().orientation());
                return new ReadResult.Picture(
                        format.mediaType(),
                        decoder.width(),
                        decoder.height(),
                        container.exif().takenAt(),
                        container.exif().location(),
                        PictureHashes.of(PictureSurface.brightness(upright)),
                        PictureSurface.jpeg(PictureSurface.within(upright, Variant.THUMBNAIL.side())));
            }
        } catch (PictureDecoder.UndecodablePicture e) {
            LOG.debug("A picture can't be decoded: {}", e.getMessage());
            return new ReadResult.Refused("is a picture that can't be decoded: it is damaged or of a rare kind");
        }
    }

    @Override
    public Encoded encode(Path file, int side) throws IOException {
        var format = PhotoFormat.of(head(file)).orElseThrow(() -> new IOException("Expected a picture"));
        var container = ImageContainer.read(file, format, zone);
        try (var decoder = PictureDecoder.open(file, format);
                var _ = budget.take(decoder.cost(side, container.isProgressive()))) {
            BufferedImage read = PictureSurface.within(decoder.read(side), side);
            return PictureSurface.jpeg(
                    PictureSurface.upright(read, container.exif().orientation()));
        } catch (PictureDecoder.UndecodablePicture e) {
            throw new IOException("A stored picture can't be decoded any more", e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(PhotoFormat.HEAD);
        }
    }
}
