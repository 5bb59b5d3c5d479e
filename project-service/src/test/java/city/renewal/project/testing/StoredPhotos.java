package city.renewal.project.testing;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.domain.photo.Photo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Photos and their uses in memory. */
public final class StoredPhotos implements Photos, PhotoUses {
    private final Map<String, Photo> photos = new HashMap<>();
    private final Set<PhotoUse> uses = new HashSet<>();

    /** @return its hash */
    public String store(String sha256, String mediaType) {
        photos.put(sha256, new Photo(sha256, mediaType, 100, 4, 3, null, null, null, "p-reporter", Plans.NOW));
        return sha256;
    }

    @Override
    public Map<String, Photo> find(Collection<String> sha256s) {
        var found = new HashMap<>(photos);
        found.keySet().retainAll(Set.copyOf(sha256s));
        return found;
    }

    @Override
    public void add(Collection<PhotoUse> added) {
        uses.addAll(added);
    }

    @Override
    public List<PhotoUse> of(String sha256) {
        return new ArrayList<>(
                uses.stream().filter(use -> use.sha256().equals(sha256)).toList());
    }
}
