package city.renewal.project.domain.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The evidence that completion demands, by kind and count. An item of a claim is of a kind when it names it, alone or before
 * a colon ({@code PHOTO}, {@code PHOTO:north facade}); the SHA-256 of a photo is a {@code PHOTO}.
 */
final class Evidence {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private Evidence() {}

    /** How many items of each kind; letter case and surrounding blanks don't matter. */
    static Map<String, Integer> count(List<String> items) {
        var counts = new TreeMap<String, Integer>();
        items.forEach(item -> counts.merge(kind(item), 1, Integer::sum));
        return counts;
    }

    /** What is demanded and not given, such as {@code 2 PHOTO}; empty when nothing is missing. */
    static List<String> missing(List<String> demanded, List<String> given) {
        var found = count(given);
        var missing = new ArrayList<String>();
        count(demanded).forEach((kind, most) -> {
            var lacking = most - found.getOrDefault(kind, 0);
            if (lacking > 0) {
                missing.add("%d %s".formatted(lacking, kind));
            }
        });
        return missing;
    }

    private static String kind(String item) {
        if (SHA_256.matcher(item.strip()).matches()) {
            return "PHOTO";
        }
        int colon = item.replace('：', ':').indexOf(':');
        return (colon < 0 ? item : item.substring(0, colon)).strip().toUpperCase(Locale.ROOT);
    }
}
