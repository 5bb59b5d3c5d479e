package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Answers a command only when what it wrote is in the file.
 *
 * <p>The backend it extends commits about once a second, so that a killed process loses acknowledged writes, and hands
 * out the very documents that the next command changes. Here every command runs under one lock, and in this order:
 *
 * <ol>
 *   <li>run the command;
 *   <li>if it may have written, commit: one chunk appended to the file holds all of it, so a kill leaves a command
 *       done or not done, never half done;
 *   <li>copy the reply while nobody can change it.
 * </ol>
 *
 * When the file can't be written any more, such as on a full disk, the store is of no use before it is opened again; who
 * opened it is told.
 *
 * <p>A commit reaches the operating system, not the disk: the death of the process loses nothing, that of the machine may.
 */
final class DurableBackend extends H2Backend {

    private static final Logger LOG = Logger.getLogger(DurableBackend.class.getName());

    private static final Set<String> READING = Set.of(
            "aggregate",
            "buildinfo",
            "collstats",
            "connectionstatus",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getlog",
            "getmore",
            "hello",
            "hostinfo",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "whatsmyuri");

    private final ReentrantLock lock = new ReentrantLock();
    private final MVStore file;
    private final Runnable whenBroken;
    private final Compaction compaction;

    /** @param whenBroken what to do once the file can't be written: nothing that it takes from then on would be kept */
    DurableBackend(MVStore file, Runnable whenBroken) {
        super(file);
        this.file = file;
        this.whenBroken = whenBroken;
        this.compaction = new Compaction(file);
        version(DriverFloor.INSTANCE);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new TypedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        lock.lock();
        try {
            return super.handleCommand(channel, database, command, query).cloneDeeply();
        } finally {
            // Also after a failure: a bulk whose third document is refused has written the first two.
            try {
                if (mayWrite(command, query)) {
                    keep();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void keep() {
        try {
            file.commit();
            compaction.afterCommit();
        } catch (MVStoreException refused) {
            // The file closes itself then. What was committed stands in it; what wasn't was never answered with
            // success.
            LOG.log(Level.SEVERE, "The file of the store can't be written; is the disk full?", refused);
            whenBroken.run();
            throw refused;
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
            if (!file.isClosed()) {
                file.commit();
                super.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An aggregation only reads, unless its pipeline ends in a collection. */
    private static boolean mayWrite(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (name.equals("aggregate")) {
            return query.get("pipeline") instanceof List<?> stages
                    && stages.stream()
                            .anyMatch(stage -> stage instanceof Document one
                                    && (one.containsKey("$out") || one.containsKey("$merge")));
        }
        return !READING.contains(name);
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
