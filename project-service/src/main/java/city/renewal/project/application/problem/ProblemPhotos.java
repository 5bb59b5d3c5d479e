package city.renewal.project.application.problem;

import city.renewal.events.Problem;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.domain.problem.ProblemStep;
import city.renewal.project.domain.problem.TrackedProblem;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records which photos a problem uses, so that retention keeps them and callers who see the problem may see them. */
final class ProblemPhotos {
    private final PhotoUses uses;

    ProblemPhotos(PhotoUses uses) {
        this.uses = uses;
    }

    /** Must be called before the problem is stored: retention does not remove a photo that is in use. */
    void use(TrackedProblem problem) {
        var listed = problem.listed();
        var photos = new LinkedHashSet<>(listed.photos());
        problem.steps().stream().map(ProblemStep::photos).forEach(photos::addAll);
        uses.add(photos.stream().map(sha256 -> use(sha256, listed)).toList());
    }

    private static PhotoUse use(String sha256, Problem problem) {
        var leader = problem.leader();
        return new PhotoUse(
                sha256,
                PhotoUse.Kind.PROBLEM,
                problem.problemId(),
                problem.projectId(),
                problem.area(),
                Set.of(problem.unit().unitId()),
                leader == null ? Set.of() : Set.of(leader.personId()),
                new HashSet<>(List.of(problem.owner().personId(), problem.raisedBy())));
    }
}
