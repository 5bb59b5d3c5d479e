package city.renewal.progress.adapter.mongo.reference;

import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;
import city.renewal.progress.adapter.mongo.collection.SequencedUpsert;
import city.renewal.progress.application.reference.RankingRuleBook;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import java.util.Objects;
import org.bson.Document;

/** Reference copies of ranking rules: {@code {_id: programme, sequence: the version of the rules, set: {…}}}. */
public final class MongoRankingRuleBook implements RankingRuleBook {
    private final MongoCollection<Document> collection;

    public MongoRankingRuleBook(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public void saveIfNewer(RankingRulesSet set, long sequence) {
        SequencedUpsert.upsert(collection, set.programmeId(), sequence, new Document("set", Bson.document(set)));
    }

    @Override
    public Version of(String programmeId) {
        var document = collection.find(new Document("_id", programmeId)).first();
        if (document == null) {
            return new Version(0, RankingRules.DEFAULT);
        }
        var set = Bson.read(Objects.requireNonNull(document.get("set", Document.class)), RankingRulesSet.class);
        return new Version(document.getLong("sequence"), set.rules());
    }
}
