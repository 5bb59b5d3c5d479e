package city.renewal.events;

import java.time.Instant;

/** Facts about how a programme ranks (赛马). Source {@code /rankings/{programmeId}}; the sequence is the rules' version. */
public sealed interface RankingEvent extends RenewalEvent {
    String programmeId();

    /** By what rankings count from now on; those that were published stay as they are. */
    record RankingRulesSet(String programmeId, RankingRules rules, String setBy, Instant occurredAt)
            implements RankingEvent {}
}
