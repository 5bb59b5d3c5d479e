package city.renewal.local.store;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Documents of fields that are mostly of one kind and sometimes of another, changes of them, and questions about them. */
final class MadeUp {
    static final List<String> FIELDS = List.of("text", "number", "at", "flag", "several", "in.id", "any");

    private final Random random;
    private final IntFunction<Object> id;
    private final int documents;
    /** Whether values are of their fields' kind: an index can be walked in order then. */
    private boolean isOrderly;

    MadeUp(Random random, IntFunction<Object> id, int documents) {
        this.random = random;
        this.id = id;
        this.documents = documents;
        this.isOrderly = true;
    }

    /** From the first change on, anything may stand anywhere. */
    Document document() {
        isOrderly = false;
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

    Document change() {
        var field = FIELDS.get(random.nextInt(FIELDS.size()));
        var changed = new Document();
        put(changed, field, value(field));
        return switch (random.nextInt(6)) {
            case 0 ->
                new Document("$unset", new Document(changed.keySet().iterator().next(), ""));
            // Refused, where the field is not there or no array.
            case 1 -> new Document("$push", new Document("several", "x1")).append("$inc", new Document("number", 1));
            default -> new Document("$set", changed);
        };
    }

    private void put(Document document, String field, Object value) {
        if (field.equals("in.id")) {
            document.append("in", within(value));
        } else {
            document.append(field, value);
        }
    }

    /** A nested document, or what stands in its way. */
    private Object within(Object value) {
        return value instanceof Integer
                ? value
                : value instanceof List<?>
                        ? List.of(new Document("id", "x1"), new Document("id", value))
                        : new Document("id", value);
    }

    Document question() {
        var question = new Document();
        for (int n = random.nextInt(4); n > 0; n--) {
            var field = FIELDS.get(random.nextInt(FIELDS.size()));
            question.append(field, condition(field));
        }
        switch (random.nextInt(8)) {
            case 0 -> question.append("$or", List.of(condition(), condition()));
            case 1 -> question.append("$and", List.of(condition(), condition()));
            case 2 -> {
                var field = FIELDS.get(random.nextInt(FIELDS.size()));
                var value = value(field);
                var beyond = new Document(field, value).append("_id", new Document("$gt", id()));
                question.append("$or", List.of(new Document(field, new Document("$gt", value)), beyond));
            }
            case 3 -> question.append("_id", new Document("$gt", id()).append("$lte", id()));
            case 4 -> question.append("_id", new Document("$in", List.of(id(), id(), id())));
            case 5 -> question.append("_id", id());
            default -> {}
        }
        return question;
    }

    /** One that an index may answer by its entries alone. */
    Document plainQuestion() {
        var question = new Document("text", "x" + random.nextInt(7));
        return switch (random.nextInt(4)) {
            case 0 -> question;
            case 2 -> new Document("touched", random.nextInt(3));
            case 1 -> question.append("number", random.nextInt(5));
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

    /** Told to the end, so that there is one answer alone. */
    Document sort() {
        var direction = random.nextBoolean() ? 1 : -1;
        var sort = new Document();
        for (int n = random.nextInt(3); n > 0; n--) {
            sort.append(FIELDS.get(random.nextInt(FIELDS.size())), random.nextInt(6) == 0 ? -direction : direction);
        }
        return sort.append("_id", direction);
    }

    /** Mostly of the field's kind, sometimes of another. */
    private Object value(String field) {
        return switch (!isOrderly && random.nextInt(12) == 0 ? "any" : field) {
            case "text", "in.id" -> "x" + random.nextInt(6);
            case "number" -> isOrderly ? Integer.valueOf(random.nextInt(30)) : number();
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
