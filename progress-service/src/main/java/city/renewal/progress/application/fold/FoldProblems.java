package city.renewal.progress.application.fold;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemEvent;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.state.FoldStop;
import city.renewal.progress.application.state.Journal;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProblemRows;
import city.renewal.progress.application.state.ProblemUpdate;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.application.state.StoredProblem;
import city.renewal.progress.application.state.StoredProgress;
import city.renewal.progress.domain.evaluation.ProblemEvaluation;
import city.renewal.progress.domain.evaluation.ProblemEvaluator;
import city.renewal.progress.domain.evaluation.ProblemProject;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.state.ProblemProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates the problem list when facts arrive and when time passes, with the same order of writes as {@link FoldFacts}:
 * the problem's document by compare-and-set, due at once; its row; and the document's real next check, if the document
 * is still at that version and the data that the row depends on is still current.
 *
 * <p>A row also shows data of its project, which is another document. A writer that changes that data writes the
 * project's document first and then makes its problems due by {@link #projectsChanged}. Thread-safe; several instances
 * may process one problem concurrently.
 */
public final class FoldProblems {
    private static final Logger LOG = LoggerFactory.getLogger(FoldProblems.class);

    /** The delay, in domain time, before a failed problem is retried. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final ProblemDocuments documents;
    private final ProblemRows rows;
    private final ProgressDocuments projects;
    private final Journal journal;
    private final ReferenceData referenceData;
    private final FoldMetrics metrics;
    private final InstantSource clock;
    private final Consumer<Collection<String>> changed;

    /**
     * @param projects the source of the project data in the rows
     * @param clock domain time
     * @param changed receives the ids of problems whose outbox has an event to publish
     */
    public FoldProblems(
            ProblemDocuments documents,
            ProblemRows rows,
            ProgressDocuments projects,
            Journal journal,
            ReferenceData referenceData,
            FoldMetrics metrics,
            InstantSource clock,
            Consumer<Collection<String>> changed) {
        this.documents = documents;
        this.rows = rows;
        this.projects = projects;
        this.journal = journal;
        this.referenceData = referenceData;
        this.metrics = metrics;
        this.clock = clock;
        this.changed = changed;
    }

    ProblemDocuments documents() {
        return documents;
    }

    /** Applies facts that are in the journal already, by problem. */
    void handle(Map<String, List<Envelope<?>>> byProblem) {
        var open = new LinkedHashMap<>(byProblem);
        while (!open.isEmpty()) {
            var now = clock.instant();
            var updates = prepare(open, now);
            var lost = documents.compareAndSet(updates, now);
            var won = updates.stream()
                    .filter(update -> !lost.contains(update.problemId()))
                    .toList();
            rows.project(won);
            documents.markProjected(withCurrentInputs(won));
            changed.accept(won.stream()
                    .filter(update -> update.change() != null)
                    .map(ProblemUpdate::problemId)
                    .toList());
            if (!lost.isEmpty()) {
                metrics.contended(lost.size());
            }
            open.keySet().retainAll(lost);
        }
    }

    /**
     * Evaluates these problems again because time has passed, their inputs have changed, or their rows may be missing.
     */
    public void check(Collection<String> problemIds) {
        var nothing = new LinkedHashMap<String, List<Envelope<?>>>();
        problemIds.forEach(id -> nothing.put(id, List.of()));
        handle(nothing);
    }

    /** Evaluates all due problems until none is left. */
    public void checkDue(int batch) {
        for (var due = documents.due(clock.instant(), batch);
                !due.isEmpty();
                due = documents.due(clock.instant(), batch)) {
            check(due);
        }
    }

    /** Makes the problems of these projects due, because project data in their rows has changed. */
    void projectsChanged(Collection<String> projectIds) {
        if (!projectIds.isEmpty()) {
            documents.markDueByProjects(projectIds, clock.instant());
        }
    }

    private List<ProblemUpdate> prepare(Map<String, List<Envelope<?>>> byProblem, Instant now) {
        var stored = documents.load(byProblem.keySet());
        var folded = new LinkedHashMap<StoredProblem, ProblemProgress>();
        byProblem.forEach((id, facts) -> {
            var read = stored.getOrDefault(id, StoredProblem.none(id));
            folded.put(read, fold(read, facts));
        });
        var inputs = inputs(folded.values());
        var updates = new ArrayList<ProblemUpdate>(folded.size());
        folded.forEach((read, progress) -> updates.add(update(read, progress, inputs, now)));
        return updates;
    }

