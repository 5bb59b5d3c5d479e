package city.renewal.starter.testing;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;

/** Databases for tests without a running service; see {@link Backends}. */
public final class TestStore {
    private TestStore() {}

    /** A new database for every call. The client closes with the process. */
    public static MongoDatabase freshDatabase() {
        var uri = Backends.freshDatabase();
        var name = Objects.requireNonNull(new ConnectionString(uri).getDatabase());
        return MongoClients.create(uri).getDatabase(name);
    }
}
