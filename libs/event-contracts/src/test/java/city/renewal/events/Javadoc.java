package city.renewal.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Javadoc of a record or enum and of its components, read from the source. */
record Javadoc(String text, Map<String, String> components) {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMPONENT = Pattern.compile("(?s)^(\\w+)\\s+(.*)$");

    static Javadoc of(Class<?> type) {
        var file = SOURCES.resolve(type.getPackageName().replace('.', '/'))
                .resolve(outermost(type).getSimpleName() + ".java");
        var comment = Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?(?:record|enum) "
                        + type.getSimpleName() + "\\b")
                .matcher(read(file));
        return comment.find() ? parsed(comment.group(1)) : new Javadoc("", Map.of());
    }

    String ofComponent(String name) {
        return components.getOrDefault(name, "");
    }

    private static Javadoc parsed(String comment) {
        var parts = comment.replaceAll("(?m)^\\s*\\*", "").split("@param ", -1);
        var components = new HashMap<String, String>();
        for (var i = 1; i < parts.length; i++) {
            var component = COMPONENT.matcher(parts[i].strip());
            if (component.matches()) {
                components.put(component.group(1), plain(component.group(2)));
            }
        }
        return new Javadoc(plain(parts[0]), components);
    }

    private static String plain(String text) {
        return text.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Class<?> outermost(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type : outermost(outer);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
