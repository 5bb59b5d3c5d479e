package city.renewal.project.domain.table;

import java.util.List;

/** A column of a table. Implemented by enums. */
public interface TableColumn {
    /** The headers that it goes by; the first is how templates and violations name it. */
    List<String> headers();

    /** Whether a table without this column, or a row with nothing in it, is refused. */
    boolean isRequired();

    default String title() {
        return headers().getFirst();
    }
}
