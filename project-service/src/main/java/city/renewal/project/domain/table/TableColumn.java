package city.renewal.project.domain.table;

import java.util.List;

/** A column of a table. Implemented by enums. */
public interface TableColumn {
    /** The accepted headers; templates and violations use the first one. */
    List<String> headers();

    /** Whether a table without this column, or a row with a blank cell in it, is refused. */
    boolean isRequired();

    default String title() {
        return headers().getFirst();
    }
}
