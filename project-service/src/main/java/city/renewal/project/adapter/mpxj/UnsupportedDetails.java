package city.renewal.project.adapter.mpxj;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpxj.ConstraintType;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Task;
import org.mpxj.TaskMode;

/** Notes details that a plan cannot hold. They are lost; the dry run tells the sender before anything is written. */
final class UnsupportedDetails {
    private final FileCalendars calendars;
    private final ImportNotes notes;
    private final Set<ProjectCalendar> used = Collections.newSetFromMap(new IdentityHashMap<>());

    UnsupportedDetails(FileCalendars calendars, ImportNotes notes) {
        this.calendars = calendars;
        this.notes = notes;
    }

    void ofProject(ProjectFile project) {
        var properties = project.getProjectProperties();
        if (properties.getMustFinishBy() != null) {
            notes.add("项目的必须完成日期未导入 / the project's must-finish-by date is not taken", properties.getName());
        }
        for (var calendar : used) {
            var name = calendar.getName();
            if (calendars.isAnotherWeek(calendar)) {
                notes.add(
                        "其他工作周（如六天工作周）由工作日代替 / weeks of other workdays (six-day weeks) are replaced by WORKING", name);
            }
            if (!calendar.getCalendarExceptions().isEmpty()) {
                notes.add("日历的例外日由平台日历代替 / exceptions of calendars are replaced by the platform's calendar", name);
            }
        }
    }

    void ofSummary(Task summary) {
        if (!summary.getPredecessors().isEmpty()) {
            notes.add("汇总任务的前置关联未导入 / links to summary tasks are not taken", summary.getName());
        }
        if (summary.getDeadline() != null) {
            notes.add("汇总任务的期限未导入 / deadlines of summary tasks are not taken", summary.getName());
        }
        ofConstraint(summary);
    }

    void ofTask(Task task) {
        var calendar = calendars.of(task);
        if (calendar != null && !DayCounts.isElapsed(task)) {
            used.add(calendar);
        }
        if (task.getActualStart() != null) {
            notes.add("实际进展未导入 / what was reported is not taken: report it on the nodes", task.getName());
        }
        ofConstraint(task);
        if (isSplit(task)) {
            notes.add("任务的中断未导入 / breaks in split tasks are not taken: the work is taken without them", task.getName());
        }
        if (task.getTaskMode() == TaskMode.MANUALLY_SCHEDULED) {
            notes.add("手动计划的任务按工期与关联计算 / manually scheduled tasks follow their duration and links", task.getName());
            if (isWorded(task)) {
                notes.add("文字写的日期与工期未导入 / dates and durations in words are not taken", task.getName());
            }
        }
    }

    private void ofConstraint(Task task) {
        var type = task.getConstraintType();
        if (task.getConstraintDate() != null || task.getSecondaryConstraintDate() != null) {
            notes.add("日期约束未导入 / date constraints are not taken: only deadlines are promises", task.getName());
        } else if (type == ConstraintType.AS_LATE_AS_POSSIBLE) {
            notes.add("“尽可能晚”约束未导入 / the constraint as late as possible is not taken", task.getName());
        }
    }

    private static boolean isSplit(Task task) {
        var splits = task.getSplits();
        return (splits != null && splits.size() > 1) || task.getSuspendDate() != null;
    }

    /** Whether a date or duration is a free text that cannot be converted. */
    private static boolean isWorded(Task task) {
        return (isText(task.getStartText()) && task.getStart() == null)
                || (isText(task.getFinishText()) && task.getFinish() == null)
                || (isText(task.getDurationText()) && task.getManualDuration() == null)
                || task.getShowStartText()
                || task.getShowFinishText()
                || task.getShowDurationText();
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
