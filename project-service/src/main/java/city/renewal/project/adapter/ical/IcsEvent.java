package city.renewal.project.adapter.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.util.Strings;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT of the file.
 *
 * @param line its first line
 * @param properties in file order, with names in upper case; a property may occur several times
 */
record IcsEvent(int line, List<Line> properties) {
    private static final int LONGEST = 200;

    /** @param parameters by upper-case name, without quotes */
    record Line(String name, Map<String, String> parameters, String value) {}

    IcsEvent {
        properties = List.copyOf(properties);
    }

    @Nullable
    Line first(String name) {
        for (var property : properties) {
            if (property.name().equals(name)) {
                return property;
            }
        }
        return null;
    }

    List<Line> all(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .toList();
    }

    /** The value with its escapes undone and at most 200 characters; empty when there is none. */
    String text(String name) {
        var line = first(name);
        return line == null ? "" : shortened(Strings.unescape(line.value())).strip();
    }

    List<String> categories() {
        var categories = new ArrayList<String>();
        for (var line : all("CATEGORIES")) {
            for (var category : line.value().split("(?<!\\\\),", 100)) {
                categories.add(shortened(Strings.unescape(category)));
            }
        }
        return categories;
    }

    long sequence() {
        var line = first("SEQUENCE");
        return line != null && line.value().strip().matches("[0-9]{1,9}")
                ? Long.parseLong(line.value().strip())
                : 0;
    }

    String place() {
        var uid = text("UID");
        return uid.isEmpty() ? "line %d".formatted(line) : "line %d (UID %s)".formatted(line, uid);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
