package city.renewal.project.adapter.web.project;

import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.ProjectEntry;
import city.renewal.events.Scope;
import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Export layout of the list of projects. */
@Component
class ProjectSheet implements ListSheet<ProjectEntry> {
    private final Programmes programmes;

    ProjectSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "projects";
    }

    @Override
    public ExportSheet<ProjectEntry> sheet(ListPage<ProjectEntry> first, Iterator<ProjectEntry> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title(names.about(query.get("programme")), "项目清单", "Projects"),
                ExportSheet.asOf(first.asOf()),
                columns(names),
                rows);
    }

    private static List<Column<ProjectEntry>> columns(ListNames names) {
        return List.of(
                text("项目", "Project", 28, ProjectEntry::name),
                text("项目编号", "Project id", 16, ProjectEntry::projectId),
                text("年度计划", "Programme", 22, row -> names.programme(row.programme())),
                text("领域", "Field", 14, row -> names.field(row.programme(), row.field())),
                text("指挥部", "Headquarters", 16, row -> names.headquarters(row.programme(), row.headquarters())),
                text("街道", "Street", 14, row -> names.area(row.area())),
                text("责任单位", "Unit", 18, row -> row.unit().name()),
                text(
                        "包保领导",
                        "Leader",
                        11,
                        row -> row.leader() == null ? null : row.leader().name()),
                money("总投资", "Total", ProjectEntry::totalInvestment),
                money("本年计划", "Planned this year", ProjectEntry::plannedThisYear),
                Column.<ProjectEntry>number("楼栋(栋)", "Buildings", row -> scope(row, Scope::buildings))
                        .adding(),
                Column.<ProjectEntry>number("户数(户)", "Households", row -> scope(row, Scope::households))
                        .adding(),
                Column.<ProjectEntry>decimal("面积(平方米)", "Area (m²)", row -> scope(row, Scope::areaSquareMetres))
                        .adding(),
                text("市级任务", "City tasks", 18, row -> String.join("；", row.cityTasks())));
    }

    private static @Nullable Object scope(ProjectEntry row, Function<Scope, @Nullable Object> of) {
        return row.scope() == null ? null : of.apply(row.scope());
    }
}
