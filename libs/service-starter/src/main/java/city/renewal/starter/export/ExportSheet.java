package city.renewal.starter.export;

import city.renewal.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list laid out as a table, independent of the file format. Rows are read one at a time, so a list of any length
 * needs no more memory than one page.
 *
 * @param note the line under the title with the instant of the data
 * @param total the list's last row; null: the sums of the columns that are {@linkplain Column#summed() summed}
 */
public record ExportSheet<T>(
        Title title,
        String note,
        List<Column<T>> columns,
        Iterator<T> rows,
        @Nullable T total) {
    /** Time zone in which files show times. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);

    public ExportSheet {
        columns = List.copyOf(columns);
    }

    public ExportSheet(Title title, String note, List<Column<T>> columns, Iterator<T> rows) {
        this(title, note, columns, rows, null);
    }

    /**
     * Title of the list.
     *
     * @param about the programme, project or person that the list belongs to; empty: none in particular
     */
    public record Title(String about, String list, String english) {
        public Title(String list, String english) {
            this("", list, english);
        }

        String text() {
            return "%s %s %s".formatted(about, list, english).strip();
        }
    }

    /** The line under the title with the instant of the data. */
    public static String asOf(Instant instant) {
        return "截至 As of " + minute(instant);
    }

    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Type of a column's values. */
    public enum Kind {
        TEXT,
        DATE,
        /** An instant, shown to the minute. */
        TIME,
        /** A number in groups of three digits, shown without decimals. */
        NUMBER,
        /** A number with as many decimals as it has. */
        DECIMAL,
        /** A number with two decimals. */
        POINTS,
        /** In units of ten thousand yuan (万元). */
        MONEY,
        PERCENT,
        /** A word on a background colour. */
        MARK
    }

    /**
     * A column.
     *
     * @param heading Chinese, with the unit if there is one
     * @param english the heading in English
     * @param width in characters
     * @param summed whether the last row has the sum of the column
     * @param value a {@link String}, {@link java.time.LocalDate}, {@link Instant}, {@link Number}, {@link ColouredText} or
     *     null
     */
    public record Column<T>(
            String heading, String english, int width, Kind kind, boolean summed, Function<T, @Nullable Object> value) {
        private static final BigDecimal WAN = BigDecimal.valueOf(10_000);

        public static <T> Column<T> text(
                String heading, String english, int width, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, width, Kind.TEXT, false, value);
        }

        public static <T> Column<T> date(String heading, String english, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, 13, Kind.DATE, false, value);
        }

        public static <T> Column<T> time(String heading, String english, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, 18, Kind.TIME, false, value);
        }

        public static <T> Column<T> number(String heading, String english, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, 11, Kind.NUMBER, false, value);
        }

        public static <T> Column<T> decimal(String heading, String english, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, 14, Kind.DECIMAL, false, value);
        }

        public static <T> Column<T> points(String heading, String english, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, 12, Kind.POINTS, false, value);
        }

        /** An amount of money; its unit is added to the heading. */
        public static <T> Column<T> money(String heading, String english, Function<T, @Nullable Money> value) {
            return new Column<>(heading + "(万元)", english + " (10k CNY)", 17, Kind.MONEY, true, row -> {
                var money = value.apply(row);
                return money == null ? null : money.amount().divide(WAN);
            });
        }

        /** A fraction, shown in percent. */
        public static <T> Column<T> percent(String heading, String english, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, 11, Kind.PERCENT, false, value);
        }

        public static <T> Column<T> mark(
                String heading, String english, int width, Function<T, @Nullable Object> value) {
            return new Column<>(heading, english, width, Kind.MARK, false, value);
        }

        public static <T> Column<T> yesOrNo(String heading, String english, Function<T, Boolean> value) {
            return text(heading, english, 10, row -> value.apply(row) ? "是" : "否");
        }

        /** The same column, with its sum in the last row. */
        public Column<T> adding() {
            return new Column<>(heading, english, width, kind, true, value);
        }

        /** The heading in both languages on one line. */
        String label() {
            return english.isEmpty() ? heading : heading + " " + english;
        }
    }
}
