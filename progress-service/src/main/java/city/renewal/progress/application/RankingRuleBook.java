package city.renewal.progress.application;

import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;
import java.math.BigDecimal;

/** Keeps our own copies of the rules by which programmes rank (赛马). */
public interface RankingRuleBook {
    /** 40 on time, 20 lateness, 20 investment, 10 problems, 10 reporting: what holds until a programme sets its own. */
    RankingRules DEFAULT = new RankingRules(
            BigDecimal.valueOf(40),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(20),
            BigDecimal.valueOf(10),
            BigDecimal.valueOf(10));

    /**
     * Rules in force.
     *
     * @param version counts the programme's decisions on them; 0: the default
     */
    record Version(long version, RankingRules rules) {}

    /** Keeps rules unless these or later ones of the programme were kept before. */
    void keep(RankingRulesSet set, long sequence);

    Version of(String programmeId);
}
