package city.renewal.project.domain.report;

import java.util.List;
import java.util.Map;

/**
 * What is known of a report's photos.
 *
 * @param arrived those that are stored, by hash
 * @param reused those that an earlier report showed
 */
public record PhotoFindings(Map<String, PhotoFact> arrived, List<ReusedPhoto> reused) {
    public static final PhotoFindings NONE = new PhotoFindings(Map.of(), List.of());

    public PhotoFindings {
        arrived = Map.copyOf(arrived);
        reused = List.copyOf(reused);
    }
}
