package city.renewal.notification.application;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Puts values into templates so that no value can be more than a value there. */
public interface Typesetter {
    /** Where a value will stand. */
    enum Place {
        /** A header: one line. */
        HEADER,
        /** Text that nothing interprets; line breaks of the template stay, values have none. */
        PLAIN,
        HTML,
        /** Markdown of chat robots, which know no escape: what would be a sign there becomes its full-width form. */
        MARKDOWN,
        /** Within a JSON string's quotes. */
        JSON,
        /** Within an address or a form, percent-encoded. */
        URL
    }

    /** What is wrong with a template that may read these fields, with the line; empty when nothing is. */
    Optional<String> fault(String template, Collection<String> fields);

    /** @throws IllegalArgumentException for a template that has a fault */
    String set(String template, Map<String, String> values, Place place);
}
