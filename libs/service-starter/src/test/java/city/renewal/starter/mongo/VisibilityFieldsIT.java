package city.renewal.starter.mongo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.TestStore;
import city.renewal.starter.testing.VisibilityCases;
import com.mongodb.client.MongoCollection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The translation to a query gives what the rule gives, with and without an index. */
class VisibilityFieldsIT {
    private static MongoCollection<Document> indexed;
    private static MongoCollection<Document> plain;

    @BeforeAll
    static void store() {
        var database = TestStore.freshDatabase();
        indexed = database.getCollection("indexed");
        plain = database.getCollection("plain");
        indexed.createIndex(new Document("areaPath", 1).append("_id", 1));
        indexed.createIndex(new Document("units", 1));
        indexed.createIndex(new Document("leaders", 1));
        indexed.createIndex(new Document("owners", 1));
        indexed.createIndex(new Document("told", 1));
        for (var collection : List.of(indexed, plain)) {
            VisibilityCases.SAMPLES.forEach(sample ->
                    collection.insertOne(VisibilityFields.of(sample.target()).append("_id", sample.name())));
            collection.insertOne(new Document("_id", "without-any-field"));
            collection.insertOne(VisibilityFields.of(new Visibility.Target("", Set.of(), Set.of(), Set.of()))
                    .append("_id", "of-no-area"));
        }
    }

    @TestFactory
    Stream<DynamicTest> findsWhatTheTableSays() {
        return Stream.of(indexed, plain)
                .flatMap(collection -> VisibilityCases.through(
                        "filter on fields, " + collection.getNamespace().getCollectionName(), bearer -> {
                            var visibility = Visibility.of(VisibilityCases.caller(bearer));
                            return ids(collection, VisibilityFields.restrict(new Document(), visibility));
                        }));
    }

    private static Set<String> ids(MongoCollection<Document> collection, Document filter) {
        return collection
                .find(filter)
                .map(document -> document.getString("_id"))
                .into(new HashSet<>());
    }

    @Test
    void keepsTheConditionsOfTheFilterThatItRestricts() {
        var city = Visibility.ofAreas(Set.of("3702", "4190"));
        var area = new Document("areaPath", "370212");
        var either = new Document(
                "$or",
                List.of(new Document("_id", "street"), new Document("_id", "far-away"), new Document("_id", "x")));

        assertThat(ids(plain, VisibilityFields.restrict(area, city)))
                .containsExactlyInAnyOrder("street", "next-street");
        assertThat(ids(plain, VisibilityFields.restrict(area, Visibility.ofAreas(Set.of("370212001")))))
                .containsExactly("street");
        assertThat(ids(plain, VisibilityFields.restrict(either, city))).containsExactlyInAnyOrder("street", "far-away");
        assertThat(ids(plain, VisibilityFields.restrict(either, Visibility.ofAreas(Set.of("3702")))))
                .containsExactly("street");
    }

    @Test
    void findsTheMessagesOfInboxes() {
        var messages = TestStore.freshDatabase().getCollection("messages");
        Map.of("own", "p-x", "another", "p-y", "city", "office", "far", "office")
                .forEach((id, address) -> messages.insertOne(new Document("_id", id)
                        .append("address", address)
                        .append("told", List.of("p-z", address))
                        .append("areaPath", AreaPath.of(id.equals("far") ? "419001001" : "370212001"))));
        var inboxes = new Visibility.Inboxes(Set.of("p-x"), Map.of("office", Set.of("3702", "370301")));

        assertThat(ids(messages, VisibilityFields.restrict(new Document(), "address", inboxes)))
                .containsExactlyInAnyOrder("own", "city");
        assertThat(ids(
                        messages,
                        VisibilityFields.restrict(
                                new Document(), Visibility.ofAreas(Set.of()).with(inboxes))))
                .containsExactlyInAnyOrder("own", "city");
        assertThat(ids(messages, VisibilityFields.restrict(new Document(), "address", Visibility.Inboxes.NONE)))
                .isEmpty();
    }

    @Test
    void findsTheTableAlsoAmongDocumentsInEveryAreaOfTheCountry() {
        var many = TestStore.freshDatabase().getCollection("many");
        many.createIndex(new Document("areaPath", 1));
        var areas = Stream.iterate(11, code -> code <= 82, code -> code + 1)
                .flatMap(province -> Stream.of("%d0102001", "%d0212003001", "%d9001", "%d9999")
                        .map(form -> form.formatted(province)))
                .toList();
        many.insertMany(areas.stream()
                .map(area -> VisibilityFields.of(new Visibility.Target(area, Set.of(), Set.of(), Set.of()))
                        .append("_id", area))
                .toList());

        for (var given : List.of("37", "3702", "3799", "379999", "4190", "419001", "37021", "82", "9")) {
            var visibility = Visibility.ofAreas(Set.of(given));
            assertThat(ids(many, VisibilityFields.restrict(new Document(), visibility)))
                    .as(given)
                    .isEqualTo(areas.stream().filter(visibility::covers).collect(toSet()));
        }
    }
}
