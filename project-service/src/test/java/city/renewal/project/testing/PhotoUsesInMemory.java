package city.renewal.project.testing;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Uses of photos in memory; of one photo, kind and id the last one holds. */
public final class PhotoUsesInMemory implements PhotoUses {
    private final Map<String, PhotoUse> all = new LinkedHashMap<>();

    @Override
    public void add(Collection<PhotoUse> uses) {
        uses.forEach(use -> all.put("%s/%s/%s".formatted(use.sha256(), use.kind(), use.id()), use));
    }

    @Override
    public List<PhotoUse> of(String sha256) {
        return all.values().stream().filter(use -> use.sha256().equals(sha256)).toList();
    }
}
