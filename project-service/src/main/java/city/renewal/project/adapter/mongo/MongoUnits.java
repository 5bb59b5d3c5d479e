package city.renewal.project.adapter.mongo;

import city.renewal.events.Unit;
import city.renewal.project.application.directory.Units;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Units in MongoDB. */
public final class MongoUnits extends RelayedAggregates<Unit> implements Units {
    public MongoUnits(AggregateCollection<Unit> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    @Override
    public List<StoredAggregate<Unit>> all() {
        return collection()
                .documents()
                .find()
                .sort(new Document("_id", 1))
                .map(collection()::stored)
                .into(new ArrayList<>());
    }
}
