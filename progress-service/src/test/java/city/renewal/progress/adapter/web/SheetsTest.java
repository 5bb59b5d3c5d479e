package city.renewal.progress.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Money;
import city.renewal.events.RankingRules;
import city.renewal.progress.adapter.web.figure.InvestmentSheet;
import city.renewal.progress.adapter.web.ranking.RankingSheet;
import city.renewal.progress.application.figure.CompletionRate;
import city.renewal.progress.application.ranking.Ranking;
import city.renewal.progress.application.rollup.InvestmentLine;
import city.renewal.progress.domain.ranking.RankingScores;
import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.starter.export.CsvExport;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ListQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contents of the export columns. */
class SheetsTest {
    private static final ListQuery NOTHING_ASKED = new ListQuery(Map.of(), Map.of());
    private static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");

    private static RankingRules rules(BigDecimal acknowledgement) {
        return new RankingRules(
                BigDecimal.valueOf(50),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.valueOf(50).subtract(acknowledgement),
                acknowledgement);
    }

    /** The first row of a ranking in which one unit acknowledged three of its four alerts on the same day. */
    private static Map<String, String> ranked(RankingRules rules) throws IOException {
        var tally = new RankingTally("u1", "建管中心", 3, 1, 4, 8, 2, Money.ZERO, Money.ZERO, 4, 3);
        var lines = RankingScores.rank(rules, List.of(tally), (measure, key) -> null);
        var out = new ByteArrayOutputStream();
        var ranking = new Ranking("l-2023", "崂山", "unit", NOW, 1, rules, lines);
        new CsvExport().write(new RankingSheet().sheet(ranking, lines.iterator(), NOTHING_ASKED), out);
        var csv = out.toString(StandardCharsets.UTF_8).substring(1).lines().toList();
        var headings = List.of(csv.get(0).split(",", -1));
        var cells = csv.get(1).split(",", -1);
        var row = new HashMap<String, String>();
        headings.forEach(heading -> row.put(heading, cells[headings.indexOf(heading)]));
        return row;
    }

    @Test
    void aRankingShowsSameDayAcknowledgementsWithTheirCounts() throws IOException {
        assertThat(ranked(rules(BigDecimal.valueOf(20))))
                .containsEntry("当日确认(分) Same-day answers", "15.00")
                .containsEntry("当日确认预警(条) Answered the same day", "3")
                .containsEntry("发出预警(条) Alerts", "4");
    }

    @Test
    void theColumnsOfAMeasureWithoutWeightAreEmpty() throws IOException {
        assertThat(ranked(rules(BigDecimal.ZERO)))
                .containsEntry("当日确认(分) Same-day answers", "")
                .containsEntry("当日确认预警(条) Answered the same day", "")
                .containsEntry("发出预警(条) Alerts", "");
    }

    @Test
    void paymentsWithoutAPlanShowAReasonInsteadOfARate() throws IOException {
        var line = new InvestmentLine(
                "f1",
                "老旧小区",
                1,
                Money.ZERO,
                Money.ZERO,
                Money.yuan(new BigDecimal("50000.00")),
                null,
                CompletionRate.Reason.NOTHING_PLANNED);
        var out = new ByteArrayOutputStream();

        new CsvExport()
                .write(
                        new ExportSheet<>(
                                new ExportSheet.Title("投资完成情况", "Investments"),
                                "",
                                InvestmentSheet.COLUMNS,
                                List.of(line).iterator()),
                        out);

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("老旧小区,f1,1,0.00,0.00,5.00,,未安排计划投资\r\n");
    }
}
