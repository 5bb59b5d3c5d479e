package city.renewal.project.adapter.image;

import city.renewal.project.domain.photo.PhotoFormat;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Decodes one picture file, at a reduced size if that is enough. */
final class PictureDecoder implements AutoCloseable {
    private final ImageReader reader;
    private final ImageInputStream stream;
    private final PhotoFormat format;
    private final int width;
    private final int height;

    private PictureDecoder(ImageReader reader, ImageInputStream stream, PhotoFormat format)
            throws IOException, UndecodablePicture {
        this.reader = reader;
        this.stream = stream;
        this.format = format;
        try {
            reader.setInput(stream, true, true);
            this.width = reader.getWidth(0);
            this.height = reader.getHeight(0);
        } catch (IIOException | EOFException | RuntimeException e) {
            throw new UndecodablePicture(e);
        }
    }

    /** The picture's data is invalid. */
    static final class UndecodablePicture extends Exception {
        private static final long serialVersionUID = 1;

        UndecodablePicture(Throwable cause) {
            super(cause);
        }

        UndecodablePicture(String message) {
            super(message);
        }
    }

    /** Opens the file and reads only its header. */
    static PictureDecoder open(Path file, PhotoFormat format) throws IOException, UndecodablePicture {
        var reader = reader(format);
        var stream = new FileImageInputStream(file.toFile());
        try {
            return new PictureDecoder(reader, stream, format);
        } catch (IOException | UndecodablePicture | RuntimeException e) {
            reader.dispose();
            stream.close();
            throw e;
        }
    }

    /** The WebP reader is created explicitly, so that it does not depend on ImageIO's search of class loaders. */
    private static ImageReader reader(PhotoFormat format) throws IOException {
        return format == PhotoFormat.WEBP
                ? new WebPImageReaderSpi().createReaderInstance()
                : ImageIO.getImageReadersByMIMEType(format.mediaType()).next();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The subsampling step with which the longer side keeps at least {@code side} pixels, if it has as many. */
    private int step(int side) {
        return Math.max(1, Math.max(width, height) / side);
    }

    /** Estimated memory in bytes of {@link #read} and the subsequent drawing. */
    long cost(int side, boolean isProgressive) {
        var step = step(side);
        var decoded = ((long) width / step + 1) * ((long) height / step + 1);
        var whole = (long) width * height;
        return 8 * decoded
                + switch (format) {
                    case JPEG -> isProgressive ? 6 * whole : 0;
                    case WEBP -> 32 * whole;
                    case PNG, PDF -> 0;
                };
    }

    /**
     * Decodes the picture. An IOException means a failure of the disk and not of the picture.
     *
     * @throws UndecodablePicture also if the reader only warns, as it does for truncated data
     */
    BufferedImage read(int side) throws IOException, UndecodablePicture {
        var warning = new AtomicReference<String>();
        IIOReadWarningListener listener = (_, text) -> warning.compareAndSet(null, text);
        reader.addIIOReadWarningListener(listener);
        var step = step(side);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        try {
            var picture = reader.read(0, parameters);
            var text = warning.get();
            if (text != null && text.contains("end of")) {
                throw new UndecodablePicture(text);
            }
            return picture;
        } catch (IIOException | EOFException | RuntimeException e) {
            throw new UndecodablePicture(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
