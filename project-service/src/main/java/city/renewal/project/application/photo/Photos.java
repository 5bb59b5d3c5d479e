package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The photos that are stored whole. A photo that is being uploaded isn't among them. */
public interface Photos {
    /** The photos among these hashes that are stored, by hash. */
    Map<String, Photo> find(Collection<String> sha256s);

    default Optional<Photo> find(String sha256) {
        return Optional.ofNullable(find(List.of(sha256)).get(sha256));
    }
}
