package city.renewal.starter.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Distinguishes a store that is temporarily unreachable from other failures. */
public final class StoreUnavailable {
    /**
     * Exceptions of the driver while a server is unreachable, restarts or hands over its primary role, or while this
     * process shuts down: no connection, no free connection in time, a connection pool cleared after another connection
     * failed, a cursor of the former server.
     */
    private static final List<Class<? extends RuntimeException>> TRANSIENT = List.of(
            MongoSocketException.class,
            MongoTimeoutException.class,
            MongoConnectionPoolClearedException.class,
            MongoServerUnavailableException.class,
            MongoNodeIsRecoveringException.class,
            MongoNotPrimaryException.class,
            MongoCursorNotFoundException.class,
            MongoInterruptedException.class);

    private StoreUnavailable() {}

    /** The driver's exception, if an unreachable store caused the failure. */
    public static Optional<Throwable> cause(@Nullable Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            var thrown = each;
            if (TRANSIENT.stream().anyMatch(type -> type.isInstance(thrown))) {
                return Optional.of(thrown);
            }
        }
        return Optional.empty();
    }
}
