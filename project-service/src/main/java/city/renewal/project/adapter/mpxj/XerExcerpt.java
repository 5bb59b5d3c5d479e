package city.renewal.project.adapter.mpxj;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reduces a Primavera file to the tables and columns that a plan needs. The library keeps a map of all columns for
 * every row, so this needs less than half of the heap.
 */
final class XerExcerpt {
    private static final Set<String> EVERY_COLUMN = Set.of();
    private static final Map<String, Set<String>> TABLES = Map.of(
            "CALENDAR", EVERY_COLUMN,
            "PROJECT", EVERY_COLUMN,
            "SCHEDOPTIONS", EVERY_COLUMN,
            "PROJWBS",
                    Set.of(
                            "wbs_id",
                            "proj_id",
                            "seq_num",
                            "proj_node_flag",
                            "status_code",
                            "wbs_short_name",
                            "wbs_name",
                            "parent_wbs_id",
                            "guid"),
            "TASK",
                    Set.of(
                            "task_id",
                            "proj_id",
                            "wbs_id",
                            "clndr_id",
                            "task_type",
                            "duration_type",
                            "status_code",
                            "task_code",
                            "task_name",
                            "target_drtn_hr_cnt",
                            "remain_drtn_hr_cnt",
                            "act_start_date",
                            "act_end_date",
                            "early_start_date",
                            "early_end_date",
                            "target_start_date",
                            "target_end_date",
                            "restart_date",
                            "reend_date",
                            "cstr_type",
                            "cstr_date",
                            "cstr_type2",
                            "cstr_date2",
                            "suspend_date",
                            "resume_date"),
            "TASKPRED",
                    Set.of(
                            "task_pred_id",
                            "task_id",
                            "pred_task_id",
                            "proj_id",
                            "pred_proj_id",
                            "pred_type",
                            "lag_hr_cnt"),
            "TASKRSRC", Set.of("taskrsrc_id", "task_id", "proj_id", "rsrc_id"),
            "RSRC",
                    Set.of(
                            "rsrc_id",
                            "parent_rsrc_id",
                            "clndr_id",
                            "rsrc_name",
                            "rsrc_short_name",
                            "rsrc_type",
                            "rsrc_seq_num"));

    private final byte[] file;
    private final ByteArrayOutputStream out;
    private @Nullable Set<String> columns = EVERY_COLUMN;
    private int[] kept = {};
    private boolean isWhole = true;

    private XerExcerpt(byte[] file) {
        this.file = file;
        this.out = new ByteArrayOutputStream(file.length / 2);
    }

    static byte[] of(byte[] file) {
        var excerpt = new XerExcerpt(file);
        int from = 0;
        for (int at = 0; at <= file.length && from < file.length; at++) {
            if (at == file.length || file[at] == '\n') {
                int end = at > from && file[at - 1] == '\r' ? at - 1 : at;
                excerpt.line(from, end);
                from = at + 1;
            }
        }
        return excerpt.out.toByteArray();
    }

    private void line(int from, int to) {
        var kind = to - from >= 2 && file[from] == '%' ? file[from + 1] : 0;
        if (kind == 'T') {
            var name = new String(file, from, to - from, StandardCharsets.ISO_8859_1);
            columns = TABLES.get(name.substring(2).strip());
            isWhole = columns != null && columns.isEmpty();
        } else if (kind == 'E') {
            columns = EVERY_COLUMN;
            isWhole = true;
        }
        if (columns == null) {
            return;
        }
        if (isWhole || kind == 'T') {
            out.write(file, from, to - from);
        } else if (kind == 'F') {
            kept = kept(from, to, columns);
            write(from, to);
        } else {
            write(from, to);
        }
        out.write('\n');
    }

    private int[] kept(int from, int to, Set<String> wanted) {
        var fields = new String(file, from, to - from, StandardCharsets.ISO_8859_1).split("\t", -1);
        List<Integer> places = new ArrayList<>(List.of(0));
        for (int n = 1; n < fields.length; n++) {
            if (wanted.contains(fields[n].strip())) {
                places.add(n);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Writes the selected fields of one line. */
    private void write(int from, int to) {
        int field = 0;
        int begin = from;
        for (int at = from; at <= to; at++) {
            if (at == to || file[at] == '\t') {
                if (Arrays.binarySearch(kept, field) >= 0) {
                    if (field > 0) {
                        out.write('\t');
                    }
                    out.write(file, begin, at - begin);
                }
                field++;
                begin = at + 1;
            }
        }
    }
}
