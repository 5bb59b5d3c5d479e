package city.renewal.starter.mongo;

import city.renewal.starter.security.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Adds a caller's permissions to a query over documents with the fields {@code areaPath}, {@code units}, {@code
 * leaders} and {@code owners}. A single clause is merged into the filter, so that an index serves it; several clauses
 * become {@code $or}.
 */
public final class SightFilter {
    private SightFilter() {}

    /** Restricts the filter to documents that the caller may read. */
    public static Document restrict(Document filter, Sight sight) {
        var clauses = new ArrayList<Document>();
        add(clauses, "areaPath", sight.areas());
        add(clauses, "units", sight.units());
        add(clauses, "leaders", sight.leads());
        add(clauses, "owners", sight.owns());
        if (clauses.isEmpty()) {
            return new Document("_id", new Document("$in", List.of()));
        }
        var restricted = new Document(filter);
        var only = clauses.getFirst();
        if (clauses.size() == 1 && only.keySet().stream().noneMatch(filter::containsKey)) {
            restricted.putAll(only);
        } else {
            restricted.append("$or", clauses);
        }
        return restricted;
    }

    private static void add(List<Document> clauses, String field, Set<String> values) {
        if (!values.isEmpty()) {
            clauses.add(new Document(field, new Document("$in", List.copyOf(values))));
        }
    }
}
