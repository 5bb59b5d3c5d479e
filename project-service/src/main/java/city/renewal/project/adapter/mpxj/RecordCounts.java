package city.renewal.project.adapter.mpxj;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts a file's rows or elements by kind before the library builds objects, so that a small file with very many
 * records is refused and does not exhaust the heap. Kinds without their own limit count towards the total.
 */
final class RecordCounts {
    static final int MAX_TASKS = 20_000;
    static final int MAX_IN_ALL = 600_000;
    private static final int MAX_OF_ANOTHER_TABLE = 50_000;

    /**
     * Elements of MSPDI, then of Primavera's XML, weighted by the number of objects that the library creates for one.
     */
    private static final Map<String, Integer> ELEMENTS = Map.ofEntries(
            Map.entry("Task", MAX_TASKS),
            Map.entry("Activity", MAX_TASKS),
            Map.entry("WBS", MAX_TASKS),
            Map.entry("PredecessorLink", 3 * MAX_TASKS),
            Map.entry("Relationship", 3 * MAX_TASKS),
            Map.entry("Resource", 5_000),
            Map.entry("Role", 5_000),
            Map.entry("Assignment", MAX_TASKS),
            Map.entry("ResourceAssignment", MAX_TASKS),
            Map.entry("Calendar", 1_000),
            Map.entry("WeekDay", 10_000),
            Map.entry("WorkWeek", 2_000),
            Map.entry("Exception", 10_000),
            Map.entry("HolidayOrException", 10_000),
            Map.entry("WorkingTime", 50_000),
            Map.entry("WorkTime", 50_000),
            Map.entry("TimephasedData", 200_000),
            Map.entry("ExtendedAttribute", 60_000),
            Map.entry("Baseline", 60_000),
            Map.entry("OutlineCode", 30_000),
            Map.entry("Value", 200_000),
            Map.entry("Rate", 20_000),
            Map.entry("AvailabilityPeriod", 20_000),
            Map.entry("Project", 1_000));

    /** Tables of XER; other tables may have up to {@link #MAX_OF_ANOTHER_TABLE} rows. */
    private static final Map<String, Integer> TABLES = Map.of(
            "TASK",
            MAX_TASKS,
            "PROJWBS",
            MAX_TASKS,
            "TASKPRED",
            3 * MAX_TASKS,
            "TASKRSRC",
            MAX_TASKS,
            "RSRC",
            5_000,
            "CALENDAR",
            1_000,
            "PROJECT",
            1_000);

    private final Map<String, Integer> counts = new HashMap<>();
    private int all;

    /** Counts an element; returns the reason for a refusal when a limit is exceeded, otherwise null. */
    @Nullable
    String element(String name) {
        all++;
        var limit = ELEMENTS.get(name);
        if (limit == null) {
            return all > MAX_IN_ALL ? tooManyInAll("elements", all) : null;
        }
        return counts.merge(name, 1, Integer::sum) > limit ? tooMany(name, limit) : null;
    }

    private static String tooMany(String name, int limit) {
        return "has more than %d records of the kind '%s', and at most %d are read".formatted(limit, name, limit);
    }

    private static String tooManyInAll(String what, int count) {
        return "has %d %s or more, and at most %d are read".formatted(count, what, MAX_IN_ALL);
    }

    /** The same for a Primavera XER file. It counts to the end of the file, so that the refusal states the total. */
    static @Nullable String tables(byte[] file) {
        var counts = new HashMap<String, Integer>();
        var table = "";
        int rows = 0;
        for (int at = 0; at < file.length; at = nextLine(file, at)) {
            if (at + 1 < file.length && file[at] == '%') {
                if (file[at + 1] == 'T') {
                    table = tableName(file, at);
                } else if (file[at + 1] == 'R') {
                    rows++;
                    counts.merge(table, 1, Integer::sum);
                }
            }
            if (counts.size() > 1_000) {
                return "has more than 1000 tables";
            }
        }
        for (var count : counts.entrySet()) {
            int limit = TABLES.getOrDefault(count.getKey(), MAX_OF_ANOTHER_TABLE);
            if (count.getValue() > limit) {
                return "has %d rows in the table '%s', and at most %d are read"
                        .formatted(count.getValue(), count.getKey(), limit);
            }
        }
        return rows > MAX_IN_ALL / 4 ? "has %d rows, and at most %d are read".formatted(rows, MAX_IN_ALL / 4) : null;
    }

    private static String tableName(byte[] file, int line) {
        int end = line;
        while (end < file.length && end < line + 60 && file[end] != '\n' && file[end] != '\r') {
            end++;
        }
        return new String(file, line, end - line, StandardCharsets.ISO_8859_1)
                .substring(2)
                .strip();
    }

    private static int nextLine(byte[] file, int at) {
        int next = at;
        while (next < file.length && file[next] != '\n' && file[next] != '\r') {
            next++;
        }
        return next + 1;
    }
}
