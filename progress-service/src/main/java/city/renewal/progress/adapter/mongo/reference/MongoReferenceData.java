package city.renewal.progress.adapter.mongo.reference;

import city.renewal.progress.application.reference.ReferenceData;
import com.mongodb.client.MongoDatabase;

/** Creates the reference data over collections with a common name prefix. */
public final class MongoReferenceData {
    private MongoReferenceData() {}

    /** @param prefix of the collections' names; empty for the live ones */
    public static ReferenceData in(MongoDatabase database, String prefix) {
        var tasks = new MongoCityTasks(database.getCollection(prefix + "cityTasks"));
        return new ReferenceData(
                new MongoProgrammes(database.getCollection(prefix + "programmes")),
                new MongoReferenceCalendars(database.getCollection(prefix + "calendars")),
                tasks,
                new MongoRankingRuleBook(database.getCollection(prefix + "rankingRules")),
                new MongoReferencePeople(database.getCollection(prefix + "people")));
    }
}
