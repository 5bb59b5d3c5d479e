package city.renewal.progress.application.ranking;

import city.renewal.events.RankingRules;
import city.renewal.progress.domain.ranking.RankingLine;
import city.renewal.starter.export.ListPage;
import java.time.Instant;
import java.util.List;

/**
 * The ranking of a programme (赛马) at one instant.
 *
 * @param by what is ranked: {@code area}, {@code headquarters}, {@code unit} or {@code field}
 * @param rulesVersion the number of decisions on the programme's rules; 0: the default rules
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
