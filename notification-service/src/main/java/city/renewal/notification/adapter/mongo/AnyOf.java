package city.renewal.notification.adapter.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** Conditions of which one must hold: what somebody sees by their roles, and what went to an inbox of theirs. */
public final class AnyOf {
    private final List<Document> conditions = new ArrayList<>();

    public AnyOf in(String field, Collection<String> values) {
        if (!values.isEmpty()) {
            conditions.add(new Document(field, oneOf(values)));
        }
        return this;
    }

    /** Both at once: the field is this, and it lies in one of those areas. */
    public AnyOf inAreas(String field, String value, Collection<String> areas) {
        if (!areas.isEmpty()) {
            conditions.add(new Document(field, value).append("areaPath", oneOf(areas)));
        }
        return this;
    }

    /** A filter that holds for nothing where there is no condition. */
    public Document filter() {
        return switch (conditions.size()) {
            case 0 -> new Document("_id", oneOf(List.of()));
            case 1 -> new Document(conditions.getFirst());
            default -> new Document("$or", conditions);
        };
    }

    private static Document oneOf(Collection<String> values) {
        return new Document("$in", List.copyOf(values));
    }
}
