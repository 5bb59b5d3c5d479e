package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.Evaluation;
import city.renewal.progress.domain.ProblemProject;
import city.renewal.progress.domain.Programme;
import city.renewal.progress.domain.ProjectEvaluator;
import city.renewal.progress.domain.ProjectProgress;
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
 * Brings lists up to date with facts and with time. The order of its writes is what makes a crash, a redelivery or a second
 * writer harmless, wherever it strikes:
 *
 * <ol>
 *   <li>Every fact goes to the journal.
 *   <li>Each project's document is compared-and-set: state, version + 1, changes in its outbox, and due at once, because
 *       its rows are not written yet.
 *   <li>Its rows are written, each with the document's version; a row of a higher version stands. All of them, unless the
 *       rows of the version before are known to be written: then those that differ.
 *   <li>Its problems are made due, where their rows show something of it that has changed: see {@link FoldProblems}.
 *   <li>The document's real next check is set, if it still is at that version.
 * </ol>
 *
 * <p>Only when {@link #handle} returns may offsets be committed. Who loses a compare-and-set reads again and repeats that
 * project alone. Thread-safe; several instances may work on one project at once.
 */
public final class FoldFacts {
    private static final Logger LOG = LoggerFactory.getLogger(FoldFacts.class);

    /** After how much of the domain's time a project that our own code fails over is tried again. */
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final ProgressDocuments documents;
    private final DeadlineRows rows;
    private final Journal journal;
    private final Copies copies;
    private final FoldProject foldProject;
    private final FoldProblems problems;
    private final FoldMetrics metrics;
    private final InstantSource clock;
    private final InstantSource real;
    private final Consumer<Collection<String>> changed;

    /**
     * @param problems which share journal and copies with this fold
     * @param clock the domain's time
     * @param real real time
     * @param changed told of the projects whose outbox may have something to publish
     */
    public FoldFacts(
            ProgressDocuments documents,
            DeadlineRows rows,
            Journal journal,
            Copies copies,
            FoldProblems problems,
            FoldMetrics metrics,
            InstantSource clock,
            InstantSource real,
            Consumer<Collection<String>> changed) {
        this.documents = documents;
        this.rows = rows;
        this.journal = journal;
        this.copies = copies;
        this.problems = problems;
        this.foldProject = new FoldProject(journal, metrics);
        this.metrics = metrics;
        this.clock = clock;
        this.real = real;
        this.changed = changed;
    }

    /** Takes the facts of one poll, in the order in which they came. */
    public void handle(List<Envelope<?>> facts) {
        journal.append(facts);
        var batch = FactBatch.of(facts);
        metrics.applied(copies.keep(batch.shared(), documents, problems.documents(), clock::instant));
        advance(batch.byProject());
        problems.handle(batch.byProblem());
    }

    /** Looks again at these projects, for time has passed or their rows may be missing. */
    public void check(Collection<String> projectIds) {
        var nothing = new LinkedHashMap<String, List<Envelope<?>>>();
        projectIds.forEach(id -> nothing.put(id, List.of()));
        advance(nothing);
    }

    private void advance(Map<String, List<Envelope<?>>> byProject) {
        var open = new LinkedHashMap<>(byProject);
        while (!open.isEmpty()) {
            var now = clock.instant();
            var advances = prepare(open, now);
            var lost = documents.compareAndSet(advances, now);
            var won = advances.stream()
                    .filter(advance -> !lost.contains(advance.projectId()))
                    .toList();
            rows.project(won);
            problems.projectsChanged(won.stream()
                    .filter(FoldFacts::changesItsProblems)
                    .map(Advance::projectId)
                    .toList());
            documents.settle(copies.stillCurrent(won));
            changed.accept(won.stream()
                    .filter(advance -> !advance.changes().isEmpty())
                    .map(Advance::projectId)
                    .toList());
            if (!lost.isEmpty()) {
                metrics.contended(lost.size());
            }
            open.keySet().retainAll(lost);
        }
    }

    private List<Advance> prepare(Map<String, List<Envelope<?>>> byProject, Instant now) {
        var stored = documents.load(byProject.keySet());
        var folded = new LinkedHashMap<StoredProgress, FoldProject.Result>();
        var advances = new ArrayList<Advance>(byProject.size());
        byProject.forEach((id, facts) -> {
            var read = stored.getOrDefault(id, StoredProgress.none(id));
            try {
                folded.put(read, foldProject.fold(read, facts, real.instant()));
            } catch (CannotFold e) {
                advances.add(heldUp(read, e, now));
            }
        });
        var known = copies.known(
                folded.values().stream().map(FoldProject.Result::progress).toList());
        folded.forEach((read, result) -> {
            try {
                advances.add(advance(read, result, known, now));
            } catch (CannotFold e) {
                advances.add(heldUp(read, e, now));
            }
        });
        return advances;
    }

    /** Until its rows are known to be written, nothing says that its problems were made due either. */
    private static boolean changesItsProblems(Advance advance) {
        var read = advance.read();
        return read.projected() != read.version() || ProblemProject.differs(read.progress(), advance.progress());
    }

    private static String programme(ProjectProgress progress) {
        var entry = progress.entry();
        return entry == null ? "" : entry.programme();
    }

    /** The document as it was, stopped: its facts wait in the journal, and it is tried again now and then. */
    private Advance heldUp(StoredProgress read, CannotFold failure, Instant now) {
        var before = read.stopped();
        if (before == null || before.reason() != Stop.Reason.FAILURE) {
            LOG.error(
                    "Project {} stops at sequence {}, for applying it failed; its facts wait in the journal",
                    read.projectId(),
                    failure.sequence(),
                    failure);
            metrics.stopped(Stop.Reason.FAILURE);
        }
        var since = before == null ? real.instant() : before.since();
        var digests = new HashMap<>(read.digests());
        if (read.projected() != read.version()) {
            digests.replaceAll((_, _) -> "unwritten");
        }
        return new Advance(
                read,
                read.progress(),
                read.memory(),
                digests,
                ProjectTallies.heldUp(read),
                read.gone(),
                new Stop(Stop.Reason.FAILURE, since, failure.sequence()),
                List.of(),
                new Advance.Basis(
                        programme(read.progress()),
                        Long.MAX_VALUE,
                        copies.calendars().version(),
                        Set.of(),
                        Set.of()),
                List.of(),
                Set.of(),
                null,
                now.plus(TRY_AGAIN));
    }

    private static Evaluation evaluate(
            StoredProgress read,
            FoldProject.Result result,
            Programme programme,
            Calendars calendars,
            Set<String> people,
            Instant now) {
        try {
            return ProjectEvaluator.evaluate(
                    result.progress(), programme, calendars, people, now, read.memory(), result.left());
        } catch (RuntimeException e) {
            throw new CannotFold(result.progress().sequence(), e);
        }
    }

    private Advance advance(StoredProgress read, FoldProject.Result result, Copies.Known known, Instant now) {
        var entry = result.progress().entry();
        var programme = known.programme(programme(result.progress()));
        var calendars = known.book()
                .calendars()
                .forProject(programme.programmeId(), entry == null ? null : entry.headquarters());
        var evaluation = evaluate(read, result, programme, calendars, known.people(), now);
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
        return new Advance(
                read,
                result.progress(),
                evaluation.memory(),
                digests,
                ProjectTallies.of(read, evaluation.tallies()),
                gone,
                result.stopped(),
                evaluation.changes(),
                known.basis(programme, result.progress()),
                changedRows,
                isProjected ? without(gone, read.gone()) : gone,
                evaluation.summary(),
                evaluation.nextCheckAt());
    }

    private static Map<String, String> digests(Evaluation evaluation) {
        return evaluation.rows().stream()
                .collect(Collectors.toMap(DeadlineRow::nodeId, row -> Digest.of(row.toString()), (_, last) -> last));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
