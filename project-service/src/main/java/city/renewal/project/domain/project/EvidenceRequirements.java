package city.renewal.project.domain.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The evidence that completion demands, by kind and count. A photo of before, during or after the work that is not demanded as
 * such counts as a {@code PHOTO}.
 */
final class EvidenceRequirements {
    private EvidenceRequirements() {}

    /** How many items of each kind; letter case and surrounding blanks don't matter. */
    static Map<String, Integer> count(List<String> items) {
        var counts = new TreeMap<String, Integer>();
        items.forEach(item -> counts.merge(EvidenceItem.of(item).kind(), 1, Integer::sum));
        return counts;
    }

    /** What is demanded and not given, such as {@code 2 PHOTO}; empty when nothing is missing. */
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

    /** Photos of a time at which none, or fewer, were demanded. */
    private static int otherPhotos(Map<String, Integer> wanted, Map<String, Integer> found) {
        return found.entrySet().stream()
                .filter(each -> !each.getKey().equals(EvidenceItem.PHOTO)
                        && new EvidenceItem(each.getKey(), null, "").isPhoto())
                .mapToInt(each -> Math.max(0, each.getValue() - wanted.getOrDefault(each.getKey(), 0)))
                .sum();
    }
}
