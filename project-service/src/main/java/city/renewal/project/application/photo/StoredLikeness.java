package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.LikenessIndex;
import city.renewal.project.domain.photo.LikenessIndex.Alike;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Searches the hashes of all stored pictures, which it holds in memory and completes before every search by what was stored
 * since. Thread-safe; every instance of the service has its own.
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
    private Instant until = Instant.EPOCH.plus(OVERLAP);

    public StoredLikeness(Source source) {
        this.source = source;
    }

    /** The hashes as they are stored. */
    public interface Source {
        Optional<PictureHashes> find(String sha256);

        /** Every picture that was stored since then, the earlier first. */
        void since(Instant storedAt, Consumer<Hashed> each);

        /** Those of these photos that are still stored. */
        Set<String> stored(Collection<String> sha256s);
    }

    /** A stored picture's hashes. */
    public record Hashed(String sha256, Instant storedAt, PictureHashes hashes) {}

    @Override
    public List<String> similar(Photo photo) {
        var own = photo.isDocument() ? Optional.<PictureHashes>empty() : source.find(photo.sha256());
        if (own.isEmpty()) {
            return List.of();
        }
        var alike = search(own.get()).stream()
                .map(Alike::name)
                .filter(name -> !name.equals(photo.sha256()))
                .toList();
        var stored = source.stored(alike);
        return alike.stream().filter(stored::contains).limit(MOST_FOUND).toList();
    }

    private synchronized List<Alike> search(PictureHashes own) {
        source.since(until.minus(OVERLAP), hashed -> {
            index.add(hashed.sha256(), hashed.hashes());
            until = hashed.storedAt().isAfter(until) ? hashed.storedAt() : until;
        });
        return index.find(own, MOST_FOUND + 1);
    }
}
