package city.renewal.project.application.citizen;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records the uses of citizens' photos, which make them visible to the moderators of the report's area. When the report
 * becomes a problem, callers who see the problem may see them too.
 */
public final class CitizenPhotoUses {
    private final PhotoUses uses;

    public CitizenPhotoUses(PhotoUses uses) {
        this.uses = uses;
    }

    /** Must be called before the report is stored, so that retention does not remove its photos. */
    void use(Collection<String> photos, String reportId, @Nullable String area) {
        uses.add(photos.stream().map(sha256 -> ofArea(sha256, reportId, area)).toList());
    }

    /**
     * Makes the photos of a report without an area visible in these areas; called when somebody moderates the report.
     */
    void show(Collection<String> photos, String reportId, Collection<String> areas) {
        uses.add(areas.stream()
                .flatMap(area -> photos.stream().map(sha256 -> ofArea(sha256, reportId + "/" + area, area)))
                .toList());
    }

    private static PhotoUse ofArea(String sha256, String id, @Nullable String area) {
        return new PhotoUse(sha256, PhotoUse.Kind.CITIZEN_REPORT, id, null, area, Set.of(), Set.of(), Set.of());
    }
}
