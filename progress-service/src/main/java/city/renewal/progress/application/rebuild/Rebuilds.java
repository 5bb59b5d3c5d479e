package city.renewal.progress.application.rebuild;

import city.renewal.progress.application.figure.PastFigures;
import city.renewal.progress.application.state.DeadlineRows;
import city.renewal.progress.application.state.ListComparison;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProblemRows;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.application.state.ProjectTallies;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.row.ProjectSummary;
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
 * Folds all facts again beside the live lists, compares the results with the live lists, and switches to them on request. Each
 * instance runs one rebuild at a time. Facts may arrive meanwhile:
 *
 * <ol>
 *   <li>During a comparison, projects that differ are caught up from the journal and compared again. Remaining differences are
 *       reported.
 *   <li>A switch makes the rebuilt lists live in one write. Every row in them is replaced by any later write.
 *   <li>After that every document is made due under a new version and refolded from the journal, with all its rows. No earlier
 *       writer can mark it as projected. This covers facts that arrived between the fold and the switch. If a crash prevents the
 *       refold request, the next start repeats it.
 * </ol>
 *
 * <p>The documents keep the published state of the nodes: a switch only publishes differences from it.
 */
public final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final int MAX_COMPARISONS = 3;

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
     * The result of a comparison.
     *
     * @param rows the number of rows that the fold over all facts gives
     * @param problems the number of rows of the problem list that it gives
     * @param pastFigures the number of projects and days whose stored past figures were compared
     * @param liveDigest of the live rows of nodes, in the order of their ids
     * @param rebuiltDigest of the rows that the fold gives
     * @param equal whether the rows of nodes and problems, the tallies, the figures of all projects and the past
     *     figures are equal
     * @param differences descriptions of the first differences
     * @param switched whether the rebuilt lists are live now
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
        for (var round = 1; round < MAX_COMPARISONS && !found.isEqual(); round++) {
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

    /** The comparisons of the rebuilt lists with the live ones. */
    private record Comparisons(
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

    private Comparisons found(Rebuild rebuild) {
        return new Comparisons(
                ListComparison.of(rebuild.rows().stream(), live.stream(), Rebuilds::id),
                ListComparison.of(rebuild.rows().tallies(), live.tallies(), ProjectTallies::idOf),
                ListComparison.of(rebuild.rows().figures(), live.figures(), ProjectSummary::projectId),
                ListComparison.of(rebuild.problems().stream(), liveProblems.stream(), ProblemRow::problemId),
                past.compare());
    }

    /** Compares and then makes the rebuilt lists live, whatever the result. */
    public synchronized Comparison compareAndSwitch() {
        var comparison = compare();
        switchOver(comparison.rebuildId());
        return comparison.asSwitched();
    }

    /** Makes the lists of a rebuild live; empty when there is no such rebuild any more. */
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

    /** Completes a switch that a crash interrupted. Called at start. */
    public void finishSwitch() {
        if (generations.isSwitchUnfinished()) {
            documents.refoldAll(clock.instant());
            problemDocuments.refoldAll(clock.instant());
            past.recomputeAll();
            generations.markSwitchFinished();
        }
    }

    /** The id by which a comparison sorts rows. */
    public static String id(DeadlineRow row) {
        return row.projectId() + "/" + row.nodeId();
    }
}
