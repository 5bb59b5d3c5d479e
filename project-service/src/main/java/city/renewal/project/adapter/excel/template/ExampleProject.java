package city.renewal.project.adapter.excel.template;

import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.LedgerExample;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The example project of the template; its people are fictitious. */
final class ExampleProject {

    static final int NODES = 3;

    private static final int EARLIEST_YEAR = 2000;

    private static final List<String> NAMES = List.of("施工图设计", "施工", "竣工验收");
    private static final List<Integer> DURATIONS = List.of(30, 150, 0);
    private static final List<String> CALENDARS = List.of("工作日", "自然日", "自然日");
    private static final List<String> PREDECESSORS = List.of("", "n1SS+15", "n2");
    private static final List<String> OWNERS = List.of("张示例", "李示例", "李示例");

    private final LedgerProgramme programme;
    private final String area;
    private final LedgerDirectory.@Nullable Example example;

    ExampleProject(LedgerProgramme programme, String area) {
        this.programme = programme;
        this.area = area;
        this.example = programme.directory().example().orElse(null);
    }

    boolean isMerged(LedgerColumn column) {
        return column.compareTo(LedgerColumn.FINISH_BY) <= 0 || column.isPaid();
    }

    /** The value of a column in one of the example's rows: text, number or date; empty text for a blank cell. */
    Object value(LedgerColumn column, int node) {
        return node > 0 && isMerged(column) ? "" : isMerged(column) ? ofProject(column) : ofNode(column, node);
    }

    private Object ofProject(LedgerColumn column) {
        return switch (column) {
            case ORDINAL -> 1;
            case PROJECT_ID -> LedgerExample.PROJECT_ID;
            case PROJECT_NAME -> LedgerExample.PROJECT_NAME;
            case FIELD ->
                programme.fields().isEmpty()
                        ? ""
                        : programme.fields().getFirst().name();
            case HEADQUARTERS ->
                programme.headquarters().isEmpty()
                        ? ""
                        : programme.headquarters().getFirst().name();
            case AREA -> area;
            case TOTAL_INVESTMENT -> "1.2";
            case PLANNED_INVESTMENT -> "8000";
            case UNIT -> known(example -> example.unit().name(), "区住房和城乡建设局");
            case UNIT_ID -> known(example -> example.unit().unitId(), "");
            case LEADER -> known(example -> example.leader().name(), "王示例");
            case LEADER_ID -> known(example -> example.leader().personId(), "");
            case BUILDINGS -> 12;
            case HOUSEHOLDS -> 480;
            case FLOOR_AREA -> 36000;
            case GOAL -> "年内完成整治";
            case GOAL_DATE, FINISH_BY -> LocalDate.of(year(), LedgerExample.FINISH_MONTH, LedgerExample.FINISH_DAY);
            default -> "";
        };
    }

    /**
     * People from the directory, if it has any, so that the template can be imported unchanged; otherwise fictitious
     * ones.
     */
    private String known(Function<LedgerDirectory.Example, String> part, String invented) {
        return example == null ? invented : part.apply(example);
    }

    /** A template may be requested before a programme exists. */
    private int year() {
        return Math.max(programme.year(), EARLIEST_YEAR);
    }

    private Object ofNode(LedgerColumn column, int node) {
        return switch (column) {
            case NODE_ID -> "n" + (node + 1);
            case NODE_NAME -> NAMES.get(node);
            case DURATION -> DURATIONS.get(node);
            case CALENDAR -> CALENDARS.get(node);
            case PREDECESSORS -> PREDECESSORS.get(node);
            case OWNER -> known(example -> example.owner().name(), OWNERS.get(node));
            case OWNER_ID -> known(example -> example.owner().personId(), "");
            case SUPERVISOR -> known(example -> example.leader().name(), "赵示例");
            case SUPERVISOR_ID -> known(example -> example.leader().personId(), "");
            case REPORT_EVERY -> "周";
            case WEIGHT -> 1;
            default -> "";
        };
    }
}
