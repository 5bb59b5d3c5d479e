package city.renewal.progress.adapter.web.ranking;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.progress.application.ranking.Ranking;
import city.renewal.progress.domain.ranking.RankingLine;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The export columns of a ranking (赛马). */
@Component
public class RankingSheet implements ListSheet<RankingLine> {
    private static final List<Column<RankingLine>> COLUMNS = List.of(
            number("名次", "Place", RankingLine::rank),
            text("名称", "Name", 24, RankingLine::name),
            text("编号", "Id", 16, RankingLine::key),
            Column.points("总分", "Score", RankingLine::score),
            points("按时完成(分)", "On time", RankingLine.Measure.ON_TIME),
            points("逾期程度(分)", "Lateness", RankingLine.Measure.LATENESS),
            points("投资完成(分)", "Investment", RankingLine.Measure.INVESTMENT),
            points("问题办结(分)", "Problems", RankingLine.Measure.PROBLEMS),
            points("按时汇报(分)", "Reporting", RankingLine.Measure.REPORTING),
            points("当日确认(分)", "Same-day answers", RankingLine.Measure.ACKNOWLEDGEMENT),
            fact(
                    "当日确认预警(条)",
                    "Answered the same day",
                    RankingLine.Measure.ACKNOWLEDGEMENT,
                    RankingLine.Measured::numerator),
            fact("发出预警(条)", "Alerts", RankingLine.Measure.ACKNOWLEDGEMENT, RankingLine.Measured::denominator),
            text(
                    "计分说明",
                    "Reasons",
                    60,
                    each -> String.join(
                            "；",
                            each.explanation().stream()
                                    .map(RankingLine.Measured::text)
                                    .toList())));

    @Override
    public String fileName() {
        return "ranking";
    }

    @Override
    public ExportSheet<RankingLine> sheet(ListPage<RankingLine> first, Iterator<RankingLine> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(((Ranking) first).programmeName(), "赛马排名", "Ranking"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static Column<RankingLine> points(String heading, String english, RankingLine.Measure measure) {
        return Column.points(heading, english, line -> of(line, measure, RankingLine.Measured::points));
    }

    /** A numerator or denominator of a measure; empty when the measure has no weight or nothing to measure. */
    private static Column<RankingLine> fact(
            String heading,
            String english,
            RankingLine.Measure measure,
            Function<RankingLine.Measured, @Nullable BigDecimal> value) {
        return number(heading, english, line -> of(line, measure, value));
    }

    private static @Nullable BigDecimal of(
            RankingLine line, RankingLine.Measure measure, Function<RankingLine.Measured, @Nullable BigDecimal> value) {
        for (var each : line.explanation()) {
            if (each.measure() == measure) {
                return value.apply(each);
            }
        }
        return null;
    }
}
