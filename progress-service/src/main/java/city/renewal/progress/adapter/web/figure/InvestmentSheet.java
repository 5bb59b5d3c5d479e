package city.renewal.progress.adapter.web.figure;

import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.percent;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.rollup.InvestmentLine;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of planned and paid investments (投资完成情况). */
@Component
public class InvestmentSheet implements ListSheet<InvestmentLine> {
    public static final List<Column<InvestmentLine>> COLUMNS = List.of(
            text("名称", "Name", 30, InvestmentLine::name),
            text("编号", "Id", 16, InvestmentLine::key),
            number("项目(个)", "Projects", InvestmentLine::projects),
            money("总投资", "Total", InvestmentLine::totalInvestment),
            money("计划投资", "Planned", InvestmentLine::planned),
            money("完成投资", "Paid", InvestmentLine::paid),
            percent("完成率", "Completed", each -> SheetParts.rate(each.completionRate())),
            text("无完成率的原因", "Why there is no rate", 18, each -> SheetParts.reason(each.completionRateReason())));

    private final SheetParts parts;

    InvestmentSheet(SheetParts parts) {
        this.parts = parts;
    }

    @Override
    public String fileName() {
        return "investments";
    }

    @Override
    public ExportSheet<InvestmentLine> sheet(
            ListPage<InvestmentLine> first, Iterator<InvestmentLine> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(SheetParts.about(query.get("programme"), parts.names()), "投资完成情况", "Investments"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows,
                ((RollupPage<InvestmentLine>) first).total());
    }
}
