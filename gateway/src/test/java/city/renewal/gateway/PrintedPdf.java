package city.renewal.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.InflaterOutputStream;

/** A PDF that Chromium printed: the size of each page, and its text by the fonts' mapping of glyphs to characters. */
final class PrintedPdf {
    private static final Pattern OBJECT = Pattern.compile("(?m)^(\\d+) 0 obj$");
    private static final Pattern BOX = Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)]");
    private static final Pattern FONT = Pattern.compile("/(F\\d+) (\\d+) 0 R");
    private static final Pattern CONTENTS = Pattern.compile("/Contents (\\d+) 0 R");
    private static final Pattern TO_UNICODE = Pattern.compile("/ToUnicode (\\d+) 0 R");
    private static final Pattern SHOWN = Pattern.compile("/(F\\d+) [\\d.]+ Tf|<([0-9A-Fa-f]+)>");
    private static final Pattern FILL = Pattern.compile("([\\d.]+) ([\\d.]+) ([\\d.]+) rg\\b");
    private static final Pattern RANGES = Pattern.compile("begin(bfchar|bfrange)\\n(.*?)\\nend", Pattern.DOTALL);

    private static final Pattern CODE_SPACE = Pattern.compile("begincodespacerange\\n<([0-9A-Fa-f]+)>");

    /** A font's mapping of codes, each with a number of hexadecimal digits, to characters. */
    private record Font(int digits, Map<Integer, String> characters) {
        String read(String codes) {
            var text = new StringBuilder();
            for (var i = 0; i + digits <= codes.length(); i += digits) {
                text.append(characters.getOrDefault(Integer.parseInt(codes, i, i + digits, 16), ""));
            }
            return text.toString();
        }
    }

    private static final Pattern KANGXI = Pattern.compile("[\\x{2F00}-\\x{2FDF}]");
    private static final String RADICALS = "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻁⻗";
    private static final String CHARACTERS = "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟虎雨";

    private static final Font NO_FONT = new Font(4, Map.of());

    private final Map<String, String> objects = new HashMap<>();
    private final List<String> pages;

    PrintedPdf(byte[] pdf) {
        var document = new String(pdf, StandardCharsets.ISO_8859_1);
        var starts = OBJECT.matcher(document).results().toList();
        for (var i = 0; i < starts.size(); i++) {
            var end = i + 1 < starts.size() ? starts.get(i + 1).start() : document.length();
            objects.put(starts.get(i).group(1), document.substring(starts.get(i).end(), end));
        }
        pages = starts.stream()
                .map(start -> objects.get(start.group(1)))
                .filter(object -> object.contains("/Type /Page\n"))
                .toList();
    }

    /** Width and height of each page in millimetres. */
    List<String> sizes() {
        return pages.stream()
                .map(page -> {
                    var box = BOX.matcher(page);
                    box.find();
                    return "%s × %s".formatted(millimetres(box.group(1)), millimetres(box.group(2)));
                })
                .toList();
    }

    private static long millimetres(String points) {
        return Math.round(Double.parseDouble(points) * 25.4 / 72);
    }

    /** The text of each page, without white space. */
    List<String> texts() {
        return pages.stream().map(this::text).toList();
    }

    private String text(String page) {
        var fonts = new HashMap<String, Font>();
        FONT.matcher(page).results().forEach(font -> fonts.put(font.group(1), font(font.group(2))));
        var text = new StringBuilder();
        var font = NO_FONT;
        for (var shown : SHOWN.matcher(stream(first(CONTENTS, page))).results().toList()) {
            if (shown.group(1) == null) {
                text.append(font.read(shown.group(2)));
            } else {
                font = fonts.getOrDefault(shown.group(1), NO_FONT);
            }
        }
        return asWritten(text.toString()).replaceAll("\\s", "");
    }

    /** Replaces radicals by characters, since a font may map the glyph of a character to the radical of the same shape. */
    private static String asWritten(String text) {
        var written = KANGXI.matcher(text).replaceAll(one -> Normalizer.normalize(one.group(), Normalizer.Form.NFKC));
        for (var i = 0; i < RADICALS.length(); i++) {
            written = written.replace(RADICALS.charAt(i), CHARACTERS.charAt(i));
        }
        return written;
    }

    /** All fill colours. */
    Set<String> colours() {
        return pages.stream()
                .flatMap(page -> FILL.matcher(stream(first(CONTENTS, page))).results())
                .map(fill -> "#" + hex(fill.group(1)) + hex(fill.group(2)) + hex(fill.group(3)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hex(String share) {
        return "%02x".formatted(Math.round(Double.parseDouble(share) * 255));
    }

    private Font font(String id) {
        var map = TO_UNICODE.matcher(objects.get(id));
        if (!map.find()) {
            return NO_FONT;
        }
        var meanings = stream(map.group(1));
        var characters = new HashMap<Integer, String>();
        for (var range : RANGES.matcher(meanings).results().toList()) {
            range.group(2)
                    .lines()
                    .forEach(
                            line -> take(characters, line.replaceAll("[<>]", "").split(" ")));
        }
        return new Font(first(CODE_SPACE, meanings).length(), characters);
    }

    /** Adds a mapping: a glyph and its character, or the first and last glyph of a range and the first one's character. */
    private static void take(Map<Integer, String> characters, String[] line) {
        var first = Integer.parseInt(line[0], 16);
        var last = Integer.parseInt(line[line.length - 2], 16);
        var character = utf16(line[line.length - 1]);
        for (var glyph = first; glyph <= last; glyph++) {
            characters.put(
                    glyph,
                    Character.toString(character.codePointAt(0) + glyph - first)
                            + character.substring(character.offsetByCodePoints(0, 1)));
        }
    }

    private static String utf16(String hex) {
        var text = new StringBuilder();
        for (var i = 0; i < hex.length(); i += 4) {
            text.append((char) Integer.parseInt(hex, i, i + 4, 16));
        }
        return text.toString();
    }

    private String stream(String id) {
        var object = objects.get(id);
        var start = object.indexOf("stream\n") + "stream\n".length();
        var bytes = object.substring(start, object.lastIndexOf("\nendstream")).getBytes(StandardCharsets.ISO_8859_1);
        if (!object.substring(0, start).contains("/FlateDecode")) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        var inflated = new ByteArrayOutputStream();
        try (var inflater = new InflaterOutputStream(inflated)) {
            inflater.write(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("Object %s can't be read".formatted(id), e);
        }
        return inflated.toString(StandardCharsets.ISO_8859_1);
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("Expected %s in %s".formatted(pattern, text));
        }
        return found.group(1);
    }
}
