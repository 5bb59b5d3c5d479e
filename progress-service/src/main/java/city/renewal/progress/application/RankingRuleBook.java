package city.renewal.progress.application;

import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;

/** Keeps our own copies of the rules by which programmes rank (赛马). */
public interface RankingRuleBook {
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
