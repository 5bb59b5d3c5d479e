package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.LikenessIndex;
import city.renewal.project.domain.photo.LikenessIndex.Alike;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Searches the hashes of all stored pictures, which it holds in memory. Thread-safe; every instance of the service has its own.
 *
 * <p>A search adds its picture before it looks, so of two that this instance stores at once at least one finds the other. What
 * other instances store is read about once a second, at the second meeting, and named by {@link #takeFoundLate}, for both may
 * have searched before either knew the other's.
 */
public final class StoredLikeness implements PhotoLikeness {
    /** In how many of 64 bits a copy may differ; measured, see the ADR on photos. */
    public static final int THRESHOLD = 6;

    private static final int MOST_HELD = 200_000;
    private static final int MOST_FOUND = 50;

    /** What two instances' clocks may differ by. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Source source;
    private final LikenessIndex index = new LikenessIndex(THRESHOLD, MOST_HELD);
    /** When each photo was stored that the next reading will meet again. */
    private final Map<String, Instant> recent = new HashMap<>();

    /** Met by the last reading for the first time; this instance may have stored them and be about to search. */
    private Set<String> met = Set.of();

    private final Set<String> foundLate = new HashSet<>();
    private Instant until = Instant.EPOCH.plus(OVERLAP);
    private volatile boolean isLoaded;

    public StoredLikeness(Source source) {
        this.source = source;
    }

    /** The hashes as they are stored. */
    public interface Source {
        Optional<PictureHashes> find(String sha256);

        /** Ids of all photos that were stored since then, and when, in any order. */
        void since(Instant storedAt, BiConsumer<String, Instant> each);

        /** The hashes of those of these photos that are pictures and still stored. */
        void hashes(Collection<String> sha256s, BiConsumer<String, PictureHashes> each);

        /** Those of these photos that are still stored. */
        Set<String> stored(Collection<String> sha256s);
    }

    @Override
    public List<String> similar(Photo photo) {
        var own = photo.isDocument() ? Optional.<PictureHashes>empty() : source.find(photo.sha256());
        if (own.isEmpty()) {
            return List.of();
        }
        var alike = search(photo.sha256(), own.get()).stream()
                .map(Alike::name)
                .filter(name -> !name.equals(photo.sha256()))
                .toList();
        var stored = source.stored(alike);
        return alike.stream().filter(stored::contains).limit(MOST_FOUND).toList();
    }

    private List<Alike> search(String sha256, PictureHashes own) {
        load();
        synchronized (index) {
            index.add(sha256, own);
            return index.find(own, MOST_FOUND + 1);
        }
    }

    private void load() {
        if (!isLoaded) {
            synchronized (this) {
                if (!isLoaded) {
                    read();
                }
            }
        }
    }

    @Override
    public synchronized Set<String> takeFoundLate() {
        read();
        var taken = Set.copyOf(foundLate);
        foundLate.clear();
        return taken;
    }

    private synchronized void read() {
        var metNow = new HashSet<String>();
        var unknown = new ArrayList<String>();
        source.since(until.minus(OVERLAP), (sha256, storedAt) -> {
            if (isLoaded && !recent.containsKey(sha256) && !met.contains(sha256)) {
                metNow.add(sha256);
            } else if (recent.put(sha256, storedAt) == null) {
                unknown.add(sha256);
            }
        });
        var added = new HashSet<String>();
        try {
            source.hashes(unknown, (sha256, hashes) -> {
                synchronized (index) {
                    if (index.add(sha256, hashes)) {
                        added.add(sha256);
                    }
                }
            });
        } catch (RuntimeException e) {
            unknown.forEach(recent::remove);
            foundLate.addAll(added);
            throw e;
        }
        until = recent.values().stream().max(Comparator.naturalOrder()).orElse(until);
        recent.values().removeIf(storedAt -> storedAt.isBefore(until.minus(OVERLAP)));
        added.retainAll(recent.keySet());
        foundLate.addAll(added);
        met = metNow;
        isLoaded = true;
    }
}
