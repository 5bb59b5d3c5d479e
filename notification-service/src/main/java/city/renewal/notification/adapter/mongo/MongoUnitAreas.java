package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.directory.UnitAreas;
import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Where units work: {@code {_id: unitId, sequence, area?}}.
 *
 * <p>The filter asks for a smaller sequence; when the upsert meets the id, what is stored is as new or newer, and stays.
 */
public final class MongoUnitAreas implements UnitAreas {
    static final String COLLECTION = "directoryUnits";

    private final MongoCollection<Document> units;

    public MongoUnitAreas(MongoDatabase database) {
        this.units = database.getCollection(COLLECTION);
    }

    @Override
    public Map<String, String> of(Collection<String> unitIds) {
        var areas = new HashMap<String, String>();
        if (!unitIds.isEmpty()) {
            units.find(new Document("_id", new Document("$in", List.copyOf(unitIds))))
                    .forEach(unit -> {
                        var area = unit.getString("area");
                        if (area != null) {
                            areas.put(unit.getString("_id"), area);
                        }
                    });
        }
        return areas;
    }

    /** Of several facts about a unit the newest counts: an unordered bulk may apply two writes of one document in any order. */
    @Override
    public void keepAll(Collection<RecordedUnitArea> recorded) {
        var newest = new HashMap<String, RecordedUnitArea>();
        recorded.forEach(each ->
                newest.merge(each.unitId(), each, (one, other) -> one.sequence() > other.sequence() ? one : other));
        BulkWrites.write(
                units, newest.values().stream().map(MongoUnitAreas::later).toList());
    }

    private static UpdateOneModel<Document> later(RecordedUnitArea recorded) {
        return new UpdateOneModel<>(
                new Document("_id", recorded.unitId()).append("sequence", new Document("$lt", recorded.sequence())),
                new Document("$set", new Document("sequence", recorded.sequence()).append("area", recorded.area())),
                new UpdateOptions().upsert(true));
    }
}