    private ProblemProgress fold(StoredProblem read, List<Envelope<?>> facts) {
        var id = read.progress().problemId();
        var progress = read.refold() ? ProblemProgress.unknown(id) : read.progress();
        for (var fact : read.refold() ? journal.after(source(id), 0) : facts) {
            if (fact.event() instanceof ProblemEvent event) {
                progress = progress.after(fact.id(), fact.sequence(), event);
            }
        }
        metrics.applied(facts.size());
        return progress;
    }

    public static String source(String problemId) {
        return "/problems/" + problemId;
    }

    /** The data that the evaluations depend on, read together. */
    private record EvaluationInputs(
            Map<String, Programme> programmes, Set<String> people, Map<String, StoredProgress> projects) {
        Programme programme(String id) {
            var known = programmes.get(id);
            return known == null ? Programme.unknown(id) : known;
        }

        ProblemProject project(@Nullable String id) {
            var stored = id == null ? null : projects.get(id);
            return stored == null ? ProblemProject.UNKNOWN : ProblemProject.of(stored.progress());
        }

        long version(@Nullable String id) {
            var stored = id == null ? null : projects.get(id);
            return stored == null ? 0 : stored.version();
        }
    }

    private EvaluationInputs inputs(Collection<ProblemProgress> problems) {
        var programmes = new HashSet<String>();
        var owners = new HashSet<String>();
        var ofProjects = new HashSet<String>();
        for (var each : problems) {
            var problem = each.problem();
            if (problem != null) {
                programmes.add(problem.programme());
                owners.add(problem.owner().personId());
                if (problem.projectId() != null) {
                    ofProjects.add(problem.projectId());
                }
            }
        }
        return new EvaluationInputs(
                referenceData.programmes().find(programmes),
                referenceData.people().active(owners),
                projects.load(ofProjects));
    }

    private ProblemUpdate update(StoredProblem read, ProblemProgress progress, EvaluationInputs inputs, Instant now) {
        var problem = progress.problem();
        var programme = inputs.programme(problem == null ? "" : problem.programme());
        var projectId = problem == null ? null : problem.projectId();
        var ownerKnown =
                problem != null && inputs.people().contains(problem.owner().personId());
        var project = inputs.project(projectId);
        var entry = project.entry();
        var evaluation = evaluate(read, progress, project, programme, ownerKnown, now);
        return new ProblemUpdate(
                read,
                progress,
                evaluation.published(),
                evaluation.change(),
                new ProblemUpdate.InputVersions(programme.sequence(), ownerKnown, inputs.version(projectId)),
                evaluation.row(),
                project.withdrawn(),
                entry == null ? null : entry.leader(),
                evaluation.nextCheckAt());
    }

    /** If the evaluation fails, the fact is stored, the row stays unchanged, and the problem is retried later. */
    private ProblemEvaluation evaluate(
            StoredProblem read,
            ProblemProgress progress,
            ProblemProject project,
            Programme programme,
            boolean ownerKnown,
            Instant now) {
        try {
            return ProblemEvaluator.evaluate(progress, project, programme, ownerKnown, now, read.published());
        } catch (RuntimeException e) {
            LOG.error(
                    "The row of problem {} stays unchanged because evaluating sequence {} failed; the problem is retried in {}",
                    progress.problemId(),
                    progress.sequence(),
                    RETRY_AFTER,
                    e);
            metrics.stopped(FoldStop.Reason.FAILURE);
            return new ProblemEvaluation(null, null, read.published(), now.plus(RETRY_AFTER));
        }
    }

    /** Drops the updates whose inputs have changed since; these problems stay due. */
    private List<ProblemUpdate> withCurrentInputs(List<ProblemUpdate> updates) {
        if (updates.isEmpty()) {
            return updates;
        }
        var sequences = new HashMap<String, Long>();
        referenceData
                .programmes()
                .find(updates.stream()
                        .map(ProblemUpdate::programmeId)
                        .distinct()
                        .toList())
                .forEach((id, programme) -> sequences.put(id, programme.sequence()));
        var people = referenceData
                .people()
                .active(updates.stream().map(ProblemUpdate::ownerId).distinct().toList());
        var versions = projects.versions(updates.stream()
                .map(ProblemUpdate::projectId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return updates.stream()
                .filter(update -> update.inputVersions().programme() == sequences.getOrDefault(update.programmeId(), 0L)
                        && update.inputVersions().ownerKnown() == people.contains(update.ownerId())
                        && update.inputVersions().project() == versions.getOrDefault(update.key(), 0L))
                .toList();
    }
}
