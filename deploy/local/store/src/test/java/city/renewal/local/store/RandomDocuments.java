package city.renewal.local.store;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Random documents whose fields mostly have one type, with random updates and queries. */
final class RandomDocuments {
    static final List<String> FIELDS = List.of("text", "number", "at", "flag", "several", "in.id", "any");

    private final Random random;
    private final IntFunction<Object> id;
    private final int documents;
    /** Whether every value has its field's type, so that an index provides a sort order. */
    private boolean isUniform;

    RandomDocuments(Random random, IntFunction<Object> id, int documents) {
        this.random = random;
        this.id = id;
        this.documents = documents;
        this.isUniform = true;
    }

    /** From the first update on, a field may have a value of any type. */
    Document document() {
        isUniform = false;
        return document(random.nextInt(documents));
    }

    Document document(int n) {
        var document = new Document("_id", id.apply(n)).append("touched", 0);
        for (var field : FIELDS) {
            if (random.nextInt(6) > 0) {
                put(document, field, value(field));
            }
        }
        return document;
    }

    Document update() {
        var field = FIELDS.get(random.nextInt(FIELDS.size()));
        var values = new Document();
        put(values, field, value(field));
        return switch (random.nextInt(6)) {
            case 0 ->
                new Document("$unset", new Document(values.keySet().iterator().next(), ""));
            // Refused if 'several' isn't an array or 'number' isn't a number.
            case 1 -> new Document("$push", new Document("several", "x1")).append("$inc", new Document("number", 1));
            default -> new Document("$set", values);
        };
    }

    private void put(Document document, String field, Object value) {
        if (field.equals("in.id")) {
            document.append("in", nested(value));
        } else {
            document.append(field, value);
        }
    }

    /** A nested document, or another value in its place. */
    private Object nested(Object value) {
        return value instanceof Integer
                ? value
                : value instanceof List<?>
                        ? List.of(new Document("id", "x1"), new Document("id", value))
                        : new Document("id", value);
    }

    Document query() {
        var query = new Document();
        for (int n = random.nextInt(4); n > 0; n--) {
            var field = FIELDS.get(random.nextInt(FIELDS.size()));
            query.append(field, condition(field));
        }
        switch (random.nextInt(8)) {
            case 0 -> query.append("$or", List.of(condition(), condition()));
            case 1 -> query.append("$and", List.of(condition(), condition()));
            case 2 -> {
                var field = FIELDS.get(random.nextInt(FIELDS.size()));
                var value = value(field);
                var beyond = new Document(field, value).append("_id", new Document("$gt", id()));
                query.append("$or", List.of(new Document(field, new Document("$gt", value)), beyond));
            }
            case 3 -> query.append("_id", new Document("$gt", id()).append("$lte", id()));
            case 4 -> query.append("_id", new Document("$in", List.of(id(), id(), id())));
            case 5 -> query.append("_id", id());
            default -> {}
        }
        return query;
    }

    /** A query that an index may count by its entries alone. */
    Document scalarQuery() {
        var query = new Document("text", "x" + random.nextInt(7));
        return switch (random.nextInt(4)) {
            case 0 -> query;
            case 2 -> new Document("touched", random.nextInt(3));
            case 1 -> query.append("number", random.nextInt(5));
            default -> new Document("flag", random.nextBoolean());
        };
    }

    private Object id() {
        return id.apply(random.nextInt(documents));
    }

    private Document condition() {
        var field = FIELDS.get(random.nextInt(FIELDS.size()));
        return new Document(field, condition(field));
    }

    private Object condition(String field) {
        var value = value(field);
        var other = value(field);
        return switch (random.nextInt(12)) {
            case 0 -> new Document("$in", Arrays.asList(value, other));
            case 1 -> new Document("$gte", value);
            case 2 -> new Document("$gt", value).append("$lte", other);
            case 3 -> new Document("$lt", value);
            case 4 -> new Document("$ne", value);
            case 5 -> new Document("$exists", random.nextBoolean());
            case 6 -> new Document("$not", new Document("$lte", value));
            case 7 -> null;
            case 8 -> new Document("$nin", Arrays.asList(value, other));
            default -> value;
        };
    }

    /** A total order, so that there is only one correct result. */
    Document sort() {
        var direction = random.nextBoolean() ? 1 : -1;
        var sort = new Document();
        for (int n = random.nextInt(3); n > 0; n--) {
            sort.append(FIELDS.get(random.nextInt(FIELDS.size())), random.nextInt(6) == 0 ? -direction : direction);
        }
        return sort.append("_id", direction);
    }

    /** Mostly of the field's type, sometimes of another. */
    private Object value(String field) {
        return switch (!isUniform && random.nextInt(12) == 0 ? "any" : field) {
            case "text", "in.id" -> "x" + random.nextInt(6);
            case "number" -> isUniform ? Integer.valueOf(random.nextInt(30)) : number();
            case "at" -> new Date(1_688_083_200_000L + random.nextInt(9) * 1_000L);
            case "flag" -> random.nextBoolean();
            case "several" -> random.nextInt(4) == 0 ? List.of() : Arrays.asList(element(), element());
            default -> any();
        };
    }

    private Object element() {
        return random.nextInt(5) == 0 ? null : "x" + random.nextInt(5);
    }

    private Object any() {
        return switch (random.nextInt(7)) {
            case 0 -> null;
            case 1 -> "x1";
            case 2 -> number();
            case 3 -> new Date(1_688_083_201_000L);
            case 4 -> List.of("x1", 1, new Document("id", "x1"));
            case 5 -> new Document("id", "x1");
            default -> new Decimal128(new BigDecimal(random.nextInt(4)));
        };
    }

    private Object number() {
        return switch (random.nextInt(6)) {
            case 0 -> (long) random.nextInt(4);
            case 1 -> (double) random.nextInt(4);
            case 2 -> (1L << 53) + random.nextInt(3);
            case 3 -> 5_000_000_000L + random.nextInt(2) * 0.5;
            default -> random.nextInt(4);
        };
    }
}
