package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Read access to completely stored photos, without partial uploads. */
public interface Photos {
    /** The stored photos among these hashes, by hash. */
    Map<String, Photo> find(Collection<String> sha256s);

    default Optional<Photo> find(String sha256) {
        return Optional.ofNullable(find(List.of(sha256)).get(sha256));
    }
}
