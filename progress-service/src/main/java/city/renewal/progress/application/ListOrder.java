package city.renewal.progress.application;

/** What a list may be sorted by: a field of its rows, either way; ties go by the row's id. */
public interface ListOrder {
    /** As a client writes it: the row's field, with a minus for descending. */
    String parameter();

    default String field() {
        return isDescending() ? parameter().substring(1) : parameter();
    }

    /** What the store sorts by: for a name its key in the order of names. */
    default String sortedField() {
        return field();
    }

    default boolean isDescending() {
        return parameter().startsWith("-");
    }

    /** Whether the field is a number. */
    default boolean isNumeric() {
        return field().endsWith("Days");
    }
}
