package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.NumericUtils;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of fields at a document's top, or of the whole document, as the library would make it: the result is a new document
 * that shares with the one before what isn't changed. The library copies both as deep as they go.
 */
sealed interface PlainChange {
    /** Those that say nothing of what a field is to hold. */
    Set<String> COMPARISONS = Set.of("$lt", "$lte", "$gt", "$gte");

    /** Null when this document can't be changed so: the library knows how, or what to say. */
    @Nullable
    Document after(Document before);

    /** What an upsert inserts where the query finds nothing; null when the library knows what. */
    default @Nullable Document fresh(Document query) {
        if (!(query.get(Order.ID) instanceof String)) {
            return null;
        }
        var before = new Document();
        for (var each : query.entrySet()) {
            switch (each.getValue()) {
                case Document operators
                when operators.size() == 1
                        && COMPARISONS.contains(operators.keySet().iterator().next()) -> {}
                case String text -> before.put(each.getKey(), text);
                case Number number -> before.put(each.getKey(), number);
                case null, default -> {
                    return null;
                }
            }
        }
        return before.keySet().stream().anyMatch(field -> field.startsWith("$")) || hasPath(before)
                ? null
                : after(before);
    }

    /** Null when the update is anything else. */
    static @Nullable PlainChange of(Document update) {
        if (update.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
            return new Replacement(update);
        }
        var steps = new ArrayList<Step>();
        var fields = new HashSet<String>();
        for (var each : update.entrySet()) {
            var operator = Operator.NAMES.get(each.getKey());
            if (operator == null || !(each.getValue() instanceof Document change)) {
                return null;
            }
            for (var one : change.entrySet()) {
                var step = new Step(operator, one.getKey(), one.getValue());
                if (!step.isPlain() || !fields.add(step.field())) {
                    return null;
                }
                steps.add(step);
            }
        }
        return new Steps(steps);
    }

    /** Whether anything is another than before, or only looks otherwise. */
    static boolean isChanged(Document before, Document after) {
        return before.size() != after.size()
                || after.entrySet().stream()
                        .anyMatch(each -> !Objects.equals(before.getOrMissing(each.getKey()), each.getValue()));
    }

    private static boolean hasPath(Document document) {
        return document.keySet().stream().anyMatch(key -> key.contains("."));
    }

    /** What is kept stands where it stood, what is new behind it. */
    record Replacement(Document document) implements PlainChange {
        @Override
        public @Nullable Document after(Document before) {
            var id = before.get(Order.ID);
            if (!(id instanceof String) || !id.equals(document.getOrDefault(Order.ID, id)) || hasPath(document)) {
                return null;
            }
            var after = new Document();
            before.forEach((field, old) -> {
                if (field.equals(Order.ID)) {
                    after.put(field, old);
                } else if (document.containsKey(field)) {
                    after.put(field, document.get(field));
                }
            });
            document.forEach(after::put);
            return after;
        }
    }

    /** What a step does with the one field that it is about. */
    enum Operator {
        SET,
        UNSET,
        INC,
        PUSH;

        private static final Map<String, Operator> NAMES =
                Map.of("$set", SET, "$unset", UNSET, "$inc", INC, "$push", PUSH);
    }

    /** One field and what becomes of it. */
    record Step(Operator operator, String field, @Nullable Object value) {
        boolean isPlain() {
            var isAtTheTop =
                    !field.isEmpty() && !field.startsWith("$") && !field.contains(".") && !field.equals(Order.ID);
            return isAtTheTop
                    && switch (operator) {
                        case SET, UNSET -> true;
                        case INC -> value instanceof Number;
                        case PUSH ->
                            !(Packed.opened(value) instanceof Document modified && modified.containsKey("$each"));
                    };
        }

        /** False when the field holds something that this can't be done with. */
        boolean isTaken(Document after) {
            var old = operator == Operator.PUSH ? Packed.opened(after.get(field)) : after.get(field);
            switch (operator) {
                case SET -> {
                    if (!after.containsKey(field) || !Same.are(value, old)) {
                        after.put(field, value);
                    }
                }
                case UNSET -> after.remove(field);
                case INC -> {
                    if (old != null && !(old instanceof Number)) {
                        return false;
                    }
                    after.put(
                            field, NumericUtils.addNumbers(old instanceof Number number ? number : 0, (Number) value));
                }
                case PUSH -> {
                    if (old != null && !(old instanceof List)) {
                        return false;
                    }
                    var several = new ArrayList<@Nullable Object>(old instanceof Collection<?> some ? some : List.of());
                    several.add(Packed.opened(value));
                    after.put(field, several);
                }
            }
            return true;
        }
    }

    /** One after the other. */
    record Steps(List<Step> steps) implements PlainChange {
        @Override
        public @Nullable Document after(Document before) {
            var after = before.clone();
            for (var step : steps) {
                if (!step.isTaken(after)) {
                    return null;
                }
            }
            if (hasPath(after)) {
                return null;
            }
            Utils.validateFieldNames(after);
            return after;
        }
    }
}
