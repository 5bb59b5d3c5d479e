package city.renewal.project.adapter.excel;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The number format of each cell style of a workbook; fonts, fills and borders are ignored.
 *
 * <p>The spreadsheet library gets placeholder styles with the same ids, so that it formats no values itself.
 */
final class XlsxStyles {

    /** Spreadsheets stop at 65,490. */
    private static final int MAX_STYLES = 66_000;

    /** Spreadsheet programs allow 255 characters; a longer format was not chosen by a user. */
    private static final int LONGEST_CODE = 255;

    /** Displays a question mark instead of any number, so that numbers with this format are refused. */
    private static final String UNREADABLE = "\"?\"";

    /** The id of a format that neither a file nor the library defines. */
    private static final int UNKNOWN_FORMAT = 100;

    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> codeOfFormat = new HashMap<>();

    private XlsxStyles() {}

    static XlsxStyles none() {
        return new XlsxStyles();
    }

    static XlsxStyles read(InputStream part) throws XMLStreamException, UnreadableWorkbook {
        var styles = new XlsxStyles();
        boolean inCellFormats = false;
        try (var xml = new XmlCursor(part)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                if (step == XmlCursor.Step.TEXT) {
                    continue;
                }
                boolean starts = step == XmlCursor.Step.START;
                var name = xml.name();
                if (name.equals("cellXfs")) {
                    inCellFormats = starts;
                } else if (starts && name.equals("numFmt")) {
                    var code = xml.attribute("formatCode").orElse("");
                    styles.codeOfFormat.put(xml.number("numFmtId"), code.length() > LONGEST_CODE ? UNREADABLE : code);
                } else if (starts && name.equals("xf") && inCellFormats) {
                    styles.formatOfStyle.add(Math.max(xml.number("numFmtId"), 0));
                }
                if (styles.formatOfStyle.size() > MAX_STYLES || styles.codeOfFormat.size() > MAX_STYLES) {
                    throw UnreadableWorkbook.tooMany("单元格样式", "cell styles", MAX_STYLES);
                }
            }
        }
        return styles;
    }

    /** The format id of a style; built-in ids mean the same in every workbook. */
    int format(int style) {
        return style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
    }

    /** The format code, or null for a built-in format. */
    @Nullable
    String code(int style) {
        return codeOfFormat.get(format(style));
    }

    /** A styles part with the same number of cell styles, all without formats. */
    String withoutFormats(String namespace) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<styleSheet xmlns=\"%s\"><cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs>"
                        .formatted(namespace)
                + "<cellXfs count=\"%d\">".formatted(formatOfStyle.size())
                + "<xf numFmtId=\"%d\" xfId=\"0\"/>".formatted(UNKNOWN_FORMAT).repeat(formatOfStyle.size())
                + "</cellXfs></styleSheet>";
    }
}
