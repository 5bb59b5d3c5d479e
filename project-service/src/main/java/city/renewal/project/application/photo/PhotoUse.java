package city.renewal.project.application.photo;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What uses a photo. Who may see the user of a photo may see the photo.
 *
 * @param kind what {@code id} names
 * @param id id of the report, the problem or the claim: unique within its kind
 * @param projectId the project that it belongs to; null when it belongs to none
 * @param area code of the area tree; null: the project's
 * @param units ids of units that may see it, besides those of the project
 * @param leaders ids of leaders who may see it, besides those of the project
 * @param owners ids of people who may see it because they answer for it, besides those of the project
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

    /** What a photo is used by. */
    public enum Kind {
        SITE_REPORT,
        EVIDENCE,
        CITIZEN_REPORT,
        PROBLEM
    }

    /** By something of a project, seen by those who see the project. */
    public static PhotoUse ofProject(String sha256, Kind kind, String id, String projectId) {
        return new PhotoUse(sha256, kind, id, projectId, null, Set.of(), Set.of(), Set.of());
    }
}
