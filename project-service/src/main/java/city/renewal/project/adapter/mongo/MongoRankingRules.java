package city.renewal.project.adapter.mongo;

import city.renewal.project.application.programme.RankingRulesStore;
import city.renewal.project.domain.ranking.ProgrammeRules;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;

/** Ranking rules in MongoDB, one document per programme. */
public final class MongoRankingRules extends RelayedAggregates<ProgrammeRules> implements RankingRulesStore {
    public MongoRankingRules(AggregateCollection<ProgrammeRules> collection, OutboxRelay relay) {
        super(collection, relay);
    }
}
