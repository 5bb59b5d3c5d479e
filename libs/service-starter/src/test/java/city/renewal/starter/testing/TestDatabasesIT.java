package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.local.mongod.StoreAddress;
import city.renewal.local.mongod.TestDatabases;
import city.renewal.local.store.EmbeddedStore;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Databases on a server that others use too; the embedded store stands in for it. */
class TestDatabasesIT {

    @Test
    void leaveNothingBehindAndNothingElseIsDropped() {
        var server = EmbeddedStore.inMemory(0);
        try (var client = MongoClients.create(server.uri("admin"))) {
            client.getDatabase("somebody's").getCollection("letters").insertOne(new Document());
            var before = client.listDatabaseNames().into(new ArrayList<>());
            try (var databases = new TestDatabases(StoreAddress.of(server.uri("town")))) {
                var names = List.of(name(databases.fresh()), name(databases.fresh()) + "_renewal_project");
                for (var name : names) {
                    client.getDatabase(name).getCollection("letters").insertOne(new Document());
                }
                assertThat(client.listDatabaseNames()).containsAll(names);
            }

            assertThat(client.listDatabaseNames().into(new ArrayList<>())).isEqualTo(before);
        } finally {
            server.close();
        }
    }

    private static String name(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
