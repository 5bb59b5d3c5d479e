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
 * A backend that answers a command only when its writes are durable.
 *
 * <p>The parent commits about once a second, so that a killed process loses acknowledged writes, and it returns the
 * same document objects that the next command changes. Here every command runs under one lock. Its changes are appended
 * to a log as one record before it is answered, so that a kill leaves a command done or not done, never half done (see
 * {@link DurableFile}). A stored document is immutable (see {@link StoredDocument}), so that a reply can be encoded
 * after the lock is released.
 *
 * <p>When the file can't be written any more, such as on a full disk, the store has to be opened again; the code that
 * opened it is notified.
 */
final class DurableBackend extends H2Backend {
    private final ReentrantLock lock = new ReentrantLock();
    private final ChangeJournal journal;

    DurableBackend(MVStore file, ChangeJournal journal) {
        // Set before the parent's constructor, which opens every database of the file.
        this.journal = journal;
        super(file);
        version(MinimumServerVersion.INSTANCE);
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
            // Also after a failure: a bulk write whose third document is refused has written the first two.
            try {
                journal.commitCommand();
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

    /**
     * The oldest server version that current drivers accept: it announces no sessions, transactions or retryable
     * writes.
     */
    private enum MinimumServerVersion implements MongoVersion {
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
