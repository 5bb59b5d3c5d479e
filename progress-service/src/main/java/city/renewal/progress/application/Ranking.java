package city.renewal.progress.application;

import city.renewal.events.RankingRules;
import city.renewal.progress.domain.RankingLine;
import city.renewal.starter.export.ListPage;
import java.time.Instant;
import java.util.List;

/**
 * Who is first and who is last in a programme (赛马), at one instant.
 *
 * @param by what is ranked: {@code area}, {@code headquarters}, {@code unit} or {@code field}
 * @param rulesVersion counts the programme's decisions on its rules; 0: the default
 */
public record Ranking(
        String programme,
        String programmeName,
        String by,
        Instant asOf,
        long rulesVersion,
        RankingRules rules,
        List<RankingLine> items)
        implements ListPage<RankingLine> {
    public Ranking {
        items = List.copyOf(items);
    }
}
