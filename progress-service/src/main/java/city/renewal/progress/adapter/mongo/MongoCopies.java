package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.Copies;
import com.mongodb.client.MongoDatabase;

/** The collections of our copies, under names that begin alike. */
public final class MongoCopies {
    private MongoCopies() {}

    /** @param prefix of the collections' names; empty for the live ones */
    public static Copies in(MongoDatabase database, String prefix) {
        var tasks = new MongoCityTasks(database.getCollection(prefix + "cityTasks"));
        return new Copies(
                new MongoProgrammes(database.getCollection(prefix + "programmes")),
                new MongoCalendarCopies(database.getCollection(prefix + "calendars")),
                tasks,
                new MongoRankingRuleBook(database.getCollection(prefix + "rankingRules")),
                new MongoPeopleCopies(database.getCollection(prefix + "people")));
    }
}
