package city.renewal.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests which failures count as a temporarily unreachable store. */
class StoreUnavailableTest {
    private static final ServerAddress ADDRESS = new ServerAddress();

    static Stream<RuntimeException> passing() {
        return Stream.of(
                new MongoTimeoutException("no server"),
                new MongoSocketReadException("closed", ADDRESS),
                new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), ADDRESS), null),
                new MongoCursorNotFoundException(7, BsonDocument.parse("{ok: 0, code: 43}"), ADDRESS),
                new MongoNotPrimaryException(BsonDocument.parse("{ok: 0, code: 10107}"), ADDRESS));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void findsAnUnreachableStoreAmongTheCausesOfAFailure(RuntimeException gone) {
        assertThat(StoreUnavailable.cause(gone)).contains(gone);
        assertThat(StoreUnavailable.cause(new IllegalStateException(new IllegalStateException("x", gone))))
                .contains(gone);
    }

    @Test
    void aRefusedCommandIsNotAnUnreachableStore() {
        assertThat(StoreUnavailable.cause(
                        new MongoCommandException(BsonDocument.parse("{ok: 0, code: 59, errmsg: 'no such'}"), ADDRESS)))
                .isEmpty();
        assertThat(StoreUnavailable.cause(new UncheckedIOException(new IOException("a file"))))
                .isEmpty();
        assertThat(StoreUnavailable.cause(null)).isEmpty();
    }
}
