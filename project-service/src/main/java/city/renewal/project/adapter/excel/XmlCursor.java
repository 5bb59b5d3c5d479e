package city.renewal.project.adapter.excel;

import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Iterates over an XML part by elements with local names, because OOXML has two sets of namespaces (transitional and
 * strict), and some programs write prefixes. A document type, and so every entity, is refused, and so is excessive
 * nesting.
 */
final class XmlCursor implements AutoCloseable {

    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;

    XmlCursor(InputStream part) throws XMLStreamException {
        reader = FACTORY.createXMLStreamReader(part);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    enum Step {
        START,
        END,
        TEXT,
        DONE
    }

    /** Moves on to the next start, end or text. */
    Step next() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new XMLStreamException("Expected at most %d levels of elements".formatted(DEEPEST));
                    }
                    return Step.START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return Step.END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return Step.TEXT;
                }
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.ENTITY_DECLARATION ->
                    throw new XMLStreamException("Expected no document type and no entities");
                default -> {
                    // Comments and processing instructions are ignored.
                }
            }
        }
        return Step.DONE;
    }

    String name() {
        return reader.getLocalName();
    }

    int textLength() {
        return reader.getTextLength();
    }

    /** An attribute by its local name, whatever its namespace. */
    Optional<String> attribute(String localName) {
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(localName)) {
                return Optional.of(reader.getAttributeValue(index));
            }
        }
        return Optional.empty();
    }

    /** A whole number in an attribute, or -1. */
    int number(String localName) {
        var text = attribute(localName).orElse("");
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(text);
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }
}
