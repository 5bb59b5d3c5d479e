package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.SheetCell;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;

/**
 * What the number format of each cell style means: of all that a style says, only whether a number is a date or a
 * percentage matters here.
 *
 * <p>The built-in formats that stand in no file are those of ECMA-376 part 1, 18.8.30, its lists for Chinese included
 * (27 to 36 and 50 to 58 are dates there, such as {@code yyyy"年"m"月"d"日"}).
 */
final class XlsxFormats {

    private static final int MOST_STYLES = 70_000;
    private static final Set<Integer> DATE_FORMATS = IntStream.of(
                    14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]");
    private static final Pattern DATE_LETTERS = Pattern.compile("[yYdD]|[mM]{1,5}[^#0?]*[dDyY]|(?i)e+");

    private final List<SheetCell.Format> formats;

    private XlsxFormats(List<SheetCell.Format> formats) {
        this.formats = formats;
    }

    static XlsxFormats none() {
        return new XlsxFormats(List.of());
    }

    static XlsxFormats read(InputStream styles) throws XMLStreamException {
        Map<Integer, String> codes = new HashMap<>();
        var formatIds = new ArrayList<Integer>();
        boolean inCellFormats = false;
        try (var xml = new XmlCursor(styles)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                if (step == XmlCursor.Step.TEXT || formatIds.size() > MOST_STYLES || codes.size() > MOST_STYLES) {
                    continue;
                }
                boolean starts = step == XmlCursor.Step.START;
                switch (xml.name()) {
                    case "cellXfs" -> inCellFormats = starts;
                    case "numFmt" -> {
                        if (starts) {
                            codes.put(
                                    xml.number("numFmtId"),
                                    xml.attribute("formatCode").orElse(""));
                        }
                    }
                    case "xf" -> {
                        if (starts && inCellFormats) {
                            formatIds.add(xml.number("numFmtId"));
                        }
                    }
                    default -> {
                        // Fonts, fills and borders.
                    }
                }
            }
        }
        return new XlsxFormats(formatIds.stream()
                .map(id -> codes.containsKey(id) ? ofCode(codes.getOrDefault(id, "")) : builtIn(id))
                .toList());
    }

    /** @param style the cell's {@code s}; -1 when it has none */
    SheetCell.Format ofStyle(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : SheetCell.Format.PLAIN;
    }

    private static SheetCell.Format builtIn(int id) {
        if (id == 9 || id == 10) {
            return SheetCell.Format.PERCENT;
        }
        return DATE_FORMATS.contains(id) ? SheetCell.Format.DATE : SheetCell.Format.PLAIN;
    }

    private static SheetCell.Format ofCode(String code) {
        var positive = LITERALS.matcher(code).replaceAll("").split(";", 2)[0];
        if (positive.contains("%")) {
            return SheetCell.Format.PERCENT;
        }
        boolean isDate = !positive.contains("General")
                && !positive.contains("0")
                && DATE_LETTERS.matcher(positive).find();
        return isDate ? SheetCell.Format.DATE : SheetCell.Format.PLAIN;
    }
}
