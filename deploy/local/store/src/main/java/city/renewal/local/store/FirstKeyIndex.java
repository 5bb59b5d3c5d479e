package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique, on the first of its fields: leads a query to few documents, which the store then compares with
 * the whole of the query and sorts. So it may lead to too many, never to too few; what it can't sort in, it always leads to.
 *
 * <p>It is kept in memory and made anew from the documents when the file is opened: nothing is to be committed for it. Used
 * under the backend's lock alone.
 *
 * <pre>
 * places:     type → value → positions      of texts, numbers, instants and truths, and of each in an array
 * unplaced:   positions                     of everything else: nested documents, arrays in the way, other types
 * documents:  _id → position and its values so that what was there is found, however the document was changed meanwhile
 * </pre>
 */
final class FirstKeyIndex extends Index<Object> {
    /** What stands for null and for a field that is not there: MongoDB finds both by {@code null}. */
    private enum Nothing {
        NOTHING
    }

    private record Entry(Object position, Collection<Comparable<?>> values, boolean isPlaced) {}

    private final String field;
    private final Map<Class<?>, NavigableMap<Comparable<?>, Set<Object>>> places = new HashMap<>();
    private final Set<Object> unplaced = new LinkedHashSet<>();
    private final Map<Object, Entry> documents = new HashMap<>();

    FirstKeyIndex(String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.field = keys.getFirst().getKey();
    }

    boolean leadsBy(String other) {
        return field.equals(other);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        var entry = documents.get(document.get("_id"));
        return entry == null ? null : entry.position();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        remove(document);
        var values = new LinkedHashSet<Comparable<?>>();
        var isPlaced = collect(document, field, values);
        documents.put(document.get("_id"), new Entry(position, values, isPlaced));
        values.forEach(value -> places.computeIfAbsent(value.getClass(), _ -> new TreeMap<>())
                .computeIfAbsent(value, _ -> new LinkedHashSet<>())
                .add(position));
        if (!isPlaced) {
            unplaced.add(position);
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        var entry = documents.remove(document.get("_id"));
        if (entry == null) {
            return null;
        }
        unplaced.remove(entry.position());
        entry.values().forEach(value -> forget(value, entry.position()));
        return entry.position();
    }

    private void forget(Comparable<?> value, Object position) {
        var ofType = at(value.getClass());
        var there = ofType.getOrDefault(value, new LinkedHashSet<>());
        there.remove(position);
        if (there.isEmpty()) {
            ofType.remove(value);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        add(after, position, collection);
    }

    /** To fetch most documents one by one takes longer than to go through all of them. */
    @Override
    public boolean canHandle(Document query) {
        var asked = query.containsKey(field) ? Asked.of(query.get(field)) : null;
        return asked != null
                && unplaced.size() + leadsTo(asked).mapToInt(Set::size).sum() <= documents.size() / 2;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        var asked = Objects.requireNonNull(Asked.of(query.get(field)), "a query that the index can handle");
        var found = new LinkedHashSet<>(unplaced);
        leadsTo(asked).forEach(found::addAll);
        return new ArrayList<>(found);
    }

    private Stream<Set<Object>> leadsTo(Asked asked) {
        return switch (asked) {
            case Asked.OneOf(var values) ->
                values.stream().map(value -> at(value.getClass()).getOrDefault(value, Set.of()));
            case Asked.Between(var type, var from, var to) -> range(at(type), from, to).stream();
        };
    }

    private NavigableMap<Comparable<?>, Set<Object>> at(Class<?> type) {
        return places.getOrDefault(type, new TreeMap<>());
    }

    private static Collection<Set<Object>> range(
            NavigableMap<Comparable<?>, Set<Object>> ofType, @Nullable Comparable<?> from, @Nullable Comparable<?> to) {
        var isCrossed = switch (from) {
            case Double number -> to instanceof Double other && number > other;
            case Instant instant -> to instanceof Instant other && instant.isAfter(other);
            case null, default -> false;
        };
        if (isCrossed) {
            return List.of();
        }
        var above = from == null ? ofType : ofType.tailMap(from, true);
        return (to == null ? above : above.headMap(to, true)).values();
    }

    /** Adds the values at a path; false when there is something that has no place. */
    private static boolean collect(Document document, String path, Set<Comparable<?>> values) {
        var dot = path.indexOf('.');
        var member = document.get(dot < 0 ? path : path.substring(0, dot));
        if (dot >= 0 && member instanceof Document inner) {
            return collect(inner, path.substring(dot + 1), values);
        }
        if (member instanceof Collection<?> several) {
            return dot < 0
                    && !several.isEmpty()
                    && several.stream().allMatch(each -> each != null && place(each, values));
        }
        return dot < 0 ? place(member, values) : values.add(Nothing.NOTHING);
    }

    private static boolean place(@Nullable Object value, Set<Comparable<?>> values) {
        var comparable = comparable(value);
        if (comparable == null) {
            return false;
        }
        values.add(comparable);
        return true;
    }

    /** Null when it is nothing that can be put in order here. */
    private static @Nullable Comparable<?> comparable(@Nullable Object value) {
        return switch (value) {
            case null -> Nothing.NOTHING;
            case String text -> text;
            case Boolean truth -> truth;
            case Instant instant -> instant;
            // Numbers of all kinds are equal when their values are; what is rounded here is compared exactly later.
            case Integer number -> number.doubleValue();
            case Long number -> number.doubleValue();
            case Double number -> number + 0.0;
            default -> null;
        };
    }

    /** What a query wants of the field. */
    private sealed interface Asked {
        record OneOf(List<Comparable<?>> values) implements Asked {}

        /** Both ends included, whatever was asked: null is no end. */
        record Between(
                Class<?> type,
                @Nullable Comparable<?> from,
                @Nullable Comparable<?> to) implements Asked {}

        /** Null when it is something else. */
        static @Nullable Asked of(@Nullable Object condition) {
            if (!(condition instanceof Document operators)) {
                var value = comparable(condition);
                return value == null ? null : new OneOf(List.of(value));
            }
            if (operators.size() == 1 && operators.get("$in") instanceof Collection<?> some) {
                return oneOf(some);
            }
            return between(operators);
        }

        private static @Nullable Asked oneOf(Collection<?> some) {
            var values = new ArrayList<Comparable<?>>();
            for (var each : some) {
                var value = comparable(each);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return new OneOf(values);
        }

        /** Of instants and numbers; texts are put in order otherwise by others. */
        private static @Nullable Asked between(Document operators) {
            @Nullable Comparable<?> from = null;
            @Nullable Comparable<?> to = null;
            for (var operator : operators.entrySet()) {
                var value = comparable(operator.getValue());
                switch (operator.getKey()) {
                    case "$gt", "$gte" -> from = value;
                    case "$lt", "$lte" -> to = value;
                    default -> {
                        return null;
                    }
                }
                if (!(value instanceof Instant || value instanceof Double)) {
                    return null;
                }
            }
            var isOneType = from == null || to == null || from.getClass() == to.getClass();
            var end = from == null ? to : from;
            return end == null || !isOneType ? null : new Between(end.getClass(), from, to);
        }
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        places.clear();
        unplaced.clear();
        documents.clear();
    }
}
