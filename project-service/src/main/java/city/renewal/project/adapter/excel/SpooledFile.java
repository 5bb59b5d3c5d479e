package city.renewal.project.adapter.excel;

import city.renewal.starter.files.TemporaryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An uploaded file on disk with a bounded size; closing deletes it. */
final class SpooledFile implements AutoCloseable {

    /** The prefix of the file names. */
    static final String PREFIX = "ledger-";

    /** A compressed ledger of 20,000 rows takes a tenth of this. */
    private static final long LARGEST_FILE = 16L << 20;

    private final Path path;

    private SpooledFile(Path path) {
        this.path = path;
    }

    static SpooledFile empty() throws IOException {
        return new SpooledFile(TemporaryFiles.ofThisProcess().create(PREFIX, ".tmp"));
    }

    /** @throws IOException when the stream or the disk fails; a file that is too large is an {@link UnreadableWorkbook} */
    static SpooledFile of(InputStream file) throws IOException, UnreadableWorkbook {
        var spooled = empty();
        try (var out = Files.newOutputStream(spooled.path, StandardOpenOption.TRUNCATE_EXISTING)) {
            new BoundedInput(file, LARGEST_FILE).transferTo(out);
            return spooled;
        } catch (BoundedInput.LimitReached e) {
            spooled.close();
            throw UnreadableWorkbook.tooLarge();
        } catch (IOException | RuntimeException e) {
            spooled.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
