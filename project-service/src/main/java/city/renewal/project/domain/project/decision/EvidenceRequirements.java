package city.renewal.project.domain.project.decision;

import city.renewal.project.domain.project.EvidenceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks the evidence of a completion against the required kinds and counts. A photo from before, during or after the
 * work that is not required as such counts as a {@code PHOTO}.
 */
final class EvidenceRequirements {
    private EvidenceRequirements() {}

    /** The number of items per kind, ignoring letter case and surrounding blanks. */
    static Map<String, Integer> count(List<String> items) {
        var counts = new TreeMap<String, Integer>();
        items.forEach(item -> counts.merge(EvidenceItem.of(item).kind(), 1, Integer::sum));
        return counts;
    }

    /** The missing evidence, such as {@code 2 PHOTO}; empty if complete. */
    static List<String> missing(List<String> demanded, List<String> given) {
        var wanted = count(demanded);
        var found = count(given);
        found.merge(EvidenceItem.PHOTO, otherPhotos(wanted, found), Integer::sum);
        var missing = new ArrayList<String>();
        wanted.forEach((kind, most) -> {
            var lacking = most - found.getOrDefault(kind, 0);
            if (lacking > 0) {
                missing.add("%d %s".formatted(lacking, kind));
            }
        });
        return missing;
    }

    /** The number of surplus photos from before, during or after the work. */
    private static int otherPhotos(Map<String, Integer> wanted, Map<String, Integer> found) {
        return found.entrySet().stream()
                .filter(each -> !each.getKey().equals(EvidenceItem.PHOTO)
                        && new EvidenceItem(each.getKey(), null, "").isPhoto())
                .mapToInt(each -> Math.max(0, each.getValue() - wanted.getOrDefault(each.getKey(), 0)))
                .sum();
    }
}
