package city.renewal.local.mongod;

import java.io.IOException;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The replica set of one {@code mongod} on this machine, whose only member is this port of the loopback. */
public record ReplicaSet(int port) {

    /** The name of the set, which its data keep. */
    static final String NAME = "renewal";

    static final String HOST = "127.0.0.1";

    private static final int NOT_YET_INITIALIZED = 94;
    private static final int ALREADY_INITIALIZED = 23;

    /** The connection string, without a database. */
    public String uri() {
        return "mongodb://%s/?replicaSet=%s".formatted(member(), NAME);
    }

    /** Whether the member accepts writes; false while it can't be reached. */
    public boolean isPrimary() {
        try (var connection = MongoConnection.open(HOST, port)) {
            return isPrimary(connection.adminCommand(hello()));
        } catch (IOException unreachable) {
            return false;
        }
    }

    /**
     * Initiates the set if its data are new, and corrects the member's port if the data were made on another one.
     * Changes nothing otherwise, and nothing while the member can't be reached: call it until {@link #isPrimary()}.
     *
     * @throws StoreException if the member refuses
     */
    public void initiate() {
        try (var connection = MongoConnection.open(HOST, port)) {
            var state = connection.adminCommand(hello());
            // Without a name of a set, the member has no configuration, or is in none that it read.
            if (!isPrimary(state) && !state.containsKey("setName")) {
                var current = connection.adminCommand(new BsonDocument("replSetGetConfig", new BsonInt32(1)));
                if (isOk(current)) {
                    correctPort(connection, current.getDocument("config"));
                } else if (code(current) == NOT_YET_INITIALIZED) {
                    require(connection.adminCommand(new BsonDocument("replSetInitiate", newConfiguration())));
                }
            }
        } catch (IOException unreachable) {
            // Not started yet, or just ended; the caller tries again.
        }
    }

    private BsonDocument newConfiguration() {
        var member = new BsonDocument("_id", new BsonInt32(0)).append("host", new BsonString(member()));
        return new BsonDocument("_id", new BsonString(NAME)).append("members", new BsonArray(List.of(member)));
    }

    private void correctPort(MongoConnection connection, BsonDocument configuration) throws IOException {
        var members = configuration.getArray("members");
        var own = members.getFirst().asDocument();
        if (members.size() == 1 && !own.getString("host").getValue().equals(member())) {
            own.append("host", new BsonString(member()));
            require(connection.adminCommand(
                    new BsonDocument("replSetReconfig", configuration).append("force", BsonBoolean.TRUE)));
        }
    }

    private static void require(BsonDocument reply) {
        if (!isOk(reply) && code(reply) != ALREADY_INITIALIZED) {
            throw new StoreException("mongod refuses its replica set: "
                    + reply.getString("errmsg", new BsonString("")).getValue());
        }
    }

    /** {@code isMaster} is the older name of {@code hello}, and the one that every version knows. */
    private static BsonDocument hello() {
        return new BsonDocument("isMaster", new BsonInt32(1));
    }

    private static boolean isPrimary(BsonDocument state) {
        return state.getBoolean("ismaster", BsonBoolean.FALSE).getValue() && state.containsKey("setName");
    }

    private static boolean isOk(BsonDocument reply) {
        return reply.getNumber("ok", new BsonInt32(0)).intValue() == 1;
    }

    private static int code(BsonDocument reply) {
        return reply.getNumber("code", new BsonInt32(0)).intValue();
    }

    private String member() {
        return HOST + ":" + port;
    }
}
