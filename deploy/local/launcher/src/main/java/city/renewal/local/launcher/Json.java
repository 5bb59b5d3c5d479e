package city.renewal.local.launcher;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON (RFC 8259) reader and writer with maps, lists, strings, {@link BigDecimal}s and booleans. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The value of a JSON text; an {@link IllegalArgumentException} gives the position of an error. */
    static @Nullable Object read(String text) {
        var json = new Json(text);
        var value = json.value();
        json.blanks();
        json.expect(json.at == text.length());
        return value;
    }

    /** A member of nested objects, or null when one on the path is missing. */
    static @Nullable Object at(@Nullable Object value, String... path) {
        var here = value;
        for (var name : path) {
            here = here instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return here;
    }

    /** A string as a JSON literal. */
    static String quoted(String value) {
        var out = new StringBuilder("\"");
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** A value of {@link #read}, or maps, lists, strings, numbers and booleans, as JSON. */
    static String write(@Nullable Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> quoted(String.valueOf(member.getKey())) + ":" + write(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> items -> items.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
            case null, default -> String.valueOf(value);
        };
    }

    private @Nullable Object value() {
        blanks();
        expect(at < text.length());
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        at++;
        for (blanks(); !next('}'); blanks()) {
            expect(members.isEmpty() || next(','));
            blanks();
            var name = string();
            blanks();
            expect(next(':'));
            members.put(name, value());
        }
        return members;
    }

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        at++;
        for (blanks(); !next(']'); blanks()) {
            expect(items.isEmpty() || next(','));
            items.add(value());
        }
        return items;
    }

    private String string() {
        expect(next('"'));
        var out = new StringBuilder();
        while (!next('"')) {
            expect(at < text.length());
            var c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        expect(at < text.length());
        var c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                expect(at + 4 <= text.length());
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private BigDecimal number() {
        var from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        expect(at > from);
        return new BigDecimal(text.substring(from, at));
    }

    private @Nullable Object literal(String word, @Nullable Object meaning) {
        expect(text.startsWith(word, at));
        at += word.length();
        return meaning;
    }

    private boolean next(char c) {
        var is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("Expected JSON, but it breaks off or goes astray at character " + at);
        }
    }
}
