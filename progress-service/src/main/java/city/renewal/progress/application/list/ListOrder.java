package city.renewal.progress.application.list;

/** A sort order of a list: a field of its rows, ascending or descending; ties are broken by the row id. */
public interface ListOrder {
    /** The value of the query parameter: the field of the row, with a minus for descending. */
    String parameter();

    default String field() {
        return isDescending() ? parameter().substring(1) : parameter();
    }

    /** The stored field to sort by; for a name it is the field with the sort key. */
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
