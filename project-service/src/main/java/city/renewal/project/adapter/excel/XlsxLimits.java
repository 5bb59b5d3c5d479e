package city.renewal.project.adapter.excel;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Scans a part once in constant memory, and refuses it if a spreadsheet library would need too much memory or time.
 * Content that a ledger does not need (rows without values, formats, links) is allowed up to the limits of spreadsheet
 * programs.
 */
final class XlsxLimits {

    /** The maximum number of an element in a part. */
    private record Limit(String chinese, String english, int count) {}

    private static final int LAST_COLUMN = 16_384;
    private static final int MAX_TEXTS = 400_000;
    private static final int LONGEST_TEXT = 40_000;
    private static final int MAX_CHARACTERS_OF_TEXTS = 12_000_000;
    private static final int MAX_COLUMNS_DESCRIBED = 100_000;

    private final Map<String, Limit> limits;
    private final Map<String, Integer> counts = new HashMap<>();
    private final int mostCharacters;
    private int cellsOfRow;
    private int columnsDescribed;
    private int charactersOfText;
    private int characters;

    private XlsxLimits(Map<String, Limit> limits, int mostCharacters) {
        this.limits = limits;
        this.mostCharacters = mostCharacters;
    }

    static XlsxLimits ofSheet() {
        return new XlsxLimits(
                Map.of(
                        "row", new Limit("行", "rows", 1_048_576),
                        "hyperlink", new Limit("链接", "links", 65_536),
                        "mergeCell", new Limit("合并单元格", "merged regions", 100_000),
                        "col", new Limit("列宽", "descriptions of columns", LAST_COLUMN)),
                Integer.MAX_VALUE);
    }

    static XlsxLimits ofTexts() {
        return new XlsxLimits(Map.of("si", new Limit("共享文字", "shared texts", MAX_TEXTS)), MAX_CHARACTERS_OF_TEXTS);
    }

    void check(InputStream part) throws XMLStreamException, UnreadableWorkbook {
        try (var xml = new XmlCursor(part)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                switch (step) {
                    case START -> start(xml);
                    case TEXT -> text(xml.textLength());
                    case END, DONE -> {
                        // Counted at its start.
                    }
                }
            }
        }
    }

    private void start(XmlCursor xml) throws UnreadableWorkbook {
        var name = xml.name();
        var most = limits.get(name);
        if (most != null && counts.merge(name, 1, Integer::sum) > most.count()) {
            throw UnreadableWorkbook.tooMany(most.chinese(), most.english(), most.count());
        }
        switch (name) {
            case "row" -> cellsOfRow = 0;
            case "c" -> {
                charactersOfText = 0;
                if (++cellsOfRow > LAST_COLUMN) {
                    throw UnreadableWorkbook.damaged();
                }
            }
            case "si" -> charactersOfText = 0;
            case "col" -> columns(xml.number("min"), xml.number("max"));
            default -> {
                // Elements that do not belong to cells.
            }
        }
    }

    private void columns(int first, int last) throws UnreadableWorkbook {
        columnsDescribed += Math.max(last - first + 1, 0);
        if (last > LAST_COLUMN || columnsDescribed > MAX_COLUMNS_DESCRIBED) {
            throw UnreadableWorkbook.damaged();
        }
    }

    private void text(int length) throws UnreadableWorkbook {
        charactersOfText += length;
        characters = Math.addExact(characters, length);
        if (charactersOfText > LONGEST_TEXT || characters > mostCharacters) {
            throw UnreadableWorkbook.tooLarge();
        }
    }
}
