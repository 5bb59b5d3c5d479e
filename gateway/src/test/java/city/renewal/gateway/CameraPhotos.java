package city.renewal.gateway;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Generates photos like those of a camera: JPEG with EXIF, different for each seed, large because of noise. */
public final class CameraPhotos {
    private CameraPhotos() {}

    public static Path jpeg(Path folder, int seed, int width, int height) {
        try {
            var bytes = encoded(drawn(seed, width, height));
            return Files.write(folder.resolve("IMG_%d.jpg".formatted(seed)), withExif(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JPEG of a camera's quality: with the noise it takes more than a byte for each pixel. */
    private static byte[] encoded(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var fine = writer.getDefaultWriteParam();
            fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            fine.setCompressionQuality(0.96f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), fine);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(int seed, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, new Color(120, 170, 220), 0, height, new Color(200, 180, 150)));
        canvas.fillRect(0, 0, width, height);
        var random = new Random(seed);
        for (int n = 0; n < 12; n++) {
            canvas.setColor(new Color(90 + random.nextInt(90), 80 + random.nextInt(60), 70 + random.nextInt(40)));
            var side = width / 8;
            canvas.fillRect(n * width / 12, height - random.nextInt(height / 2), side, height);
        }
        canvas.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ (random.nextInt() & 0x3f3f3f));
            }
        }
        return image;
    }

    /** Inserts an EXIF segment with the orientation "rotate by 90°" after the JPEG's start. */
    private static byte[] withExif(byte[] jpeg) {
        var tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0);
        var joined = ByteBuffer.allocate(jpeg.length + 10 + 26);
        joined.put(jpeg, 0, 2);
        joined.put(new byte[] {(byte) 0xff, (byte) 0xe1}).putShort((short) (2 + 6 + 26));
        joined.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(tiff.array());
        joined.put(jpeg, 2, jpeg.length - 2);
        return joined.array();
    }
}
