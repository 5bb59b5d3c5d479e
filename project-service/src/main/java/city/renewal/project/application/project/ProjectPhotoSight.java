package city.renewal.project.application.project;

import city.renewal.project.application.photo.PhotoSight;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.starter.security.Sight;
import java.util.Collection;
import java.util.Objects;

/** A photo is visible to callers who see a project that uses it, and to the people named in the use itself. */
public final class ProjectPhotoSight implements PhotoSight {
    private final Projects projects;

    public ProjectPhotoSight(Projects projects) {
        this.projects = projects;
    }

    @Override
    public boolean reaches(Sight sight, Collection<PhotoUse> uses) {
        if (sight.isNothing()) {
            return false;
        }
        return uses.stream().anyMatch(use -> reaches(sight, use))
                || projects
                        .loadAll(uses.stream()
                                .map(PhotoUse::projectId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .anyMatch(project -> sight.reaches(Projects.target(project.state())));
    }

    private static boolean reaches(Sight sight, PhotoUse use) {
        var area = use.area();
        return sight.reaches(new Sight.Target(area == null ? "" : area, use.units(), use.leaders(), use.owners()));
    }
}
