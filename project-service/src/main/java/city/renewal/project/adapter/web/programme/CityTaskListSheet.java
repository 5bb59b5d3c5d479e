package city.renewal.project.adapter.web.programme;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of a programme's city tasks. */
@Component
class CityTaskListSheet implements ListSheet<CityTask> {
    private final Programmes programmes;

    CityTaskListSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "city-tasks";
    }

    @Override
    public ExportSheet<CityTask> sheet(ListPage<CityTask> first, Iterator<CityTask> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title(names.about(query.get("programme")), "市级任务", "City tasks"),
                ExportSheet.asOf(first.asOf()),
                columns(names),
                rows);
    }

    private static List<Column<CityTask>> columns(ListNames names) {
        return List.of(
                text("市级任务", "City task", 40, CityTask::name),
                text("任务编号", "Task id", 16, CityTask::taskId),
                text("年度计划", "Programme", 24, row -> names.programme(row.programme())),
                text("下达部门", "Issued by", 20, CityTask::issuedBy),
                date("完成时限", "Due", CityTask::dueDate));
    }
}
