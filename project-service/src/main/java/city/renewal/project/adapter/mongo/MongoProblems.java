package city.renewal.project.adapter.mongo;

import city.renewal.project.application.Problems;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;

/** Problems in MongoDB, a document each. */
public final class MongoProblems extends RelayedAggregates<TrackedProblem> implements Problems {
    public MongoProblems(AggregateCollection<TrackedProblem> collection, OutboxRelay relay) {
        super(collection, relay);
    }
}
