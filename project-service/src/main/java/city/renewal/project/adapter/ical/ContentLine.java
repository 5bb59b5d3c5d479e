package city.renewal.project.adapter.ical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One unfolded line of an iCalendar file: {@code NAME;PARAMETER=value:value}.
 *
 * @param number of the physical line that it begins on, from 1
 * @param parameters by upper-case name; the last of several stands
 */
record ContentLine(int number, String name, Map<String, String> parameters, String value) {

    /** Puts together what was folded: a line that begins with a space or a tab goes on with the one before. */
    static List<ContentLine> of(String text) {
        var lines = new ArrayList<ContentLine>();
        var physical = text.split("\r\n|\n|\r", -1);
        for (int n = 0; n < physical.length; ) {
            int first = n;
            var whole = new StringBuilder(physical[n++]);
            while (n < physical.length && (physical[n].startsWith(" ") || physical[n].startsWith("\t"))) {
                whole.append(physical[n++], 1, physical[n - 1].length());
            }
            if (!whole.isEmpty()) {
                var line = parse(first + 1, whole.toString());
                lines.add(line == null ? new ContentLine(first + 1, "", Map.of(), whole.toString()) : line);
            }
        }
        return lines;
    }

    /** Not a content line: it has no name and no value. */
    boolean isNonsense() {
        return name.isEmpty();
    }

    private static @Nullable ContentLine parse(int number, String line) {
        int at = endOf(line, 0, ";:");
        if (at <= 0 || at == line.length()) {
            return null;
        }
        var name = line.substring(0, at).toUpperCase(Locale.ROOT);
        var parameters = new HashMap<String, String>();
        while (at < line.length() && line.charAt(at) == ';') {
            int end = endOf(line, at + 1, ";:");
            var parameter = line.substring(at + 1, end);
            int equals = parameter.indexOf('=');
            if (equals <= 0) {
                return null;
            }
            parameters.put(
                    parameter.substring(0, equals).toUpperCase(Locale.ROOT),
                    parameter.substring(equals + 1).replace("\"", ""));
            at = end;
        }
        return at < line.length() ? new ContentLine(number, name, parameters, line.substring(at + 1)) : null;
    }

    /** The next of the characters that is not within quotes, or the end. */
    private static int endOf(String line, int from, String ends) {
        var quoted = false;
        for (int n = from; n < line.length(); n++) {
            char c = line.charAt(n);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && ends.indexOf(c) >= 0) {
                return n;
            }
        }
        return line.length();
    }

    /** The value as text, its escapes undone. */
    String text() {
        var text = new StringBuilder(value.length());
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            if (c == '\\' && n + 1 < value.length()) {
                char next = value.charAt(++n);
                text.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
