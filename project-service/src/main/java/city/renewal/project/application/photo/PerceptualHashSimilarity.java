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
 * Finds similar pictures by the hashes of all stored pictures, which every instance of the service holds in memory. Thread-safe.
 *
 * <ol>
 *   <li>A search adds its own picture before it compares. Of two pictures that one instance stores at the same time, at least
 *       one search finds the other picture.
 *   <li>Two instances may store pictures at the same time and search before either has read the other's picture. So each
 *       reads about once a second which photos were stored, and {@link #takePicturesOfOtherInstances} returns those that it
 *       had not added by a search: they have to be compared again.
 *   <li>A photo's hashes are read when the second reading in a row lists it. This gives the instance that stored it time to
 *       search for it first, which makes the second comparison unnecessary.
 * </ol>
 */
public final class PerceptualHashSimilarity implements PhotoSimilarity {
    /** In how many of 64 bits a copy may differ; measured, see the ADR on photos. */
    public static final int THRESHOLD = 6;

    private static final int MOST_HELD = 200_000;
    private static final int MOST_FOUND = 50;

    /** How far the clocks of two instances may be apart; each reading goes back this far behind the latest photo. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Source source;
    private final SimilarityIndex index = new SimilarityIndex(THRESHOLD, MOST_HELD);
    /** Photos whose hashes were read and which the next reading lists again, with the time when each was stored. */
    private final Map<String, Instant> recentlyRead = new HashMap<>();

    /** Photos that the last reading listed for the first time; their hashes are read by the next one. */
    private Set<String> listedOnce = Set.of();

    private final Set<String> ofOtherInstances = new HashSet<>();
    private Instant latestStoredAt = Instant.EPOCH.plus(OVERLAP);
    private volatile boolean isLoaded;

    public PerceptualHashSimilarity(Source source) {
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
                .map(Match::name)
                .filter(name -> !name.equals(photo.sha256()))
                .toList();
        var stored = source.stored(alike);
        return alike.stream().filter(stored::contains).limit(MOST_FOUND).toList();
    }

    private List<Match> search(String sha256, PictureHashes own) {
        loadOnce();
        synchronized (index) {
            index.add(sha256, own);
            return index.find(own, MOST_FOUND + 1);
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

    /** The first reading takes all photos in at once; a later one those that were stored since, see above. */
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
        // The first reading adds old photos too, whose searches were over long ago.
        added.retainAll(recentlyRead.keySet());
        ofOtherInstances.addAll(added);
        listedOnce = listedFirst;
        isLoaded = true;
    }
}
