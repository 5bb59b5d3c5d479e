package city.renewal.starter.export;

/** Estimates the width of a text: a Chinese character is as wide as two Latin ones. */
final class TextWidth {
    /** Width of the filter button, which covers a part of the heading, in characters. */
    static final int FILTER_BUTTON = 2;

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }

    /** Number of lines that a text takes at a width, with line breaks between words and between Chinese characters. */
    static int lines(String text, int width) {
        return text.lines().mapToInt(line -> linesOf(line, Math.max(1, width))).sum();
    }

    private static int linesOf(String line, int width) {
        var lines = 1;
        var used = 0;
        for (var word : line.split("(?<=[ /])|(?=[\\u2E80-\\uFFFF])", -1)) {
            var bare = of(word.strip());
            if (used > 0 && used + bare > width) {
                lines++;
                used = 0;
            }
            lines += Math.max(0, bare - 1) / width;
            used = bare > width ? bare % width : used + of(word);
        }
        return lines;
    }
}
