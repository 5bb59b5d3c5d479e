package city.renewal.notification.application.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders templates, escaping every value for the place where it stands. */
public interface TemplateEngine {
    /** The place in the output for which a value is escaped. */
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

    /**
     * The values that a template can read.
     *
     * @param lists the fields of each of several things, by the name of the section that is there once for each
     */
    record Values(Map<String, String> fields, Map<String, ? extends List<? extends Map<String, String>>> lists) {}

    /**
     * What is wrong with a template that may read these fields, with the line; empty when nothing is.
     *
     * @param lists names of sections that are there several times, not one within another
     */
    Optional<String> fault(String template, Collection<String> fields, Collection<String> lists);

    /** Of a template without lists. */
    default Optional<String> fault(String template, Collection<String> fields) {
        return fault(template, fields, Set.of());
    }

    /** @throws IllegalArgumentException for a template that has a fault */
    String render(String template, Values values, Place place);

    /** A template without lists. */
    default String render(String template, Map<String, String> fields, Place place) {
        return render(template, new Values(fields, Map.of()), place);
    }
}
