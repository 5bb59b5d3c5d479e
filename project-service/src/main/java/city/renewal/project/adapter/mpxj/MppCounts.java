package city.renewal.project.adapter.mpxj;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the number of an MPP file's records by the size of the streams that list them, before the library builds
 * objects. The streams also list deleted records, so the limits are twice the maximum of the reader.
 */
final class MppCounts {
    private static final Set<String> PROJECTS = Set.of("   19", "   112", "   114");
    private static final List<Stream> STREAMS = List.of(
            new Stream("TBkndTask", "tasks", 47, 2 * RecordCounts.MAX_TASKS),
            new Stream("TBkndCons", "links", 10, 6 * RecordCounts.MAX_TASKS),
            new Stream("TBkndRsc", "resources", 37, 10_000),
            new Stream("TBkndAssn", "assignments", 34, 2 * RecordCounts.MAX_TASKS),
            new Stream("TBkndCal", "calendars", 10, 10_000));

    private MppCounts() {}

    /** @param size size of one record's entry in bytes */
    private record Stream(String folder, String kind, int size, int limit) {}

    /** The reason for refusing the file; null if it can be read, or is damaged, which the library reports. */
    static @Nullable String check(byte[] file) {
        try (var system = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            for (var entry : system.getRoot()) {
                if (PROJECTS.contains(entry.getName()) && entry instanceof DirectoryEntry project) {
                    var tooMany = check(project);
                    if (tooMany != null) {
                        return tooMany;
                    }
                }
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String check(DirectoryEntry project) throws IOException {
        for (var stream : STREAMS) {
            if (project.hasEntryCaseInsensitive(stream.folder())
                    && project.getEntry(stream.folder()) instanceof DirectoryEntry folder
                    && folder.hasEntryCaseInsensitive("FixedMeta")
                    && folder.getEntry("FixedMeta") instanceof DocumentEntry list) {
                int count = list.getSize() / stream.size();
                if (count > stream.limit()) {
                    return "lists %d %s, and at most %d are read".formatted(count, stream.kind(), stream.limit());
                }
            }
        }
        return null;
    }
}
