package city.renewal.starter.export;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list laid out as a ledger, for whichever kind of file it becomes. Rows are drawn one by one, so a list of any length
 * needs no more memory than a page of it.
 *
 * @param note stands under the title: whose list it is and as of when
 */
public record ExportSheet<T>(String title, String note, List<Column<T>> columns, Iterator<T> rows) {
    public ExportSheet {
        columns = List.copyOf(columns);
    }

    /** What stands in a column; money is in yuan with two decimals. */
    public enum Kind {
        TEXT,
        DATE,
        /** A number in groups of three digits, shown without decimals. */
        NUMBER,
        /** A number with as many decimals as it has. */
        DECIMAL,
        MONEY,
        PERCENT
    }

    /**
     * A column.
     *
     * @param heading Chinese, with the unit where there is one
     * @param width in characters
     * @param value a {@link String}, {@link java.time.LocalDate} or {@link Number}, or nothing
     */
    public record Column<T>(String heading, int width, Kind kind, Function<T, @Nullable Object> value) {
        public static <T> Column<T> text(String heading, int width, Function<T, @Nullable Object> value) {
            return new Column<>(heading, width, Kind.TEXT, value);
        }

        public static <T> Column<T> date(String heading, Function<T, @Nullable Object> value) {
            return new Column<>(heading, 12, Kind.DATE, value);
        }

        public static <T> Column<T> number(String heading, Function<T, @Nullable Object> value) {
            return new Column<>(heading, 10, Kind.NUMBER, value);
        }

        public static <T> Column<T> decimal(String heading, Function<T, @Nullable Object> value) {
            return new Column<>(heading, 14, Kind.DECIMAL, value);
        }

        public static <T> Column<T> money(String heading, Function<T, @Nullable Object> value) {
            return new Column<>(heading, 18, Kind.MONEY, value);
        }

        /** A fraction, shown in percent. */
        public static <T> Column<T> percent(String heading, Function<T, @Nullable Object> value) {
            return new Column<>(heading, 10, Kind.PERCENT, value);
        }
    }
}
