package city.renewal.project.testing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures drawn from a random seed, and files that only pretend to be pictures. */
public final class SamplePictures {
    /** A picture of 1 × 1 pixels, as the WebP project publishes it. */
    private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private SamplePictures() {}

    /** A site: sky and ground, buildings with windows, some machines. */
    public static BufferedImage scene(long seed, int width, int height) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var horizon = height * (0.3 + 0.4 * random.nextDouble());
        graphics.setPaint(new GradientPaint(0, 0, color(random), width / 3f, (float) horizon, color(random)));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(new GradientPaint(0, (float) horizon, color(random), width, height, color(random)));
        graphics.fillRect(0, (int) horizon, width, height);
        var buildings = 3 + random.nextInt(5);
        for (int n = 0; n < buildings; n++) {
            building(graphics, random, width, height, horizon);
        }
        for (int n = 0; n < 4 + random.nextInt(5); n++) {
            graphics.setColor(color(random));
            var size = width * (0.03 + 0.12 * random.nextDouble());
            graphics.fillOval(
                    random.nextInt(width), (int) (horizon + random.nextInt(height / 3)), (int) size, (int) size);
        }
        graphics.dispose();
        return picture;
    }

    private static void building(Graphics2D graphics, Random random, int width, int height, double horizon) {
        var left = random.nextInt(width);
        var wide = (int) (width * (0.08 + 0.22 * random.nextDouble()));
        var high = (int) (height * (0.15 + 0.5 * random.nextDouble()));
        var top = (int) horizon - high + height / 10;
        graphics.setColor(color(random));
        graphics.fillRect(left, top, wide, high);
        graphics.setColor(color(random));
        var step = Math.max(4, wide / (3 + random.nextInt(5)));
        for (int x = left + step / 4; x < left + wide - step / 2; x += step) {
            for (int y = top + step / 4; y < top + high - step / 2; y += step) {
                graphics.fillRect(x, y, step / 2, step / 2);
            }
        }
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** A picture whose bytes don't compress, so that its JPEG is large. */
    public static BufferedImage noise(long seed, int width, int height) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    public static byte[] jpeg(long seed, int width, int height) {
        return jpeg(scene(seed, width, height), 0.9f);
    }

    public static byte[] jpeg(BufferedImage picture, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    /** A PDF of so many bytes: most of them are a comment. */
    public static byte[] pdf(int bytes) {
        var whole = new byte[bytes];
        Arrays.fill(whole, (byte) '%');
        var text = pdf();
        int head = "%PDF-1.4\n".length();
        System.arraycopy(text, 0, whole, 0, head);
        whole[bytes - text.length + head - 1] = '\n';
        System.arraycopy(text, head, whole, bytes - text.length + head, text.length - head);
        return whole;
    }

    public static byte[] pdf() {
        return """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
            trailer << /Root 1 0 R >>
            startxref
            0
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);
    }

    /** A PNG that declares many pixels in very few bytes: it inflates to zeros. */
    public static byte[] pngOf(int width, int height, int rowsOfZeros) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        var deflater = new Deflater(9);
        deflater.setInput(new byte[Math.min(rowsOfZeros * (width * 3 + 1), 64 << 20)]);
        deflater.finish();
        var data = new ByteArrayOutputStream();
        var buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            data.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        bytes.writeBytes(chunk("IHDR", header.array()));
        bytes.writeBytes(chunk("IDAT", data.toByteArray()));
        bytes.writeBytes(chunk("IEND", new byte[0]));
        return bytes.toByteArray();
    }

    /** A chunk of a PNG. */
    public static byte[] chunk(String type, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The JPEG with an EXIF block in front. */
    public static byte[] withExif(byte[] jpeg, byte[] tiff) {
        var bytes = ByteBuffer.allocate(jpeg.length + tiff.length + 10);
        bytes.put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (tiff.length + 8));
        bytes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        return bytes.put(jpeg, 2, jpeg.length - 2).array();
    }

    public static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
