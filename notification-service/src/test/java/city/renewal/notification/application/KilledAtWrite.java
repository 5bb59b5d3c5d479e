package city.renewal.notification.application;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A database whose user is killed at one of its writes: those before it are done, it and those after it are not. */
public final class KilledAtWrite {
    private static final Set<String> WRITES = Set.of(
            "bulkWrite", "deleteMany", "deleteOne", "insertMany", "insertOne", "replaceOne", "updateMany", "updateOne");

    private final MongoDatabase database;
    private int left;

    /** @param done how many writes come through */
    public KilledAtWrite(MongoDatabase database, int done) {
        this.database = database;
        this.left = done;
    }

    public MongoDatabase database() {
        return proxy(MongoDatabase.class, database);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (WRITES.contains(method.getName()) && left-- <= 0) {
                        throw new Crashes.Killed();
                    }
                    try {
                        var answer = method.invoke(real, arguments);
                        return answer instanceof MongoCollection<?> collection
                                ? proxy(MongoCollection.class, collection)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
