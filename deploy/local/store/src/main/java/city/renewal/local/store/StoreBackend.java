package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The library's backend over a {@link DocumentLog}. Every command runs under one lock, and is answered only when its
 * changes are durable. Each reply has documents of its own, so that it can be encoded after the lock is released.
 */
final class StoreBackend extends AbstractMongoBackend {
    private final ReentrantLock lock = new ReentrantLock();
    private final DocumentLog log;

    StoreBackend(DocumentLog log) {
        this.log = log;
        version(MinimumServerVersion.INSTANCE);
        log.collections().forEach(name -> resolveDatabase(Utils.getDatabaseNameFromFullName(name)));
        log.commit();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, log, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        lock.lock();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            // Also after a failure: a bulk write whose third document is refused has written the first two.
            try {
                log.commit();
                if (getCursorRegistry().size() == 0) {
                    log.closeRemovedSegments();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        lock.lock();
        try {
            var result = super.handleQuery(query);
            return new QueryResult(result.collectDocuments(), result.getCursorId());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            super.close();
            log.close();
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
