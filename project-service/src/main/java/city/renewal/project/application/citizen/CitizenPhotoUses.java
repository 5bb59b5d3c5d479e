package city.renewal.project.application.citizen;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the photos that citizens sent to the moderators of the report's area. Once the report is a problem, those who see the
 * problem see them too.
 */
public final class CitizenPhotoUses {
    private final PhotoUses uses;

    public CitizenPhotoUses(PhotoUses uses) {
        this.uses = uses;
    }

    /** To be called before the report is stored, so that its photos are not removed meanwhile. */
    void use(Collection<String> photos, String reportId, @Nullable String area) {
        uses.add(photos.stream().map(sha256 -> ofArea(sha256, reportId, area)).toList());
    }

    /** Of a report that has no area, by somebody who moderates an area. */
    void show(Collection<String> photos, String reportId, Collection<String> areas) {
        uses.add(areas.stream()
                .flatMap(area -> photos.stream().map(sha256 -> ofArea(sha256, reportId + "/" + area, area)))
                .toList());
    }

    private static PhotoUse ofArea(String sha256, String id, @Nullable String area) {
        return new PhotoUse(sha256, PhotoUse.Kind.CITIZEN_REPORT, id, null, area, Set.of(), Set.of(), Set.of());
    }
}
