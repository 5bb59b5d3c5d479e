package city.renewal.project.adapter.mongo;

import city.renewal.project.application.programme.NamedCalendars;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Calendars in MongoDB. */
public final class MongoNamedCalendars extends RelayedAggregates<NamedCalendar> implements NamedCalendars {
    public MongoNamedCalendars(AggregateCollection<NamedCalendar> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    @Override
    public List<StoredAggregate<NamedCalendar>> all() {
        return collection()
                .documents()
                .find()
                .sort(new Document("_id", 1))
                .map(collection()::stored)
                .into(new ArrayList<>());
    }
}
