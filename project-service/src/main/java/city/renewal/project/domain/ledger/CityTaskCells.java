package city.renewal.project.domain.ledger;

import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.ColumnSuggestions;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the cells with a project's city tasks. A task that the programme does not have is a fault of its cell. */
final class CityTaskCells {
    /** Words for "no task"; a dash or a slash alone means the same. */
    private static final Set<String> NONE = Set.of("无", "暂无", "不涉及");

    private static final int NEAREST = 3;
    private static final int SHOWN_IN_A_CELL = 5;

    /**
     * Limit for computing suggestions, which takes time; a ledger with more distinct unknown ids belongs to another
     * programme.
     */
    private static final int LOOKED_UP_AT_MOST = 100;

    private final LedgerTasks tasks;
    private final Map<String, List<String>> nearest = new HashMap<>();

    CityTaskCells(LedgerTasks tasks) {
        this.tasks = tasks;
    }

    /** Returns the tasks that the project may carry; the others are reported as faults. */
    List<String> read(RowCells row, @Nullable String projectId) {
        var text = row.text(LedgerColumn.CITY_TASKS);
        if (text == null || NONE.contains(text)) {
            return List.of();
        }
        var named = Stream.of(text.split("[、,，;；\\s]+", -1))
                .filter(piece -> piece.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(CellText::compact)
                .collect(Collectors.toCollection(TreeSet::new));
        var unknown = new ArrayList<String>();
        for (var task : named) {
            if (!tasks.mayName(projectId, task)) {
                unknown.add(task);
            }
        }
        if (!unknown.isEmpty()) {
            unknown.forEach(named::remove);
            row.wrong(
                    LedgerColumn.CITY_TASKS,
                    LedgerFault.UNKNOWN_CITY_TASK,
                    "本计划没有市级任务" + listed(unknown, " %s", "（相近的有：%s）", "、") + "；请先登记任务",
                    "The programme has no city task "
                            + listed(unknown, "'%s'", " (the nearest: %s)", ", ")
                            + "; a task is set before a ledger names it");
        }
        return List.copyOf(named);
    }

    private String listed(List<String> unknown, String id, String near, String comma) {
        var shown = unknown.stream()
                .limit(SHOWN_IN_A_CELL)
                .map(task -> {
                    var known = nearest(task);
                    return id.formatted(CellText.shorten(task))
                            + (known.isEmpty() ? "" : near.formatted(String.join(comma, known)));
                })
                .collect(Collectors.joining(comma));
        int rest = unknown.size() - SHOWN_IN_A_CELL;
        return rest > 0 ? shown + comma + "… (+%d)".formatted(rest) : shown;
    }

    private List<String> nearest(String task) {
        var found = nearest.get(task);
        if (found != null || nearest.size() >= LOOKED_UP_AT_MOST) {
            return found == null ? List.of() : found;
        }
        var name = CellText.shorten(task);
        var likeness = new HashMap<String, Double>();
        tasks.ofProgramme().forEach(known -> likeness.put(known, ColumnSuggestions.likeness(name, known)));
        var looked = likeness.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NEAREST)
                .map(Map.Entry::getKey)
                .toList();
        nearest.put(task, looked);
        return looked;
    }
}
