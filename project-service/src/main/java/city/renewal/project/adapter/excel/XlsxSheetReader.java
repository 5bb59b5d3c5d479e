package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.LedgerFault;
import city.renewal.project.domain.ledger.LedgerSheet.MergedRegion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sheet's part in a single pass, and stops as soon as it is larger than any ledger: a workbook of a million
 * rows is refused after the first 20,000. Only cells with a value are kept; a shared text is kept as its number, so that
 * of the texts, which a file may hold millions of, only those are read that the sheet shows.
 */
final class XlsxSheetReader {

    static final int MOST_ROWS = 20_000;
    static final int MOST_COLUMNS = 64;
    private static final int MOST_CELLS = 600_000;
    private static final int MOST_MERGED_COLUMNS = 400_000;
    /** Longer than any ledger's text; what a longer cell begins with is enough to refuse it by name. */
    private static final int LONGEST_TEXT = 300;

    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

    private final XmlCursor xml;
    private final SortedMap<Integer, List<@Nullable RawCell>> rows = new TreeMap<>();
    private final List<MergedRegion> regions = new ArrayList<>();
    private int row;
    private int column;
    private int cells;
    private int mergedColumns;

    private XlsxSheetReader(XmlCursor xml) {
        this.xml = xml;
    }

    /**
     * A cell as the part has it.
     *
     * @param type the cell's {@code t}: n, s, str, inlineStr, b, e, d
     * @param style the cell's {@code s}, or -1
     * @param value the stored value or inline text; null when a formula has none
     */
    record RawCell(String type, int style, @Nullable String value) {}

    record RawSheet(SortedMap<Integer, List<@Nullable RawCell>> rows, List<MergedRegion> regions) {}

    static RawSheet read(InputStream part) throws XMLStreamException, UnreadableWorkbook {
        try (var xml = new XmlCursor(part)) {
            return new XlsxSheetReader(xml).read();
        }
    }

    private RawSheet read() throws XMLStreamException, UnreadableWorkbook {
        for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
            if (step != XmlCursor.Step.START) {
                continue;
            }
            switch (xml.name()) {
                case "row" -> {
                    int number = xml.number("r");
                    row = number > 0 ? number : row + 1;
                    column = -1;
                }
                case "c" -> readCell();
                case "mergeCell" -> readRegion();
                default -> {
                    // Views, widths, validations, drawings.
                }
            }
        }
        return new RawSheet(rows, regions);
    }

    private void readCell() throws XMLStreamException, UnreadableWorkbook {
        int named = xml.attribute("r").map(XlsxSheetReader::columnOf).orElse(-1);
        column = named >= 0 ? named : column + 1;
        var type = xml.attribute("t").orElse("n");
        int style = xml.number("s");
        var content = readContent();
        if (content.isPresent()) {
            keep(new RawCell(type, style, content.get().value()));
        }
    }

    /** @param value null when there is a formula without a stored result */
    private record Content(@Nullable String value) {}

    /** What is inside a {@code <c>}: a value or an inline text; phonetic guides beside the text are left out. */
    private Optional<Content> readContent() throws XMLStreamException {
        var text = new StringBuilder();
        boolean hasValue = false;
        boolean hasFormula = false;
        boolean inText = false;
        int phonetic = 0;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case START -> {
                    depth++;
                    var name = xml.name();
                    inText = name.equals("v") || name.equals("t");
                    hasValue |= inText;
                    hasFormula |= name.equals("f");
                    phonetic += name.equals("rPh") ? 1 : 0;
                }
                case END -> {
                    depth--;
                    inText = false;
                    phonetic -= xml.name().equals("rPh") ? 1 : 0;
                }
                case TEXT -> {
                    if (inText && phonetic == 0) {
                        xml.appendText(text, LONGEST_TEXT);
                    }
                }
                case DONE -> throw new XMLStreamException("Expected the end of a cell");
            }
        }
        if (hasValue && !text.isEmpty()) {
            return Optional.of(new Content(text.toString()));
        }
        return hasFormula && !hasValue ? Optional.of(new Content(null)) : Optional.empty();
    }

    private void keep(RawCell cell) throws UnreadableWorkbook {
        if (column >= MOST_COLUMNS) {
            throw new UnreadableWorkbook(
                    LedgerFault.TOO_MANY_COLUMNS,
                    "工作表超过 %d 列".formatted(MOST_COLUMNS),
                    "Expected at most %d columns".formatted(MOST_COLUMNS));
        }
        var cellsOfRow = rows.computeIfAbsent(row, ignored -> new ArrayList<>());
        if (rows.size() > MOST_ROWS) {
            throw new UnreadableWorkbook(
                    LedgerFault.TOO_MANY_ROWS,
                    "工作表超过 %,d 行".formatted(MOST_ROWS),
                    "Expected at most %,d rows".formatted(MOST_ROWS));
        }
        if (++cells > MOST_CELLS) {
            throw UnreadableWorkbook.tooLarge();
        }
        while (cellsOfRow.size() <= column) {
            cellsOfRow.add(null);
        }
        cellsOfRow.set(column, cell);
    }

    private void readRegion() throws UnreadableWorkbook {
        var range = RANGE.matcher(xml.attribute("ref").orElse(""));
        if (!range.matches()) {
            return;
        }
        int firstColumn = columnOf(range.group(1));
        int lastColumn = Math.min(columnOf(range.group(3)), MOST_COLUMNS - 1);
        int firstRow = Integer.parseInt(range.group(2));
        int lastRow = Integer.parseInt(range.group(4));
        if (firstColumn <= lastColumn && firstRow <= lastRow) {
            regions.add(new MergedRegion(firstRow, lastRow, firstColumn, lastColumn));
            mergedColumns += lastColumn - firstColumn + 1;
        }
        if (mergedColumns > MOST_MERGED_COLUMNS) {
            throw UnreadableWorkbook.tooLarge();
        }
    }

    /** The column of {@code N7} or {@code N}, counted from 0; -1 when there is none. */
    private static int columnOf(String reference) {
        int column = 0;
        for (int index = 0; index < Math.min(reference.length(), 3); index++) {
            char letter = reference.charAt(index);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
