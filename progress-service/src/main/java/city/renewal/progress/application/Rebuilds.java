package city.renewal.progress.application;

import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.ProblemRow;
import city.renewal.progress.domain.ProjectSummary;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds all facts again beside the live lists, holds the two against each other, and switches over when asked. One at a time
 * per instance. Facts may arrive meanwhile:
 *
 * <ol>
 *   <li>While it compares, projects that differ are caught up from the journal and looked at again: what then differs, differs.
 *   <li>A switch makes the fresh lists live in one write; every row in them gives way to any that is written from then on.
 *   <li>Every document is then told to fold itself again from the journal, by a new version, so that no writer of before can
 *       settle it, and to write all its rows. What came between the fold and the switch is made good by that. A crash before
 *       the telling is noticed at the next start.
 * </ol>
 *
 * <p>What was said about nodes is kept by the documents: a switch says only what differs from it.
 */
public final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final int ROUNDS = 3;

    private final ListGenerations generations;
    private final DeadlineRows live;
    private final ProgressDocuments documents;
    private final ProblemRows liveProblems;
    private final ProblemDocuments problemDocuments;
    private final PastFigures past;
    private final InstantSource clock;
    private final Supplier<String> ids;

    public Rebuilds(
            ListGenerations generations,
            DeadlineRows live,
            ProgressDocuments documents,
            ProblemRows liveProblems,
            ProblemDocuments problemDocuments,
            PastFigures past,
            InstantSource clock,
            Supplier<String> ids) {
        this.generations = generations;
        this.live = live;
        this.documents = documents;
        this.liveProblems = liveProblems;
        this.problemDocuments = problemDocuments;
        this.past = past;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What a comparison found.
     *
     * @param rows how many the fold over all facts gives
     * @param problems how many rows of the problem list it gives
     * @param pastFigures for how many projects and days the kept figures of days past were held against the facts
     * @param liveDigest of the live rows of nodes, in the order of their ids
     * @param rebuiltDigest of the rows that the fold gives
     * @param equal rows of nodes and of problems, the tallies, the figures of every project, and those of days past
     * @param differences the first of them, a sentence each
     * @param switched whether the rebuilt lists are the live ones now
     */
    public record Comparison(
            String rebuildId,
            long rows,
            long problems,
            long pastFigures,
            String liveDigest,
            String rebuiltDigest,
            boolean equal,
            List<String> differences,
            boolean switched) {
        public Comparison {
            differences = List.copyOf(differences);
        }

        Comparison asSwitched() {
            return new Comparison(
                    rebuildId, rows, problems, pastFigures, liveDigest, rebuiltDigest, equal, differences, true);
        }
    }

    public synchronized Comparison compare() {
        var id = ids.get();
        var rebuild = generations.prepare(id).run();
        var found = found(rebuild);
        for (var round = 1; round < ROUNDS && !found.isEqual(); round++) {
            rebuild.catchUp(found.differingProjects());
            rebuild.catchUpProblems(found.problems().differing());
            past.catchUp();
            found = found(rebuild);
        }
        return new Comparison(
                id,
                found.rows().rows(),
                found.problems().rows(),
                found.past().rows(),
                found.rows().actualDigest(),
                found.rows().expectedDigest(),
                found.isEqual(),
                found.differences(),
                false);
    }

    /** Each of the lists held against the live one. */
    private record Found(
            ListComparison rows,
            ListComparison tallies,
            ListComparison figures,
            ListComparison problems,
            ListComparison past) {
        private Stream<ListComparison> all() {
            return Stream.of(rows, tallies, figures, problems, past);
        }

        boolean isEqual() {
            return all().allMatch(ListComparison::isEqual);
        }

        List<String> differences() {
            return all().flatMap(each -> each.differences().stream()).toList();
        }

        Set<String> differingProjects() {
            var projects = new TreeSet<>(figures.differing());
            Stream.of(rows, tallies)
                    .flatMap(each -> each.differing().stream())
                    .forEach(id -> projects.add(id.substring(0, id.indexOf('/'))));
            return projects;
        }
    }

    private Found found(Rebuild rebuild) {
        return new Found(
                ListComparison.of(rebuild.rows().stream(), live.stream(), Rebuilds::id),
                ListComparison.of(rebuild.rows().tallies(), live.tallies(), ProjectTallies::idOf),
                ListComparison.of(rebuild.rows().figures(), live.figures(), ProjectSummary::projectId),
                ListComparison.of(rebuild.problems().stream(), liveProblems.stream(), ProblemRow::problemId),
                past.compare());
    }

    /** Compares, and makes the rebuilt lists the live ones, whatever was found. */
    public synchronized Comparison compareAndSwitch() {
        var comparison = compare();
        switchOver(comparison.rebuildId());
        return comparison.asSwitched();
    }

    /** Makes the lists of a rebuild the live ones; empty when there is no such rebuild to switch to any more. */
    public synchronized Optional<String> switchTo(String rebuildId) {
        if (!generations.isPrepared(rebuildId)) {
            return Optional.empty();
        }
        switchOver(rebuildId);
        return Optional.of(rebuildId);
    }

    private void switchOver(String rebuildId) {
        generations.switchTo(rebuildId);
        LOG.info("The lists of rebuild {} are live; every project is folded again", rebuildId);
        finishSwitch();
    }

    /** To be called at the start: finishes what a crash left of a switch. */
    public void finishSwitch() {
        if (generations.isUnsettled()) {
            documents.refoldAll(clock.instant());
            problemDocuments.refoldAll(clock.instant());
            past.computeAnew();
            generations.settle();
        }
    }

    /** What rows are sorted by in a comparison. */
    public static String id(DeadlineRow row) {
        return row.projectId() + "/" + row.nodeId();
    }
}
