package city.renewal.events;

import java.time.Instant;

/**
 * Facts about a programme's ranking rules (赛马). Source {@code /rankings/{programmeId}}; the sequence is the version of
 * the rules.
 */
public sealed interface RankingEvent extends RenewalEvent {
    String programmeId();

    /** The rules of future rankings were set; published rankings do not change. */
    record RankingRulesSet(String programmeId, RankingRules rules, String setBy, Instant occurredAt)
            implements RankingEvent {}
}
