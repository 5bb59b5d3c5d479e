package city.renewal.progress.application.fold;

import city.renewal.events.Envelope;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.state.DeadlineRows;
import city.renewal.progress.application.state.Digest;
import city.renewal.progress.application.state.FoldStop;
import city.renewal.progress.application.state.Journal;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.application.state.ProjectTallies;
import city.renewal.progress.application.state.ProjectUpdate;
import city.renewal.progress.application.state.StoredProgress;
import city.renewal.progress.domain.evaluation.ProblemProject;
import city.renewal.progress.domain.evaluation.ProjectEvaluation;
import city.renewal.progress.domain.evaluation.ProjectEvaluator;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.schedule.Calendars;
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
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates the lists when facts arrive and when time passes. The order of the writes makes crashes, redeliveries and concurrent
 * writers harmless at every point:
 *
 * <ol>
 *   <li>Every fact is appended to the journal.
 *   <li>Each project's document is written by compare-and-set: state, version + 1, changes in its outbox. It becomes due at once,
 *       because its rows are not written yet.
 *   <li>Its rows are written, each with the document's version; a row with a higher version stays. All rows are written unless the
 *       rows of the previous version are known to be complete; then only the rows that differ are written.
 *   <li>The project's problems are made due if their rows show project data that has changed: see {@link FoldProblems}.
 *   <li>The document's real next check is set, if the document is still at that version.
 * </ol>
 *
 * <p>Offsets may only be committed after {@link #handle} returns. A writer that loses a compare-and-set reads the document again
 * and repeats only that project. Thread-safe; several instances may process one project concurrently.
 */
public final class FoldFacts {
    private static final Logger LOG = LoggerFactory.getLogger(FoldFacts.class);

    /** The delay, in domain time, before a failed project is retried. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final ProgressDocuments documents;
    private final DeadlineRows rows;
    private final Journal journal;
    private final ReferenceData referenceData;
    private final FoldProject foldProject;
    private final FoldProblems problems;
    private final FoldMetrics metrics;
    private final InstantSource clock;
    private final InstantSource real;
    private final Consumer<Collection<String>> changed;

    /**
     * @param problems shares the journal and the reference data with this fold
     * @param clock domain time
     * @param real wall-clock time
     * @param changed receives the ids of projects whose outbox may have events to publish
     */
    public FoldFacts(
            ProgressDocuments documents,
            DeadlineRows rows,
            Journal journal,
            ReferenceData referenceData,
            FoldProblems problems,
            FoldMetrics metrics,
            InstantSource clock,
            InstantSource real,
            Consumer<Collection<String>> changed) {
        this.documents = documents;
        this.rows = rows;
        this.journal = journal;
        this.referenceData = referenceData;
        this.problems = problems;
        this.foldProject = new FoldProject(journal, metrics);
        this.metrics = metrics;
        this.clock = clock;
        this.real = real;
        this.changed = changed;
    }

    /** Applies the facts of one poll, in the order in which they arrived. */
    public void handle(List<Envelope<?>> facts) {
        journal.append(facts);
        var batch = FactBatch.of(facts);
        metrics.applied(referenceData.apply(batch.shared(), documents, problems.documents(), clock::instant));
        update(batch.byProject());
        problems.handle(batch.byProblem());
    }

    /** Evaluates these projects again because time has passed or their rows may be missing. */
    public void check(Collection<String> projectIds) {
        var nothing = new LinkedHashMap<String, List<Envelope<?>>>();
        projectIds.forEach(id -> nothing.put(id, List.of()));
        update(nothing);
    }

    private void update(Map<String, List<Envelope<?>>> byProject) {
        var open = new LinkedHashMap<>(byProject);
        while (!open.isEmpty()) {
            var now = clock.instant();
            var updates = prepare(open, now);
            var lost = documents.compareAndSet(updates, now);
            var won = updates.stream()
                    .filter(update -> !lost.contains(update.projectId()))
                    .toList();
            rows.project(won);
            problems.projectsChanged(won.stream()
                    .filter(FoldFacts::changesItsProblems)
                    .map(ProjectUpdate::projectId)
                    .toList());
            documents.markProjected(referenceData.withCurrentInputs(won));
            changed.accept(won.stream()
                    .filter(update -> !update.changes().isEmpty())
                    .map(ProjectUpdate::projectId)
                    .toList());
            if (!lost.isEmpty()) {
                metrics.contended(lost.size());
            }
            open.keySet().retainAll(lost);
        }
    }

    private List<ProjectUpdate> prepare(Map<String, List<Envelope<?>>> byProject, Instant now) {
        var stored = documents.load(byProject.keySet());
        var folded = new LinkedHashMap<StoredProgress, FoldProject.Result>();
        var updates = new ArrayList<ProjectUpdate>(byProject.size());
        byProject.forEach((id, facts) -> {
            var read = stored.getOrDefault(id, StoredProgress.none(id));
            try {
                folded.put(read, foldProject.fold(read, facts, real.instant()));
            } catch (FoldFailure e) {
                updates.add(stoppedUpdate(read, e, now));
            }
        });
        var subset = referenceData.subsetFor(
                folded.values().stream().map(FoldProject.Result::progress).toList());
        folded.forEach((read, result) -> {
            try {
                updates.add(update(read, result, subset, now));
            } catch (FoldFailure e) {
                updates.add(stoppedUpdate(read, e, now));
            }
        });
        return updates;
    }

    /** While the rows of the previous version may be missing, its problems may not have been made due either. */
    private static boolean changesItsProblems(ProjectUpdate update) {
        var read = update.read();
        return read.projected() != read.version() || ProblemProject.differs(read.progress(), update.progress());
    }

    private static String programme(ProjectProgress progress) {
        var entry = progress.entry();
        return entry == null ? "" : entry.programme();
    }

    /**
     * Returns an update that keeps the state and marks the project as stopped: its facts wait in the journal, and the
     * project is retried later.
     */
    private ProjectUpdate stoppedUpdate(StoredProgress read, FoldFailure failure, Instant now) {
        var before = read.stopped();
        if (before == null || before.reason() != FoldStop.Reason.FAILURE) {
            LOG.error(
                    "Project {} stops at sequence {} because applying it failed; its facts wait in the journal",
                    read.projectId(),
                    failure.sequence(),
                    failure);
            metrics.stopped(FoldStop.Reason.FAILURE);
        }
        var since = before == null ? real.instant() : before.since();
        var digests = new HashMap<>(read.digests());
        if (read.projected() != read.version()) {
            digests.replaceAll((_, _) -> "unwritten");
        }
        return new ProjectUpdate(
                read,
                read.progress(),
                read.published(),
                digests,
                ProjectTallies.unchanged(read),
                read.gone(),
                new FoldStop(FoldStop.Reason.FAILURE, since, failure.sequence()),
                List.of(),
                new ProjectUpdate.InputVersions(
                        programme(read.progress()),
                        Long.MAX_VALUE,
                        referenceData.calendars().version(),
                        Set.of(),
                        Set.of()),
                List.of(),
                Set.of(),
                null,
                now.plus(RETRY_AFTER));
    }

    private static ProjectEvaluation evaluate(
            StoredProgress read,
            FoldProject.Result result,
            Programme programme,
            Calendars calendars,
            Set<String> people,
            Instant now) {
        try {
            return ProjectEvaluator.evaluate(
                    result.progress(), programme, calendars, people, now, read.published(), result.left());
        } catch (RuntimeException e) {
            throw new FoldFailure(result.progress().sequence(), e);
        }
    }

    private ProjectUpdate update(
            StoredProgress read, FoldProject.Result result, ReferenceData.Subset subset, Instant now) {
        var entry = result.progress().entry();
        var programme = subset.programme(programme(result.progress()));
        var calendars = subset.book()
                .calendars()
                .forProject(programme.programmeId(), entry == null ? null : entry.headquarters());
        var evaluation = evaluate(read, result, programme, calendars, subset.people(), now);
        if (!evaluation.isSound()) {
            metrics.unsoundPlan();
        }
        var digests = digests(evaluation);
        var gone = read.goneWithout(digests.keySet());
        var isProjected = read.projected() == read.version();
        var changedRows = evaluation.rows().stream()
                .filter(row -> !isProjected
                        || !String.valueOf(digests.get(row.nodeId()))
                                .equals(read.digests().get(row.nodeId())))
                .toList();
        return new ProjectUpdate(
                read,
                result.progress(),
                evaluation.published(),
                digests,
                ProjectTallies.of(read, evaluation.tallies()),
                gone,
                result.stopped(),
                evaluation.changes(),
                subset.inputVersions(programme, result.progress()),
                changedRows,
                isProjected ? without(gone, read.gone()) : gone,
                evaluation.summary(),
                evaluation.nextCheckAt());
    }

    private static Map<String, String> digests(ProjectEvaluation evaluation) {
        return evaluation.rows().stream()
                .collect(Collectors.toMap(DeadlineRow::nodeId, row -> Digest.of(row.toString()), (_, last) -> last));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
