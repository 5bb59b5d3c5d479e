package city.renewal.local.mongod;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Databases of one test run or benchmark on a MongoDB that others use too: each has a name that nobody else uses, and
 * all are dropped at the end. Thread-safe.
 */
public final class TestDatabases implements AutoCloseable {

    private final StoreAddress address;
    private final String prefix =
            "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private final AtomicInteger count = new AtomicInteger();

    public TestDatabases(StoreAddress address) {
        this.address = address;
    }

    /**
     * The connection string of a new database. It may be the {@code MONGODB_URI} of a platform: the names of its
     * services' databases begin with this one's.
     */
    public String fresh() {
        return address.database("%s_%d".formatted(prefix, count.incrementAndGet()));
    }

    /**
     * Drops every database that was made.
     *
     * @throws StoreException names those that the server didn't drop
     */
    @Override
    public void close() {
        if (count.get() == 0) {
            return;
        }
        try (var client = MongoClients.create(address.database("admin"))) {
            var left = client.listDatabaseNames().into(new ArrayList<>()).stream()
                    .filter(name -> name.contains(prefix) && !isDropped(client.getDatabase(name)))
                    .toList();
            if (!left.isEmpty()) {
                throw new StoreException("The store still has databases of this test run: " + left);
            }
        }
    }

    private static boolean isDropped(MongoDatabase database) {
        try {
            database.drop();
            return true;
        } catch (MongoException refused) {
            return false;
        }
    }
}
