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
 * An update of top-level fields, or a replacement of the whole document, with the library's result. The result is a new
 * document that shares unchanged values with the old one; the library would deep-copy both.
 */
sealed interface SimpleUpdate {
    /** Operators of a query that don't define a field's value. */
    Set<String> COMPARISONS = Set.of("$lt", "$lte", "$gt", "$gte");

    /** Null when the library has to execute the update of this document, or to report its error. */
    @Nullable
    Document apply(Document before);

    /** The document that an upsert inserts when the query matches nothing; null when the library has to create it. */
    default @Nullable Document upserted(Document query) {
        if (!(query.get(StoredDocument.ID) instanceof String)) {
            return null;
        }
        var before = new Document();
        for (var member : query.entrySet()) {
            switch (member.getValue()) {
                case Document operators
                when operators.size() == 1
                        && COMPARISONS.contains(operators.keySet().iterator().next()) -> {}
                case String text -> before.put(member.getKey(), text);
                case Number number -> before.put(member.getKey(), number);
                case null, default -> {
                    return null;
                }
            }
        }
        return before.keySet().stream().anyMatch(field -> field.startsWith("$")) || hasDottedField(before)
                ? null
                : apply(before);
    }

    /** Null when the update is of another form. */
    static @Nullable SimpleUpdate of(Document update) {
        if (update.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
            return new Replacement(update);
        }
        var operations = new ArrayList<FieldOperation>();
        var fields = new HashSet<String>();
        for (var member : update.entrySet()) {
            var operator = Operator.NAMES.get(member.getKey());
            if (operator == null || !(member.getValue() instanceof Document operands)) {
                return null;
            }
            for (var operand : operands.entrySet()) {
                var operation = new FieldOperation(operator, operand.getKey(), operand.getValue());
                if (!operation.isSupported() || !fields.add(operation.field())) {
                    return null;
                }
                operations.add(operation);
            }
        }
        return new OperatorUpdate(operations);
    }

    /** Whether any field has a different representation, even if the values compare as equal. */
    static boolean differs(Document before, Document after) {
        return before.size() != after.size()
                || after.entrySet().stream()
                        .anyMatch(member -> !Objects.equals(before.getOrMissing(member.getKey()), member.getValue()));
    }

    private static boolean hasDottedField(Document document) {
        return document.keySet().stream().anyMatch(key -> key.contains("."));
    }

    /** Fields that exist already keep their position; new fields follow. */
    record Replacement(Document document) implements SimpleUpdate {
        @Override
        public @Nullable Document apply(Document before) {
            var id = before.get(StoredDocument.ID);
            if (!(id instanceof String)
                    || !id.equals(document.getOrDefault(StoredDocument.ID, id))
                    || hasDottedField(document)) {
                return null;
            }
            var after = new Document();
            before.forEach((field, old) -> {
                if (field.equals(StoredDocument.ID)) {
                    after.put(field, old);
                } else if (document.containsKey(field)) {
                    after.put(field, document.get(field));
                }
            });
            document.forEach(after::put);
            return after;
        }
    }

    /** The update operators that are supported here. */
    enum Operator {
        SET,
        UNSET,
        INC,
        PUSH;

        private static final Map<String, Operator> NAMES =
                Map.of("$set", SET, "$unset", UNSET, "$inc", INC, "$push", PUSH);
    }

    /** One operator applied to one field. */
    record FieldOperation(
            Operator operator, String field, @Nullable Object value) {
        boolean isSupported() {
            var isTopLevelField = !field.isEmpty()
                    && !field.startsWith("$")
                    && !field.contains(".")
                    && !field.equals(StoredDocument.ID);
            return isTopLevelField
                    && switch (operator) {
                        case SET, UNSET -> true;
                        case INC -> value instanceof Number;
                        case PUSH ->
                            !(RawBson.decodeIfRaw(value) instanceof Document modified && modified.containsKey("$each"));
                    };
        }

        /** False when the operator can't be applied to the field's current value. */
        boolean applyTo(Document after) {
            var old = operator == Operator.PUSH ? RawBson.decodeIfRaw(after.get(field)) : after.get(field);
            switch (operator) {
                case SET -> {
                    if (!after.containsKey(field) || !ValueEquality.areEqual(value, old)) {
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
                    var items = new ArrayList<@Nullable Object>(old instanceof Collection<?> some ? some : List.of());
                    items.add(RawBson.decodeIfRaw(value));
                    after.put(field, items);
                }
            }
            return true;
        }
    }

    /** Applies the operations in sequence. */
    record OperatorUpdate(List<FieldOperation> operations) implements SimpleUpdate {
        @Override
        public @Nullable Document apply(Document before) {
            var after = before.clone();
            for (var operation : operations) {
                if (!operation.applyTo(after)) {
                    return null;
                }
            }
            if (hasDottedField(after)) {
                return null;
            }
            Utils.validateFieldNames(after);
            return after;
        }
    }
}
