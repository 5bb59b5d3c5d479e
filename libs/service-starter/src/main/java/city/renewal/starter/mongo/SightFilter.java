package city.renewal.starter.mongo;

import city.renewal.starter.security.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * A caller's sight as part of a query, over documents with {@code areaPath}, {@code units}, {@code leaders} and
 * {@code owners}. One clause stays flat, so that an index serves it; several become {@code $or}.
 */
public final class SightFilter {
    private SightFilter() {}

    /** The same filter, with only what is in sight left. */
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
