package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import java.util.List;
import java.util.Set;

/** Finds other stored photos that show the same picture: turned, scaled, cropped or encoded anew. */
public interface PhotoLikeness {
    /**
     * Hashes of photos that are likely the same picture, the most alike first, at most 50; the photo itself isn't among
     * them. Empty for a document. Says nothing about equal bytes: those are one photo, whose uses {@link PhotoUses} names.
     */
    List<String> similar(Photo photo);

    /**
     * Hashes of photos of the last minutes that another instance stored, each once: a search for what is similar to them, which
     * that instance made, may have missed what this one stored at the same time.
     */
    Set<String> takeFoundLate();
}
