package city.renewal.progress.adapter.mongo;

import city.renewal.progress.domain.ProjectProgress;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.Packed;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the large states that were read last, as long as memory allows: unpacking one of 20,000 nodes takes a third of a
 * second, and a page asks for it several times. A state is known by its packed bytes, so it is never an old one. Thread-safe.
 */
final class UnpackedStates {
    private static final int MOST = 2;

    private record Unpacked(ByteBuffer packed, ProjectProgress progress) {}

    private final Deque<SoftReference<Unpacked>> latest = new ArrayDeque<>();

    ProjectProgress read(Document state) {
        var bytes = Packed.bytes(state);
        if (bytes == null) {
            return Bson.read(state, ProjectProgress.class);
        }
        var packed = ByteBuffer.wrap(bytes);
        var known = known(packed);
        if (known != null) {
            return known;
        }
        var progress = Bson.read(state, ProjectProgress.class);
        remember(new Unpacked(packed, progress));
        return progress;
    }

    private synchronized @Nullable ProjectProgress known(ByteBuffer packed) {
        for (var each : latest) {
            var unpacked = each.get();
            if (unpacked != null && unpacked.packed().equals(packed)) {
                return unpacked.progress();
            }
        }
        return null;
    }

    private synchronized void remember(Unpacked unpacked) {
        latest.addFirst(new SoftReference<>(unpacked));
        while (latest.size() > MOST) {
            latest.removeLast();
        }
    }
}
