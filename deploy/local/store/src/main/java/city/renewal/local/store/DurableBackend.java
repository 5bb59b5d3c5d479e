package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * Answers a command only when what it wrote is kept.
 *
 * <p>The backend it extends commits about once a second, so that a killed process loses acknowledged writes, and hands
 * out the very documents that the next command changes. Here every command runs under one lock; what it wrote is appended to
 * a log, as one record, before it is answered, so that a kill leaves a command done or not done, never half done (see {@link
 * DurableFile}); and what is kept is never changed (see {@link Stored}), so that a reply can be read
 * after the lock is given back.
 *
 * When the file can't be written any more, such as on a full disk, the store is of no use before it is opened again; who
 * opened it is told.
 */
final class DurableBackend extends H2Backend {
    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal;

    DurableBackend(MVStore file, Journal journal) {
        // Before the parent's constructor, which opens every database of the file.
        this.journal = journal;
        super(file);
        version(DriverFloor.INSTANCE);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new TypedDatabase(name, getMvStore(), journal, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        lock.lock();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            // Also after a failure: a bulk whose third document is refused has written the first two.
            try {
                journal.endOfCommand();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        lock.lock();
        try {
            return super.handleQuery(query);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            journal.close();
            super.close();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest server that today's driver talks to: it claims no session, transaction or retryable write. */
    private enum DriverFloor implements MongoVersion {
        INSTANCE;

        @Override
        public List<Integer> getVersionArray() {
            return List.of(4, 2, 0);
        }

        @Override
        public int getWireVersion() {
            return 8;
        }
    }
}
