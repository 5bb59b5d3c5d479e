package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order that a query wants, all in one direction. */
record Order(List<String> fields, boolean isDescending) {
    static final String ID = "_id";

    /** Null when none is wanted, or one that no walk through an index has. */
    static @Nullable Order of(@Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return null;
        }
        var fields = new ArrayList<String>();
        var descending = 0;
        for (var each : orderBy.entrySet()) {
            if (each.getKey().startsWith("$") || !(each.getValue() instanceof Number direction)) {
                return null;
            }
            fields.add(each.getKey());
            descending += direction.intValue() > 0 ? 0 : 1;
            if (each.getKey().equals(ID)) {
                break;
            }
        }
        var isOneDirection = descending == 0 || descending == fields.size();
        return isOneDirection ? new Order(fields, descending > 0) : null;
    }
}
