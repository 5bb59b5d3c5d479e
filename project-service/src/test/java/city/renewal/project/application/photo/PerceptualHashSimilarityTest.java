package city.renewal.project.application.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PerceptualHashSimilarityTest {
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    private final StoredPictures stored = new StoredPictures();
    private final PerceptualHashSimilarity likeness = new PerceptualHashSimilarity(stored);
    private final Set<String> ofOtherInstance = new HashSet<>();

    @Test
    void findsPicturesStoredBeforeAndAfterTheFirstSearch() {
        stored.add("a", NOON, 5);
        stored.add("b", NOON.plusSeconds(1), 5);
        assertThat(likeness.similar(photo("a"))).containsExactly("b");

        stored.add("c", NOON.plusSeconds(2), 5);
        assertThat(likeness.similar(photo("c"))).containsExactlyInAnyOrder("a", "b");
        assertThat(likeness.similar(photo("a"))).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void returnsOnceAPictureOfAnotherInstanceWhoseClockIsAMinuteBehind() {
        stored.add("a", NOON, 5);
        likeness.similar(photo("a"));
        likeness.takePicturesOfOtherInstances();

        stored.add("of another instance", NOON.minusSeconds(60), 5);

        assertThat(likeness.takePicturesOfOtherInstances()).isEmpty();
        assertThat(likeness.takePicturesOfOtherInstances()).containsExactly("of another instance");
        assertThat(likeness.takePicturesOfOtherInstances()).isEmpty();
        assertThat(likeness.similar(photo("a"))).containsExactly("of another instance");
    }

    @Test
    void doesNotReturnAPictureThatItSearchedFor() {
        stored.add("a", NOON, 5);
        likeness.similar(photo("a"));
        likeness.takePicturesOfOtherInstances();
        stored.add("b", NOON.plusSeconds(1), 5);
        likeness.takePicturesOfOtherInstances();
        likeness.similar(photo("b"));

        assertThat(likeness.takePicturesOfOtherInstances()).isEmpty();
    }

    /** A search just before a restart may have missed pictures; older pictures were compared long ago. */
    @Test
    void returnsPicturesThatWereStoredInTheMinutesBeforeItStarted() {
        stored.add("hours ago", NOON.minusSeconds(7200), 1);
        stored.add("a", NOON.minusSeconds(90), 2);
        stored.add("b", NOON, 3);

        assertThat(likeness.similar(photo("b"))).isEmpty();
        assertThat(likeness.takePicturesOfOtherInstances()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void readsTheHashesOfAPictureOnce() {
        for (int n = 0; n < 50; n++) {
            stored.add("p" + n, NOON.plusSeconds(n), n);
            likeness.takePicturesOfOtherInstances();
            likeness.takePicturesOfOtherInstances();
        }
        assertThat(stored.read)
                .hasSize(50)
                .allSatisfy((_, times) -> assertThat(times.get()).isEqualTo(1));
    }

    @Test
    void readsAgainAfterTheStoreWasDown() {
        stored.add("a", NOON, 5);
        stored.add("b", NOON, 5);
        stored.isDown = true;
        assertThatIllegalStateException().isThrownBy(likeness::takePicturesOfOtherInstances);

        stored.isDown = false;
        assertThat(likeness.takePicturesOfOtherInstances()).containsExactlyInAnyOrder("a", "b");
        assertThat(likeness.similar(photo("a"))).containsExactly("b");
    }

    /** Of two pictures that one instance stores at the same time, at least one search finds the other picture. */
    @Test
    void twoPicturesOfOneInstanceDoNotMissEachOther() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var found = new ArrayList<List<Future<Boolean>>>();
            for (int n = 0; n < 400; n++) {
                int number = n;
                found.add(Stream.of("x" + n, "y" + n)
                        .map(name -> threads.submit(() -> isAnotherFound(likeness, name, number)))
                        .toList());
            }
            for (var pair : found) {
                assertThat(pair.get(0).get() || pair.get(1).get()).isTrue();
            }
        }
    }

    /** Of two pictures that two instances store at the same time, one is returned to be compared again, and is then found. */
    @Test
    void twoPicturesOfTwoInstancesDoNotMissEachOtherInTheEnd() throws Exception {
        var other = new PerceptualHashSimilarity(stored);
        try (var threads = Executors.newFixedThreadPool(16)) {
            var found = new ArrayList<List<Future<Boolean>>>();
            for (int n = 0; n < 400; n++) {
                int number = n;
                found.add(List.of(
                        threads.submit(() -> isAnotherFound(likeness, "x" + number, number)),
                        threads.submit(() -> isAnotherFound(other, "y" + number, number))));
            }
            for (int n = 0; n < found.size(); n++) {
                boolean atOnce =
                        found.get(n).get(0).get() || found.get(n).get(1).get();
                ofOtherInstance.addAll(likeness.takePicturesOfOtherInstances());
                ofOtherInstance.addAll(likeness.takePicturesOfOtherInstances());
                assertThat(atOnce
                                || (ofOtherInstance.contains("y" + n)
                                        && likeness.similar(photo("y" + n)).contains("x" + n)))
                        .isTrue();
            }
        }
    }

    private boolean isAnotherFound(PerceptualHashSimilarity likeness, String name, int number) {
        stored.add(name, NOON, number);
        return !likeness.similar(photo(name)).isEmpty();
    }

    private static Photo photo(String sha256) {
        return new Photo(sha256, "image/jpeg", 1, 1, 1, null, null, null, "reporter", NOON);
    }

    /** Pictures whose hashes differ by more than the threshold unless they have the same number. */
    private static final class StoredPictures implements PerceptualHashSimilarity.Source {
        private final Map<String, Instant> times = new ConcurrentHashMap<>();
        private final Map<String, PictureHashes> hashes = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> read = new ConcurrentHashMap<>();
        private volatile boolean isDown;

        void add(String sha256, Instant storedAt, int number) {
            long hash = number * 0x9E3779B97F4A7C15L;
            hashes.put(sha256, new PictureHashes(List.of(hash), List.of(hash)));
            times.put(sha256, storedAt);
        }

        @Override
        public Optional<PictureHashes> find(String sha256) {
            return Optional.ofNullable(hashes.get(sha256));
        }

        @Override
        public void since(Instant storedAt, BiConsumer<String, Instant> each) {
            Map.copyOf(times).forEach((sha256, time) -> {
                if (!time.isBefore(storedAt)) {
                    each.accept(sha256, time);
                }
            });
        }

        @Override
        public void hashes(Collection<String> sha256s, BiConsumer<String, PictureHashes> each) {
            if (isDown) {
                throw new IllegalStateException("The store is down");
            }
            for (var sha256 : sha256s) {
                read.computeIfAbsent(sha256, _ -> new AtomicInteger()).incrementAndGet();
                each.accept(sha256, hashes.get(sha256));
            }
        }

        @Override
        public Set<String> stored(Collection<String> sha256s) {
            var found = new HashSet<>(sha256s);
            found.retainAll(times.keySet());
            return found;
        }
    }
}
