package city.renewal.notification.adapter.mustache;

import city.renewal.notification.application.message.TemplateEngine;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Variables and sections, nothing else: no partials, no unescaped variables, no other delimiters, no dots. Values are looked
 * up in the map given and never by reflection.
 */
public final class MustacheTemplateEngine implements TemplateEngine {
    private static final Pattern TAG = Pattern.compile("\\{\\{([^}]*)(}}}?)?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u0085]+");
    private static final String SIGNS = "\\`*_[]<>#|~@";
    private static final String FULL_WIDTH = "＼｀＊＿［］＜＞＃｜～＠";

    @Override
    public Optional<String> fault(String template, Collection<String> fields, Collection<String> lists) {
        var tags = TAG.matcher(template);
        var isInList = false;
        while (tags.find()) {
            var line = 1
                    + template.substring(0, tags.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            var list = list(tags.group(1), lists);
            var isList = !list.isEmpty() && tags.group(2) != null;
            var wrong = isList ? wrongList(list, isInList) : wrong(tags.group(1), tags.group(2), fields);
            if (wrong != null) {
                return Optional.of("line %d: %s".formatted(line, wrong));
            }
            if (!list.isEmpty() && !list.startsWith("^")) {
                isInList = list.startsWith("#");
            }
        }
        try {
            compile(template, Place.PLAIN);
            return Optional.empty();
        } catch (MustacheException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A tag that names a list, without the spaces in it; empty: it names none. */
    private static String list(String inside, Collection<String> lists) {
        var tag = inside.replaceAll("\\s+", "");
        return lists.stream().anyMatch(list -> tag.matches("[#^/]?" + Pattern.quote(list))) ? tag : "";
    }

    /** A list within a list would be there many times many times. */
    private static @Nullable String wrongList(String tag, boolean isInList) {
        return switch (tag.charAt(0)) {
            case '#', '^' -> isInList ? "{{%s}} must not stand within a list".formatted(tag) : null;
            case '/' -> null;
            default ->
                "{{%s}} is a list; write {{#%s}} and {{/%s}} around what is there for each".formatted(tag, tag, tag);
        };
    }

    private static @Nullable String wrong(String inside, @Nullable String end, Collection<String> fields) {
        var tag = inside.strip();
        if (end == null || tag.isEmpty()) {
            return "a tag must be {{a field}}";
        }
        return switch (tag.charAt(0)) {
            case '!' -> null;
            case '{', '&' -> "{{%s}} would not be escaped; write {{field}}".formatted(tag);
            case '>', '<', '$', '=' -> "{{%s}} must not be used here; only fields and sections".formatted(tag);
            case '#', '^', '/' -> unknown(tag.substring(1).strip(), fields);
            default -> unknown(tag, fields);
        };
    }

    private static @Nullable String unknown(String name, Collection<String> fields) {
        return fields.contains(name)
                ? null
                : "{{%s}} must not be read; only %s"
                        .formatted(
                                name, String.join(", ", fields.stream().sorted().toList()));
    }

    @Override
    public String render(String template, Values values, Place place) {
        var fault = fault(template, values.fields().keySet(), values.lists().keySet());
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
        var readable = new HashMap<String, Object>(values.fields());
        readable.putAll(values.lists());
        var rendered = compile(template, place).execute(readable);
        return place == Place.HEADER ? CONTROL.matcher(rendered).replaceAll(" ").strip() : rendered;
    }

    private static Template compile(String template, Place place) {
        return Mustache.compiler()
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withCollector(new OnlyValues())
                .withEscaper(escaper(place))
                .compile(template);
    }

    private static Mustache.Escaper escaper(Place place) {
        return switch (place) {
            case HEADER, PLAIN -> MustacheTemplateEngine::oneLine;
            case HTML -> value -> Escapers.HTML.escape(oneLine(value));
            case MARKDOWN -> MustacheTemplateEngine::withoutSigns;
            case JSON -> value -> new String(JsonStringEncoder.getInstance().quoteAsCharArray(value));
            case URL ->
                value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        };
    }

    private static String oneLine(String value) {
        return CONTROL.matcher(value).replaceAll(" ");
    }

    private static String withoutSigns(String value) {
        var text = new StringBuilder();
        oneLine(value).chars().forEach(c -> {
            var sign = SIGNS.indexOf(c);
            text.append(sign < 0 ? (char) c : FULL_WIDTH.charAt(sign));
        });
        return text.toString();
    }

    /** Looks fields up in the maps, goes through the lists, and knows nothing else that could be asked. */
    private static final class OnlyValues implements Mustache.Collector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof List<?> list ? list.iterator() : null;
        }

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return (from, field) -> from instanceof Map<?, ?> values && values.containsKey(field)
                    ? values.get(field)
                    : Template.NO_FETCHER_FOUND;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
