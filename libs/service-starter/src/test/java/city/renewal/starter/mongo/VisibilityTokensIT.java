package city.renewal.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.TestStore;
import city.renewal.starter.testing.VisibilityCases;
import com.mongodb.client.MongoCollection;
import java.util.HashSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VisibilityTokensIT {
    private static MongoCollection<Document> rows;

    @BeforeAll
    static void store() {
        rows = TestStore.freshDatabase().getCollection("rows");
        rows.createIndex(new Document("seenBy", 1).append("dueDate", 1));
        VisibilityCases.SAMPLES.forEach(sample -> rows.insertOne(
                new Document("_id", sample.name()).append("seenBy", VisibilityTokens.of(sample.target()))));
        rows.insertOne(new Document("_id", "without-any-field"));
    }

    @TestFactory
    Stream<DynamicTest> findsWhatTheTableSays() {
        return VisibilityCases.through(
                "filter on tokens",
                bearer -> rows.find(VisibilityTokens.filter(Visibility.of(VisibilityCases.caller(bearer))))
                        .map(document -> document.getString("_id"))
                        .into(new HashSet<>()));
    }

    @Test
    void readsTheTargetFromTheStoredTokens() {
        for (var sample : VisibilityCases.SAMPLES) {
            assertThat(VisibilityTokens.target(VisibilityTokens.of(sample.target())))
                    .isEqualTo(sample.target());
        }
    }
}
