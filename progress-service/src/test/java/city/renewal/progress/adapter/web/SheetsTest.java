package city.renewal.progress.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Money;
import city.renewal.events.RankingRules;
import city.renewal.progress.domain.RankingScores;
import city.renewal.progress.domain.RankingTally;
import city.renewal.starter.export.CsvExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in which column of a ledger. */
class SheetsTest {
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

    /** The first row of the ranking of one unit that answered three of its four alerts on the day. */
    private static Map<String, String> ranked(RankingRules rules) throws IOException {
        var tally = new RankingTally("u1", "建管中心", 3, 1, 4, 8, 2, Money.ZERO, Money.ZERO, 4, 3);
        var lines = RankingScores.rank(rules, List.of(tally), (measure, key) -> null);
        var out = new ByteArrayOutputStream();
        new CsvExport().write(Sheets.rankings(lines.iterator(), NOW), out);
        var csv = out.toString(StandardCharsets.UTF_8).substring(1).lines().toList();
        var headings = List.of(csv.get(0).split(",", -1));
        var cells = csv.get(1).split(",", -1);
        var row = new HashMap<String, String>();
        headings.forEach(heading -> row.put(heading, cells[headings.indexOf(heading)]));
        return row;
    }

    @Test
    void aRankingShowsTheAnswersOnTheSameDayWithTheirFacts() throws IOException {
        assertThat(ranked(rules(BigDecimal.valueOf(20))))
                .containsEntry("当日确认(分)", "15.00")
                .containsEntry("当日确认预警(条)", "3")
                .containsEntry("发出预警(条)", "4");
    }

    @Test
    void whereTheRulesGiveThemNoWeightTheirColumnsAreEmpty() throws IOException {
        assertThat(ranked(rules(BigDecimal.ZERO)))
                .containsEntry("当日确认(分)", "")
                .containsEntry("当日确认预警(条)", "")
                .containsEntry("发出预警(条)", "");
    }

    @Test
    void standingsHaveTheWordsOfTheTradeAndAnAlertIsNotSignedFor() throws IOException {
        var headings = new ByteArrayOutputStream();
        new CsvExport().write(Sheets.deadlines(Collections.emptyIterator(), NOW), headings);
        new CsvExport().write(Sheets.responsibilities(Collections.emptyIterator(), NOW), headings);
        new CsvExport().write(Sheets.rankings(Collections.emptyIterator(), NOW), headings);
        new CsvExport().write(Sheets.cityTasks(Collections.emptyIterator(), NOW), headings);

        assertThat(headings.toString(StandardCharsets.UTF_8))
                .contains("逾期(天)", "即将到期(个)", "有风险(个)", "当日确认(分)")
                .doesNotContain("超期", "临期", "当日签收");
    }
}
