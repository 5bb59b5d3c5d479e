package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import java.util.List;
import java.util.Set;

/** Finds other stored photos of the same picture, even if it was rotated, scaled, cropped or re-encoded. */
public interface PhotoSimilarity {
    /**
     * SHA-256 of photos that probably show the same picture, most similar first, at most 50, without the photo itself.
     * Empty for a document. Identical bytes are the same photo; {@link PhotoUses} lists its uses.
     */
    List<String> similar(Photo photo);

    /**
     * Returns each recent picture that another instance stored, once. The other instance's search may have missed a
     * picture that this instance stored at the same time, so the reports with these pictures must be compared again. A
     * picture of this instance is returned too if no report with it was assessed within about a second.
     */
    Set<String> takePicturesOfOtherInstances();
}
