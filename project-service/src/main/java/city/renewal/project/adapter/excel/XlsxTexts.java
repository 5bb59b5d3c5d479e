package city.renewal.project.adapter.excel;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads the shared texts of a workbook: those that are asked for, in one pass, keeping no others. */
final class XlsxTexts {

    private static final int LONGEST_TEXT = 300;

    private XlsxTexts() {}

    static Map<Integer, String> read(InputStream sharedStrings, Set<Integer> wanted) throws XMLStreamException {
        Map<Integer, String> texts = new HashMap<>();
        var text = new StringBuilder();
        int index = -1;
        boolean inText = false;
        int phonetic = 0;
        try (var xml = new XmlCursor(sharedStrings)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                if (step == XmlCursor.Step.TEXT) {
                    if (inText && phonetic == 0) {
                        xml.appendText(text, LONGEST_TEXT);
                    }
                    continue;
                }
                boolean starts = step == XmlCursor.Step.START;
                switch (xml.name()) {
                    case "si" -> {
                        if (starts) {
                            index++;
                            text.setLength(0);
                        } else if (wanted.contains(index)) {
                            texts.put(index, text.toString());
                        }
                    }
                    case "t" -> inText = starts;
                    // The guide to pronunciation that input methods leave beside Chinese text.
                    case "rPh" -> phonetic += starts ? 1 : -1;
                    default -> {
                        // Runs and their fonts.
                    }
                }
            }
        }
        return texts;
    }
}
