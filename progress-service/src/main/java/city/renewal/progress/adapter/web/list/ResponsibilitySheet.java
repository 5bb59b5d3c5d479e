package city.renewal.progress.adapter.web.list;

import static city.renewal.progress.adapter.web.SheetParts.standing;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.events.Standing;
import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.application.reference.ListNames;
import city.renewal.starter.export.ExportSheet.Column;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of the responsibility list (责任清单). */
@Component
class ResponsibilitySheet extends ProgrammeRowsSheet<ResponsibilityLine> {
    private static final int WEEKS = 8;

    ResponsibilitySheet(SheetParts parts) {
        super(parts, "responsibilities", "责任清单", "Responsibilities", ResponsibilityLine::programme);
    }

    @Override
    List<Column<ResponsibilityLine>> columns(ListNames names) {
        var columns = new ArrayList<Column<ResponsibilityLine>>(List.of(
                text("责任人", "Owner", 12, each -> each.owner().name()),
                text("责任单位", "Unit", 20, each -> each.unit().name()),
                text("包保领导", "Leader", 11, each -> SheetParts.name(each.leader())),
                text("指挥部", "Headquarters", 16, each -> names.headquarters(each.programme(), each.headquarters())),
                number("节点(个)", "Nodes", ResponsibilityLine::nodes).adding(),
                number("未签收(个)", "Unsigned", ResponsibilityLine::unsigned).adding(),
                number("汇报缺失(个)", "Reports missing", ResponsibilityLine::silent).adding(),
                standing("逾期(个)", "Overdue", Standing.OVERDUE, ResponsibilityLine::byStanding),
                standing("有风险(个)", "At risk", Standing.AT_RISK, ResponsibilityLine::byStanding),
                standing("即将到期(个)", "Due soon", Standing.DUE_SOON, ResponsibilityLine::byStanding),
                standing("正常推进(个)", "On track", Standing.ON_TRACK, ResponsibilityLine::byStanding),
                standing("待复核(个)", "To be verified", Standing.CLAIMED, ResponsibilityLine::byStanding),
                standing("停工(个)", "Suspended", Standing.SUSPENDED, ResponsibilityLine::byStanding),
                standing("按时完成(个)", "Done on time", Standing.DONE_ON_TIME, ResponsibilityLine::byStanding),
                standing("逾期完成(个)", "Done late", Standing.DONE_LATE, ResponsibilityLine::byStanding)));
        for (var week = 0; week < WEEKS; week++) {
            columns.add(dueIn(week));
        }
        columns.add(yesOrNo("责任人在名录", "Owner known", ResponsibilityLine::ownerKnown));
        return columns;
    }

    private static Column<ResponsibilityLine> dueIn(int week) {
        return Column.<ResponsibilityLine>number(
                        week == 0 ? "本周到期(个)" : "第%d周到期(个)".formatted(week + 1),
                        week == 0 ? "Due this week" : "Due in week %d".formatted(week + 1),
                        each -> each.load().get(week).nodes())
                .adding();
    }
}
