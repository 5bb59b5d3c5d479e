package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import city.renewal.project.domain.photo.SimilarityIndex;
import city.renewal.project.domain.photo.SimilarityIndex.Match;
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
 * Finds similar pictures by the perceptual hashes of all stored pictures, which every instance holds in memory.
 * Thread-safe.
 *
 * <ol>
 *   <li>A search adds its own picture before it compares. If one instance stores two pictures at the same time, at
 *       least one search finds the other picture.
 *   <li>Two instances may store pictures at the same time and search before either has read the other's picture. So
 *       each instance reads the stored photos about once a second, and {@link #takePicturesOfOtherInstances} returns
 *       those that no search of this instance added; they must be compared again.
 *   <li>A photo's hashes are read when two consecutive reads list it. This gives the instance that stored it time to
 *       search for it first, which makes a second comparison unnecessary.
 * </ol>
 */
public final class PerceptualHashSimilarity implements PhotoSimilarity {
    /** The maximum number of differing bits, of 64, for a copy; measured, see the ADR on photos. */
    public static final int THRESHOLD = 6;

    private static final int MAX_HELD = 200_000;
    private static final int MAX_FOUND = 50;

    /** Tolerated clock difference between instances; each read starts this long before the latest photo. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Source source;
    private final SimilarityIndex index = new SimilarityIndex(THRESHOLD, MAX_HELD);
    /** Photos whose hashes were read and which the next read lists again, with their storage time. */
    private final Map<String, Instant> recentlyRead = new HashMap<>();

    /** Photos that the last read listed for the first time; the next read loads their hashes. */
    private Set<String> listedOnce = Set.of();

    private final Set<String> ofOtherInstances = new HashSet<>();
    private Instant latestStoredAt = Instant.EPOCH.plus(OVERLAP);
    private volatile boolean isLoaded;

    public PerceptualHashSimilarity(Source source) {
        this.source = source;
    }

    /** Read access to the stored hashes. */
    public interface Source {
        Optional<PictureHashes> find(String sha256);

        /** Ids and storage times of all photos stored since then, unordered. */
        void since(Instant storedAt, BiConsumer<String, Instant> each);

        /** The hashes of the pictures among these photos that are still stored. */
        void hashes(Collection<String> sha256s, BiConsumer<String, PictureHashes> each);

        /** The photos among these that are still stored. */
        Set<String> stored(Collection<String> sha256s);
    }

    @Override
    public List<String> similar(Photo photo) {
        var own = photo.isDocument() ? Optional.<PictureHashes>empty() : source.find(photo.sha256());
        if (own.isEmpty()) {
            return List.of();
        }
        var alike = search(photo.sha256(), own.get()).stream()
                .map(Match::name)
                .filter(name -> !name.equals(photo.sha256()))
                .toList();
        var stored = source.stored(alike);
        return alike.stream().filter(stored::contains).limit(MAX_FOUND).toList();
    }

    private List<Match> search(String sha256, PictureHashes own) {
        loadOnce();
        synchronized (index) {
            index.add(sha256, own);
            return index.find(own, MAX_FOUND + 1);
        }
    }

    private void loadOnce() {
        if (!isLoaded) {
            synchronized (this) {
                if (!isLoaded) {
                    readStoredPictures();
                }
            }
        }
    }

    @Override
    public synchronized Set<String> takePicturesOfOtherInstances() {
        readStoredPictures();
        var taken = Set.copyOf(ofOtherInstances);
        ofOtherInstances.clear();
        return taken;
    }

    /** The first read adds all photos; later reads add those stored since, as described above. */
    private synchronized void readStoredPictures() {
        var listedFirst = new HashSet<String>();
        var toRead = new ArrayList<String>();
        source.since(latestStoredAt.minus(OVERLAP), (sha256, storedAt) -> {
            if (isLoaded && !recentlyRead.containsKey(sha256) && !listedOnce.contains(sha256)) {
                listedFirst.add(sha256);
            } else if (recentlyRead.put(sha256, storedAt) == null) {
                toRead.add(sha256);
            }
        });
        var added = new HashSet<String>();
        try {
            source.hashes(toRead, (sha256, hashes) -> {
                synchronized (index) {
                    if (index.add(sha256, hashes)) {
                        added.add(sha256);
                    }
                }
            });
        } catch (RuntimeException e) {
            toRead.forEach(recentlyRead::remove);
            ofOtherInstances.addAll(added);
            throw e;
        }
        latestStoredAt =
                recentlyRead.values().stream().max(Comparator.naturalOrder()).orElse(latestStoredAt);
        recentlyRead.values().removeIf(storedAt -> storedAt.isBefore(latestStoredAt.minus(OVERLAP)));
        // The first read adds old photos too; they need no second comparison.
        added.retainAll(recentlyRead.keySet());
        ofOtherInstances.addAll(added);
        listedOnce = listedFirst;
        isLoaded = true;
    }
}
