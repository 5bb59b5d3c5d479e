package city.renewal.starter.mongo;

import city.renewal.starter.security.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * {@link Visibility} for documents with a field per property, each with an index of its own:
 *
 * <pre>{@code { areaPath: ["370212", "370212001"], units: ["u1"], leaders: ["p7"], owners: ["p9"], told: ["p9", "unit:u1"] }}</pre>
 *
 * <p>A document in which a field is missing is not visible by that property. A single condition is merged into the
 * filter, so that one index serves both; several conditions become {@code $or}.
 */
public final class VisibilityFields {
    private static final String AREA_PATH = "areaPath";
    private static final String TOLD = "told";

    private VisibilityFields() {}

    /** The fields of an object; {@code told} is absent, it belongs to documents about which messages are sent. */
    public static Document of(Visibility.Target target) {
        return new Document(AREA_PATH, AreaPath.of(target.area()))
                .append("units", List.copyOf(target.units()))
                .append("owners", List.copyOf(target.owners()))
                .append("leaders", List.copyOf(target.leaders()));
    }

    /** Restricts the filter to the documents that are visible; a filter for nothing if none can be. */
    public static Document restrict(Document filter, Visibility visibility) {
        var conditions = inAreas(visibility.areas());
        add(conditions, "units", visibility.units());
        add(conditions, "leaders", visibility.leads());
        add(conditions, "owners", visibility.owns());
        conditions.addAll(addressed(TOLD, visibility.inboxes()));
        return restrict(filter, conditions);
    }

    /**
     * Restricts the filter to the messages of these inboxes.
     *
     * @param field the document's address; a document has {@code areaPath} besides
     */
    public static Document restrict(Document filter, String field, Visibility.Inboxes inboxes) {
        return restrict(filter, addressed(field, inboxes));
    }

    /** Restricts the filter to the documents in these areas; a filter for nothing if there are no areas. */
    public static Document restrict(Document filter, Collection<String> areas) {
        return restrict(filter, inAreas(areas));
    }

    private static Document restrict(Document filter, List<Document> conditions) {
        if (conditions.isEmpty()) {
            return nothing();
        }
        var only = conditions.getFirst();
        if (conditions.size() == 1 && only.keySet().stream().noneMatch(filter::containsKey)) {
            var merged = new Document(filter);
            merged.putAll(only);
            return merged;
        }
        return filter.containsKey("$or")
                ? new Document("$and", List.of(filter, new Document("$or", conditions)))
                : new Document(filter).append("$or", conditions);
    }

    private static List<Document> addressed(String field, Visibility.Inboxes inboxes) {
        var conditions = new ArrayList<Document>();
        add(conditions, field, inboxes.whole());
        inboxes.byArea()
                .forEach((address, areas) -> inAreas(areas).forEach(condition -> {
                    var both = new Document(field, address);
                    both.putAll(condition);
                    conditions.add(both);
                }));
        return conditions;
    }

    /**
     * A path begins with the district. A right on a city or a province is a range of codes: all codes of a path begin
     * with the same district, so that either all of them lie in the range, or none.
     */
    private static List<Document> inAreas(Collection<String> areas) {
        var conditions = new ArrayList<Document>();
        add(
                conditions,
                AREA_PATH,
                areas.stream().filter(area -> !isAboveDistricts(area)).toList());
        areas.stream()
                .filter(VisibilityFields::isAboveDistricts)
                .map(area -> new Document(AREA_PATH, new Document("$gte", area).append("$lt", behind(area))))
                .forEach(conditions::add);
        return conditions;
    }

    private static boolean isAboveDistricts(String area) {
        return area.length() == 2 || area.length() == 4;
    }

    /** The first text behind all that begin with the area's code. */
    private static String behind(String area) {
        var last = area.length() - 1;
        return area.substring(0, last) + (char) (area.charAt(last) + 1);
    }

    private static Document nothing() {
        return new Document("_id", new Document("$in", List.of()));
    }

    private static void add(List<Document> conditions, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            conditions.add(new Document(field, new Document("$in", List.copyOf(values))));
        }
    }
}
