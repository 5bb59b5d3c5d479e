package city.renewal.project.adapter.image;

import city.renewal.project.application.photo.Pictures.Encoded;
import city.renewal.project.domain.photo.BrightnessMap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Rotates, scales and encodes decoded pictures. */
final class PictureSurface {
    private static final float QUALITY = 0.85f;

    private PictureSurface() {}

    /** The picture in sRGB on white, scaled down so that no side exceeds {@code side} pixels; never enlarged. */
    static BufferedImage within(BufferedImage picture, int side) {
        var longer = Math.max(picture.getWidth(), picture.getHeight());
        var scale = Math.min(1, (double) side / longer);
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var current = picture;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
            current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
        }
        return drawn(current, width, height);
    }

    private static BufferedImage drawn(Image picture, int width, int height) {
        var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = graphics(target);
        try {
            graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return target;
    }

    private static Graphics2D graphics(BufferedImage target) {
        var graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return graphics;
    }

    /** @param orientation 1 to 8, the EXIF code of the rotation and reflection that make the picture upright */
    static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        double width = picture.getWidth();
        double height = picture.getHeight();
        var transform = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default ->
                throw new IllegalArgumentException("Expected an orientation from 1 to 8, but got " + orientation);
        };
        var isTurned = orientation >= 5;
        var target = new BufferedImage(
                isTurned ? picture.getHeight() : picture.getWidth(),
                isTurned ? picture.getWidth() : picture.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        var graphics = graphics(target);
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, target.getWidth(), target.getHeight());
            graphics.drawImage(picture, transform, null);
        } finally {
            graphics.dispose();
        }
        return target;
    }

    /** The brightness map of a small decoded picture. */
    static BrightnessMap brightness(BufferedImage picture) {
        var plain = drawn(picture, picture.getWidth(), picture.getHeight());
        var pixels = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
        return new BrightnessMap(plain.getWidth(), plain.getHeight(), pixels);
    }

    /** Encodes as JPEG without metadata. */
    static Encoded jpeg(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream(64 * 1024);
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new Encoded(bytes.toByteArray());
    }
}
