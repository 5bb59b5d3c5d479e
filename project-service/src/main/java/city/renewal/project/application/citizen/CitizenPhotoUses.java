package city.renewal.project.application.citizen;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who may see the photos that citizens sent: moderators of the report's area, and, once it is a problem, those who see
 * the problem.
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

    void use(Collection<String> photos, Problem problem) {
        var leader = problem.leader();
        uses.add(photos.stream()
                .map(sha256 -> new PhotoUse(
                        sha256,
                        PhotoUse.Kind.PROBLEM,
                        problem.problemId(),
                        problem.projectId(),
                        problem.area(),
                        Set.of(problem.unit().unitId()),
                        ids(leader),
                        ids(problem.owner())))
                .toList());
    }

    private static Set<String> ids(@Nullable PersonRef person) {
        return person == null ? Set.of() : Set.of(person.personId());
    }

    private static PhotoUse ofArea(String sha256, String id, @Nullable String area) {
        return new PhotoUse(sha256, PhotoUse.Kind.CITIZEN_REPORT, id, null, area, Set.of(), Set.of(), Set.of());
    }
}
