package city.renewal.project.adapter.mongo;

import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Programmes in MongoDB. */
public final class MongoProgrammes extends RelayedAggregates<Programme> implements Programmes {
    public MongoProgrammes(AggregateCollection<Programme> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    @Override
    public List<StoredAggregate<Programme>> all() {
        return collection()
                .documents()
                .find()
                .sort(new Document("_id", 1))
                .map(collection()::stored)
                .into(new ArrayList<>());
    }
}
