package city.renewal.project.domain.report;

import java.util.List;
import java.util.Map;

/**
 * The findings on a report's photos.
 *
 * @param arrived metadata of the stored photos, by hash
 * @param reused photos that an earlier report contains
 */
public record PhotoFindings(Map<String, PhotoFact> arrived, List<ReusedPhoto> reused) {
    public static final PhotoFindings NONE = new PhotoFindings(Map.of(), List.of());

    public PhotoFindings {
        arrived = Map.copyOf(arrived);
        reused = List.copyOf(reused);
    }
}
