package city.renewal.progress.adapter.mongo;

import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Caches the most recently read large states with soft references: decompressing a state of 20,000 nodes takes a third
 * of a second, and one page reads it several times. The packed bytes are the cache key, so an entry is never stale.
 * Thread-safe.
 */
final class StateCache {
    private static final int CAPACITY = 2;

    private record CachedState(ByteBuffer packed, ProjectProgress progress) {}

    private final Deque<SoftReference<CachedState>> latest = new ArrayDeque<>();

    ProjectProgress read(Document state) {
        var bytes = CompressedJson.bytes(state);
        if (bytes == null) {
            return Bson.read(state, ProjectProgress.class);
        }
        var packed = ByteBuffer.wrap(bytes);
        var cached = cached(packed);
        if (cached != null) {
            return cached;
        }
        var progress = Bson.read(state, ProjectProgress.class);
        put(new CachedState(packed, progress));
        return progress;
    }

    private synchronized @Nullable ProjectProgress cached(ByteBuffer packed) {
        for (var each : latest) {
            var state = each.get();
            if (state != null && state.packed().equals(packed)) {
                return state.progress();
            }
        }
        return null;
    }

    private synchronized void put(CachedState state) {
        latest.addFirst(new SoftReference<>(state));
        while (latest.size() > CAPACITY) {
            latest.removeLast();
        }
    }
}
