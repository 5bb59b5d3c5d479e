package city.renewal.events.validation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A record was to be constructed that breaks its own rules. The message holds no values of the record. */
public final class InvalidRecord extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<FieldError> errors;

    public InvalidRecord(Class<?> type, List<FieldError> errors) {
        super(errors.stream()
                .map(error -> (error.field() + " " + error.message()).strip())
                .collect(Collectors.joining("; ", type.getSimpleName() + ": ", "")));
        this.errors = List.copyOf(errors);
    }

    /**
     * Called by a record's constructor with its rules.
     *
     * @throws InvalidRecord with everything that they find
     */
    public static void unless(Class<?> type, Consumer<FieldErrors> rules) {
        var found = new FieldErrors();
        rules.accept(found);
        if (!found.isEmpty()) {
            throw new InvalidRecord(type, found.errors());
        }
    }

    /** Every invalid field, its path beginning at the record. */
    public List<FieldError> errors() {
        return errors;
    }
}
