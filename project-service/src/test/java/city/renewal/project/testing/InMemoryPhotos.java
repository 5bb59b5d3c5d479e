package city.renewal.project.testing;

import city.renewal.events.Location;
import city.renewal.project.application.photo.PhotoSimilarity;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.domain.photo.Photo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Photos, their uses and their similarity, in memory. */
public final class InMemoryPhotos implements Photos, PhotoUses, PhotoSimilarity {
    private final Map<String, Photo> photos = new HashMap<>();
    private final Map<String, PhotoUse> uses = new LinkedHashMap<>();
    private final Map<String, Set<String>> alike = new HashMap<>();

    /** The hash of a photo with this name. */
    public static String sha256(String name) {
        return "%064x".formatted(new java.math.BigInteger(1, name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    public synchronized Photo arrive(String name, @Nullable Instant takenAt, @Nullable Location location) {
        var photo = new Photo(
                sha256(name), "image/jpeg", 500_000, 4000, 3000, takenAt, location, 0L, "p-reporter", Plans.NOW);
        photos.put(photo.sha256(), photo);
        return photo;
    }

    /** A document of this name. */
    public synchronized Photo arriveDocument(String name) {
        var document = new Photo(sha256(name), Photo.PDF, 90_000, 0, 0, null, null, null, "p-owner", Plans.NOW);
        photos.put(document.sha256(), document);
        return document;
    }

    /** Both show the same picture. */
    public void areAlike(String one, String other) {
        alike.computeIfAbsent(sha256(one), _ -> new LinkedHashSet<>()).add(sha256(other));
        alike.computeIfAbsent(sha256(other), _ -> new LinkedHashSet<>()).add(sha256(one));
    }

    @Override
    public synchronized Map<String, Photo> find(Collection<String> sha256s) {
        return sha256s.stream()
                .filter(photos::containsKey)
                .distinct()
                .collect(Collectors.toMap(sha256 -> sha256, photos::get));
    }

    @Override
    public synchronized void add(Collection<PhotoUse> added) {
        added.forEach(use -> uses.put("%s/%s/%s".formatted(use.sha256(), use.kind(), use.id()), use));
    }

    @Override
    public synchronized List<PhotoUse> of(String sha256) {
        return uses.values().stream().filter(use -> use.sha256().equals(sha256)).toList();
    }

    @Override
    public synchronized List<String> similar(Photo photo) {
        return new ArrayList<>(alike.getOrDefault(photo.sha256(), Set.of()))
                .stream().filter(photos::containsKey).toList();
    }

    /** There is one instance only. */
    @Override
    public Set<String> takePicturesOfOtherInstances() {
        return Set.of();
    }
}
