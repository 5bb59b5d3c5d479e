package city.renewal.project.application.photo;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that uses a photo. A caller who may see the object may see the photo.
 *
 * @param kind type of the object
 * @param id id of the report, the problem or the claim; unique within its kind
 * @param projectId the object's project; null if it has none
 * @param area code of the area tree; null: the project's area
 * @param units ids of further units that may see it, in addition to the project's units
 * @param leaders ids of further leaders who may see it, in addition to the project's leaders
 * @param owners ids of further owners who may see it, in addition to the project's owners
 */
public record PhotoUse(
        String sha256,
        Kind kind,
        String id,
        @Nullable String projectId,
        @Nullable String area,
        Set<String> units,
        Set<String> leaders,
        Set<String> owners) {
    public PhotoUse {
        units = Set.copyOf(units);
        leaders = Set.copyOf(leaders);
        owners = Set.copyOf(owners);
    }

    /** The type of the object that uses a photo. */
    public enum Kind {
        SITE_REPORT,
        EVIDENCE,
        CITIZEN_REPORT,
        PROBLEM
    }

    /** A use by an object of a project, visible to callers who see the project. */
    public static PhotoUse ofProject(String sha256, Kind kind, String id, String projectId) {
        return new PhotoUse(sha256, kind, id, projectId, null, Set.of(), Set.of(), Set.of());
    }
}
