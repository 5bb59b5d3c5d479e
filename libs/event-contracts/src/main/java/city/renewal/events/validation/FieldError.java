package city.renewal.events.validation;

/** An invalid field of a record; {@code field} is its path from there, such as {@code steps[3].after}, or empty for the record itself. */
public record FieldError(String field, String message) {
    /** The same error, seen from a record that has this one at a path. */
    FieldError below(String path) {
        if (path.isEmpty()) {
            return this;
        }
        return new FieldError(field.isEmpty() ? path : path + "." + field, message);
    }
}
