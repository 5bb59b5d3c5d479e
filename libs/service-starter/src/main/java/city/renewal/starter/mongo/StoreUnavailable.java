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

/** Tells a store that can't be reached for the moment from a fault in what it was asked. */
public final class StoreUnavailable {
    /**
     * What the driver throws while a server is gone, starts again or gives its part to another, and this process ends: no
     * connection; none that is free in time; a pool that was cleared because another connection broke; a cursor that the
     * server before had.
     */
    private static final List<Class<? extends RuntimeException>> PASSING = List.of(
            MongoSocketException.class,
            MongoTimeoutException.class,
            MongoConnectionPoolClearedException.class,
            MongoServerUnavailableException.class,
            MongoNodeIsRecoveringException.class,
            MongoNotPrimaryException.class,
            MongoCursorNotFoundException.class,
            MongoInterruptedException.class);

    private StoreUnavailable() {}

    /** What the driver said of a store that can't be reached, where that caused the failure. */
    public static Optional<Throwable> cause(@Nullable Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            var thrown = each;
            if (PASSING.stream().anyMatch(type -> type.isInstance(thrown))) {
                return Optional.of(thrown);
            }
        }
        return Optional.empty();
    }
}
