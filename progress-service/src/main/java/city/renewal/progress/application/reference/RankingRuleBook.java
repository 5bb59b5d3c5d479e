package city.renewal.progress.application.reference;

import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;

/** Stores reference copies of the ranking rules of programmes (赛马). */
public interface RankingRuleBook {
    /**
     * The rules in force.
     *
     * @param version the number of decisions on the rules; 0: the default rules
     */
    record Version(long version, RankingRules rules) {}

    /** Stores rules unless the same or later rules of the programme are stored already. */
    void saveIfNewer(RankingRulesSet set, long sequence);

    Version of(String programmeId);
}
