package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemEvent;
import city.renewal.progress.domain.ProblemEvaluation;
import city.renewal.progress.domain.ProblemEvaluator;
import city.renewal.progress.domain.ProblemProgress;
import city.renewal.progress.domain.ProblemProject;
import city.renewal.progress.domain.Programme;
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
 * Brings the problem list up to date with facts and with time, in the order of writes of {@link FoldFacts}: the problem's
 * document by compare-and-set, due at once; its row; the document's real next check, if it still is at that version and the
 * copies that the row rests on are still current.
 *
 * <p>A row also shows things of its project, which is another document. Whoever changes those first writes the project's
 * document and then makes its problems due by {@link #projectsChanged}. Thread-safe; several instances may work on one
 * problem at once.
 */
public final class FoldProblems {
    private static final Logger LOG = LoggerFactory.getLogger(FoldProblems.class);

    /** After how much of the domain's time a problem that our own code fails over is tried again. */
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final ProblemDocuments documents;
    private final ProblemRows rows;
    private final ProgressDocuments projects;
    private final Journal journal;
    private final Copies copies;
    private final FoldMetrics metrics;
    private final InstantSource clock;
    private final Consumer<Collection<String>> changed;

    /**
     * @param projects where the rows' projects are read from
     * @param clock the domain's time
     * @param changed told of the problems whose outbox has something to publish
     */
    public FoldProblems(
            ProblemDocuments documents,
            ProblemRows rows,
            ProgressDocuments projects,
            Journal journal,
            Copies copies,
            FoldMetrics metrics,
            InstantSource clock,
            Consumer<Collection<String>> changed) {
        this.documents = documents;
        this.rows = rows;
        this.projects = projects;
        this.journal = journal;
        this.copies = copies;
        this.metrics = metrics;
        this.clock = clock;
        this.changed = changed;
    }

    ProblemDocuments documents() {
        return documents;
    }

    /** Takes facts that are in the journal, by problem. */
    void handle(Map<String, List<Envelope<?>>> byProblem) {
        var open = new LinkedHashMap<>(byProblem);
        while (!open.isEmpty()) {
            var now = clock.instant();
            var advances = prepare(open, now);
            var lost = documents.compareAndSet(advances, now);
            var won = advances.stream()
                    .filter(advance -> !lost.contains(advance.problemId()))
                    .toList();
            rows.project(won);
            documents.settle(stillCurrent(won));
            changed.accept(won.stream()
                    .filter(advance -> advance.change() != null)
                    .map(ProblemAdvance::problemId)
                    .toList());
            if (!lost.isEmpty()) {
                metrics.contended(lost.size());
            }
            open.keySet().retainAll(lost);
        }
    }

    /** Looks again at these problems, for time has passed, what they rest on has changed, or their rows may be missing. */
    public void check(Collection<String> problemIds) {
        var nothing = new LinkedHashMap<String, List<Envelope<?>>>();
        problemIds.forEach(id -> nothing.put(id, List.of()));
        handle(nothing);
    }

    /** Looks at every problem that is due, until none is. */
    void checkDue(int batch) {
        for (var due = documents.due(clock.instant(), batch);
                !due.isEmpty();
                due = documents.due(clock.instant(), batch)) {
            check(due);
        }
    }

    /** Makes the problems of these projects due: what their rows show of the project has changed. */
    void projectsChanged(Collection<String> projectIds) {
        if (!projectIds.isEmpty()) {
            documents.touchProjects(projectIds, clock.instant());
        }
    }

    private List<ProblemAdvance> prepare(Map<String, List<Envelope<?>>> byProblem, Instant now) {
        var stored = documents.load(byProblem.keySet());
        var folded = new LinkedHashMap<StoredProblem, ProblemProgress>();
        byProblem.forEach((id, facts) -> {
            var read = stored.getOrDefault(id, StoredProblem.none(id));
            folded.put(read, fold(read, facts));
        });
        var basis = basis(folded.values());
        var advances = new ArrayList<ProblemAdvance>(folded.size());
        folded.forEach((read, progress) -> advances.add(advance(read, progress, basis, now)));
        return advances;
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

    static String source(String problemId) {
        return "/problems/" + problemId;
    }

    /** What the evaluations rest on, read at once. */
    private record Known(Map<String, Programme> programmes, Set<String> people, Map<String, StoredProgress> projects) {
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

    private Known basis(Collection<ProblemProgress> problems) {
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
        return new Known(
                copies.programmes().find(programmes), copies.people().active(owners), projects.load(ofProjects));
    }

    private ProblemAdvance advance(StoredProblem read, ProblemProgress progress, Known known, Instant now) {
        var problem = progress.problem();
        var programme = known.programme(problem == null ? "" : problem.programme());
        var projectId = problem == null ? null : problem.projectId();
        var ownerKnown =
                problem != null && known.people().contains(problem.owner().personId());
        var project = known.project(projectId);
        var entry = project.entry();
        var evaluation = evaluate(read, progress, project, programme, ownerKnown, now);
        return new ProblemAdvance(
                read,
                progress,
                evaluation.memory(),
                evaluation.change(),
                new ProblemAdvance.Basis(programme.sequence(), ownerKnown, known.version(projectId)),
                evaluation.row(),
                project.withdrawn(),
                entry == null ? null : entry.leader(),
                evaluation.nextCheckAt());
    }

    /** Of a problem that our own code fails over the fact is kept, its row stays as it was, and it is tried again. */
    private ProblemEvaluation evaluate(
            StoredProblem read,
            ProblemProgress progress,
            ProblemProject project,
            Programme programme,
            boolean ownerKnown,
            Instant now) {
        try {
            return ProblemEvaluator.evaluate(progress, project, programme, ownerKnown, now, read.memory());
        } catch (RuntimeException e) {
            LOG.error(
                    "The row of problem {} stays as it was, for evaluating sequence {} failed; it is tried again in {}",
                    progress.problemId(),
                    progress.sequence(),
                    TRY_AGAIN,
                    e);
            metrics.stopped(Stop.Reason.FAILURE);
            return new ProblemEvaluation(null, null, read.memory(), now.plus(TRY_AGAIN));
        }
    }

    /** Leaves out those that were computed with a copy that has changed since: they stay due. */
    private List<ProblemAdvance> stillCurrent(List<ProblemAdvance> advances) {
        if (advances.isEmpty()) {
            return advances;
        }
        var sequences = new HashMap<String, Long>();
        copies.programmes()
                .find(advances.stream()
                        .map(ProblemAdvance::programmeId)
                        .distinct()
                        .toList())
                .forEach((id, programme) -> sequences.put(id, programme.sequence()));
        var people = copies.people()
                .active(advances.stream()
                        .map(ProblemAdvance::ownerId)
                        .distinct()
                        .toList());
        var versions = projects.versions(advances.stream()
                .map(ProblemAdvance::projectId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return advances.stream()
                .filter(advance -> advance.basis().programme() == sequences.getOrDefault(advance.programmeId(), 0L)
                        && advance.basis().ownerKnown() == people.contains(advance.ownerId())
                        && advance.basis().project() == versions.getOrDefault(advance.key(), 0L))
                .toList();
    }
}
