package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import java.util.List;
import java.util.Set;

/** Finds other stored photos that show the same picture: turned, scaled, cropped or encoded anew. */
public interface PhotoSimilarity {
    /**
     * Hashes of photos that are likely the same picture, the most alike first, at most 50; the photo itself isn't among
     * them. Empty for a document. Says nothing about equal bytes: those are one photo, whose uses {@link PhotoUses} names.
     */
    List<String> similar(Photo photo);

    /**
     * Hashes of pictures of the last minutes for which this instance has not searched, as another instance stored them. Each is
     * returned once. The other instance's search may have missed a picture that this one stored at the same time, so the
     * reports that show these pictures have to be compared again. A picture of this instance is returned too when no report
     * that shows it has been assessed within about a second.
     */
    Set<String> takePicturesOfOtherInstances();
}
