package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sort order of a query whose fields all have the same direction. */
record SortOrder(List<String> fields, boolean isDescending) {
    /** Null when the query has no sort order, or one that no index scan provides. */
    static @Nullable SortOrder of(@Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return null;
        }
        var fields = new ArrayList<String>();
        var descending = 0;
        for (var member : orderBy.entrySet()) {
            if (member.getKey().startsWith("$") || !(member.getValue() instanceof Number direction)) {
                return null;
            }
            fields.add(member.getKey());
            descending += direction.intValue() > 0 ? 0 : 1;
            if (member.getKey().equals(StoredDocument.ID)) {
                break;
            }
        }
        var isOneDirection = descending == 0 || descending == fields.size();
        return isOneDirection ? new SortOrder(fields, descending > 0) : null;
    }
}
