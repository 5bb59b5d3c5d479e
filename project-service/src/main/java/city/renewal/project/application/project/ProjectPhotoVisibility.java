package city.renewal.project.application.project;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoVisibility;
import city.renewal.starter.security.Visibility;
import java.util.Collection;
import java.util.Objects;

/** A photo is visible to callers who see a project that uses it, and to the people named in the use itself. */
public final class ProjectPhotoVisibility implements PhotoVisibility {
    private final Projects projects;

    public ProjectPhotoVisibility(Projects projects) {
        this.projects = projects;
    }

    @Override
    public boolean seesAny(Visibility visibility, Collection<PhotoUse> uses) {
        if (visibility.isNothing()) {
            return false;
        }
        return uses.stream().anyMatch(use -> sees(visibility, use))
                || projects
                        .loadAll(uses.stream()
                                .map(PhotoUse::projectId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .anyMatch(project -> visibility.sees(Projects.target(project.state())));
    }

    private static boolean sees(Visibility visibility, PhotoUse use) {
        var area = use.area();
        return visibility.sees(
                new Visibility.Target(area == null ? "" : area, use.units(), use.leaders(), use.owners()));
    }
}
