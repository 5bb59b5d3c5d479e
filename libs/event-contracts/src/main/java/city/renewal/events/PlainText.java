package city.renewal.events;

import org.jspecify.annotations.Nullable;

/**
 * Defines which characters a text from outside may contain. A name or title is one line; a note may have line breaks
 * and tabs. Neither may contain control characters, unpaired surrogates, or the characters that change the text
 * direction (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069): with those a list, an e-mail or a log would
 * show something else than the stored text.
 */
public final class PlainText {
    private PlainText() {}

    /** @return the violation in a name or title, or null */
    public static @Nullable String faultOfLine(String text) {
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (breaksALine(character)) {
                return "must be a single line";
            }
        }
        return faultOfNote(text);
    }

    /** @return the violation in a text that may have several lines, or null */
    public static @Nullable String faultOfNote(String text) {
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (isControl(character)) {
                return "must not contain control characters";
            }
            if (changesDirection(character)) {
                return "must not contain characters that change the direction of writing";
            }
            if (Character.isSurrogate(character)) {
                if (at + 1 >= text.length() || !Character.isSurrogatePair(character, text.charAt(at + 1))) {
                    return "must not contain half a surrogate pair";
                }
                at++;
            }
            if (character >= 0xFFFE) {
                return "must not contain U+FFFE or U+FFFF";
            }
        }
        return null;
    }

    /** Escapes hidden characters, for a response or a log line. */
    public static String shown(String text) {
        if (text.codePoints().noneMatch(PlainText::isHidden)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                shown.append("\\u%04X".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int point) {
        return point == 0x2028 || point == 0x2029 || faultOfNote(Character.toString(point)) != null;
    }

    private static boolean isControl(char character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static boolean breaksALine(char character) {
        return isBetween('\t', character, '\r') || character == 0x85 || character == 0x2028 || character == 0x2029;
    }

    private static boolean changesDirection(char character) {
        return character == 0x061C
                || isBetween('\u200E', character, '\u200F')
                || isBetween('\u202A', character, '\u202E')
                || isBetween('\u2066', character, '\u2069');
    }

    private static boolean isBetween(char first, char character, char last) {
        return character >= first && character <= last;
    }
}
