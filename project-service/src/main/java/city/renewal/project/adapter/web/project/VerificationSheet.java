package city.renewal.project.adapter.web.project;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.events.ChineseTerms;
import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.verification.WaitingClaims.Claim;
import city.renewal.project.application.verification.WaitingClaims.Kind;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of the claims that wait for verification. */
@Component
class VerificationSheet implements ListSheet<Claim> {
    private final Programmes programmes;

    VerificationSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "verifications";
    }

    @Override
    public ExportSheet<Claim> sheet(ListPage<Claim> first, Iterator<Claim> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title(names.about(query.get("programme")), "待复核清单", "Waiting for verification"),
                ExportSheet.asOf(first.asOf()),
                columns(names),
                rows);
    }

    private static List<Column<Claim>> columns(ListNames names) {
        return List.of(
                text("类别", "Kind", 8, row -> row.kind() == Kind.NODE ? "节点" : "问题"),
                text("项目", "Project", 26, Claim::projectName),
                text("项目编号", "Project id", 14, Claim::projectId),
                text("节点", "Node", 22, Claim::nodeName),
                text("问题", "Problem", 26, Claim::title),
                text("年度计划", "Programme", 20, row -> names.programme(row.programme())),
                text("街道", "Street", 14, row -> names.area(row.area())),
                text("责任单位", "Unit", 18, row -> row.unit().name()),
                text("责任人", "Owner", 10, row -> row.owner().name()),
                date("期限", "Due", Claim::dueDate),
                date("申报完成", "Completed", Claim::completedOn),
                time("申报时间", "Claimed", Claim::claimedAt),
                text("申报人编号", "Claimed by", 14, Claim::claimedBy),
                text("说明", "Note", 30, Claim::note),
                number("证明材料(件)", "Evidence", row -> row.evidence().size()),
                text(
                        "疑点",
                        "Flags",
                        22,
                        row -> String.join(
                                "；", row.flags().stream().map(ChineseTerms::of).toList())));
    }
}
