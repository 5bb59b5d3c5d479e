package city.renewal.starter.testing;

import city.renewal.local.store.EmbeddedStore;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;

/** Databases for tests: on whatever {@code MONGODB_URI} names, by default on an embedded store of this process. */
public final class TestStore {
    private TestStore() {}

    /** A database of its own for every call, and the connection string that names it. */
    public record TestDatabase(MongoDatabase database, String uri) {}

    public static TestDatabase fresh() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        return new TestDatabase(Holder.CLIENT.getDatabase(name), uri(name));
    }

    private static String uri(String database) {
        var base = new ConnectionString(Holder.URI);
        var hosts = String.join(",", base.getHosts());
        var query = Holder.URI.contains("?") ? Holder.URI.substring(Holder.URI.indexOf('?')) : "";
        var user = Holder.URI.contains("@")
                ? Holder.URI.substring(Holder.URI.indexOf("//") + 2, Holder.URI.indexOf('@') + 1)
                : "";
        return "mongodb://%s%s/%s%s".formatted(user, hosts, database, query);
    }

    /** Made when the first test asks; ends with the process. */
    private static final class Holder {
        static final String URI = uri();
        static final MongoClient CLIENT = MongoClients.create(URI);

        private static String uri() {
            var named = System.getenv("MONGODB_URI");
            return named == null || named.isBlank() ? EmbeddedStore.inMemory(0).uri() : named;
        }
    }
}
