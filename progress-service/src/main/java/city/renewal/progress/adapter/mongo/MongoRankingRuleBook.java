package city.renewal.progress.adapter.mongo;

import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.events.RankingRules;
import city.renewal.progress.application.RankingRuleBook;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import java.util.Objects;
import org.bson.Document;

/** Copies of ranking rules: {@code {_id: programme, sequence: the rules' version, set: {…}}}. */
public final class MongoRankingRuleBook implements RankingRuleBook {
    private final MongoCollection<Document> collection;

    public MongoRankingRuleBook(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public void keep(RankingRulesSet set, long sequence) {
        LatestCopy.keep(collection, set.programmeId(), sequence, new Document("set", Bson.document(set)));
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
