package city.renewal.project.adapter.mpxj;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Checks a file before the library reads it: its format, and that an XML file declares no document type (so it has no
 * entities, and nothing is fetched or expanded), is not nested too deeply and does not exceed the number of records of
 * each kind.
 */
final class ScheduleFileCheck {
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] XER = "ERMHDR".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 100;

    private ScheduleFileCheck() {}

    /** The format of the file, or the reason for a refusal. */
    sealed interface Result {
        record Kind(ScheduleFileKind kind) implements Result {}

        record Refused(String message) implements Result {}
    }

    static Result check(byte[] bytes) {
        if (startsWith(bytes, OLE)) {
            return kind(ScheduleFileKind.MPP, MppCounts.check(bytes));
        }
        if (startsWith(bytes, XER)) {
            return kind(ScheduleFileKind.XER, RecordCounts.tables(bytes));
        }
        try {
            return xml(bytes);
        } catch (XMLStreamException | RuntimeException e) {
            return new Result.Refused(
                    "is not a whole schedule file: expected MPP, Microsoft Project XML, Primavera XER or Primavera XML");
        }
    }

    private static Result kind(ScheduleFileKind kind, @Nullable String refusal) {
        return refusal == null ? new Result.Kind(kind) : new Result.Refused(refusal);
    }

    private static Result xml(byte[] bytes) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
        try {
            return xml(reader);
        } finally {
            reader.close();
        }
    }

    private static Result xml(XMLStreamReader reader) throws XMLStreamException {
        ScheduleFileKind kind = null;
        int depth = 0;
        var counts = new RecordCounts();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    return new Result.Refused("must not declare a document type");
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = reader.getLocalName();
                    if (kind == null) {
                        kind = kind(name, String.valueOf(reader.getNamespaceURI()));
                        if (kind == null) {
                            return new Result.Refused("is XML of '%s', which is no schedule".formatted(name));
                        }
                    }
                    var tooMany = counts.element(name);
                    if (tooMany != null) {
                        return new Result.Refused(tooMany);
                    }
                    if (++depth > DEEPEST) {
                        return new Result.Refused("must be nested at most %d deep".formatted(DEEPEST));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Text and comments are ignored.
                }
            }
        }
        return kind == null ? new Result.Refused("is empty") : new Result.Kind(kind);
    }

    private static @Nullable ScheduleFileKind kind(String name, String namespace) {
        if (name.equals("Project") && namespace.startsWith("http://schemas.microsoft.com/project")) {
            return ScheduleFileKind.MSPDI;
        }
        return name.equals("APIBusinessObjects") ? ScheduleFileKind.PMXML : null;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
