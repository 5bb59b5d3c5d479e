package city.renewal.project.domain.problem;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent.ProblemRaised;
import city.renewal.events.ProblemExtension;
import city.renewal.project.domain.problem.ProblemStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A problem with its history.
 *
 * @param listed the published state of the problem
 * @param steps the history, oldest first, limited to the first step and the last {@value #MAX_STEPS}; the published
 *     events have all steps
 * @param barredFromVerifying ids of people who reported or rectified it and so may never verify it
 */
public record TrackedProblem(Problem listed, List<ProblemStep> steps, Set<String> barredFromVerifying) {
    private static final int MAX_STEPS = 300;

    public TrackedProblem {
        steps = List.copyOf(steps);
        // Older documents have another field name, read as null: then everybody who raised or rectified is barred.
        barredFromVerifying = barredFromVerifying == null ? actors(steps) : Set.copyOf(barredFromVerifying);
    }

    /** The capacity in which a problem was raised. */
    public enum RaisingCapacity {
        /** An official (supervisor, commander, leader), who may verify problems that they raised. */
        INSPECTOR,
        /** A person who works on the site, who may not verify problems that they raised. */
        REPORTER
    }

    public static TrackedProblem raised(ProblemRaised fact, RaisingCapacity as) {
        var problem = fact.problem();
        var step = new ProblemStep(
                Kind.RAISED, fact.raisedBy(), fact.occurredAt(), null, problem.photos(), problem.dueDate());
        var barred = switch (as) {
            case INSPECTOR -> Set.<String>of();
            case REPORTER -> Set.of(fact.raisedBy());
        };
        return new TrackedProblem(problem, List.of(step), barred);
    }

    private static Set<String> actors(List<ProblemStep> steps) {
        return steps.stream()
                .filter(step -> step.kind() == Kind.RAISED || step.kind() == Kind.RECTIFIED)
                .map(ProblemStep::by)
                .collect(Collectors.toUnmodifiableSet());
    }

    public String problemId() {
        return listed.problemId();
    }

    /** Whether a rectification waits for verification. */
    public boolean awaitsVerification() {
        return listed.state() == Problem.State.RECTIFIED;
    }

    /** Whether this person neither reported nor rectified it. */
    public boolean mayBeVerifiedBy(String person) {
        return !barredFromVerifying.contains(person);
    }

    /**
     * The {@code ce_subject} and the Kafka key: the project id, so that events of one project keep their order, or the
     * problem id if there is no project.
     */
    public String subject() {
        return Objects.requireNonNullElse(listed.projectId(), listed.problemId());
    }

    public Optional<ProblemExtension> extension(String extensionId) {
        return listed.extensions().stream()
                .filter(one -> one.extensionId().equals(extensionId))
                .findFirst();
    }

    TrackedProblem next(Problem problem, ProblemStep step) {
        var all = new ArrayList<>(steps);
        all.add(step);
        if (all.size() > MAX_STEPS + 1) {
            all.remove(1);
        }
        return new TrackedProblem(problem, all, barredFromVerifying);
    }

    TrackedProblem barring(String person) {
        var all = new TreeSet<>(barredFromVerifying);
        all.add(person);
        return new TrackedProblem(listed, steps, all);
    }
}
