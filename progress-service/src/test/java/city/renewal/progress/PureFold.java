package city.renewal.progress;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.Envelope;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.domain.evaluation.CalendarBooks;
import city.renewal.progress.domain.evaluation.ProblemEvaluator;
import city.renewal.progress.domain.evaluation.ProblemProject;
import city.renewal.progress.domain.evaluation.ProjectEvaluator;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.state.ProblemProgress;
import city.renewal.progress.domain.state.ProjectFold;
import city.renewal.progress.domain.state.ProjectProgress;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The expected result of the facts of a project, without store, batches or deliveries. */
final class PureFold {
    private PureFold() {}

    static List<DeadlineRow> rows(String projectId, List<? extends Envelope<?>> facts) {
        var book = CalendarBooks.book(List.of((CalendarSet) RandomCampaign.DAYS_OFF.event()));
        return ProjectEvaluator.evaluate(
                        progress(projectId, facts),
                        programme(),
                        book.forProject(ProjectFacts.PROGRAMME, "h1"),
                        RandomCampaign.KNOWN_PEOPLE,
                        ProjectFacts.NOW,
                        List.of(),
                        List.of())
                .rows();
    }

    /** The rows of the problems among the facts of a project, or of no project. */
    static List<ProblemRow> problems(@Nullable String projectId, List<? extends Envelope<?>> facts) {
        var project = projectId == null ? ProblemProject.UNKNOWN : ProblemProject.of(progress(projectId, facts));
        var problems = new TreeMap<String, ProblemProgress>();
        for (var fact : facts) {
            if (fact.event() instanceof ProblemEvent event) {
                problems.compute(
                        event.problem().problemId(),
                        (id, before) -> (before == null ? ProblemProgress.unknown(id) : before)
                                .after(fact.id(), fact.sequence(), event));
            }
        }
        return problems.values().stream()
                .flatMap(each -> Stream.ofNullable(ProblemEvaluator.evaluate(
                                each,
                                project,
                                programme(),
                                each.problem() != null
                                        && RandomCampaign.KNOWN_PEOPLE.contains(
                                                each.problem().owner().personId()),
                                ProjectFacts.NOW,
                                null)
                        .row()))
                .toList();
    }

    private static Programme programme() {
        return Programme.of((ProgrammeEvent) ProjectFacts.programme().event(), 1);
    }

    private static ProjectProgress progress(String projectId, List<? extends Envelope<?>> facts) {
        var fold = new ProjectFold(ProjectProgress.unknown(projectId));
        for (var fact : facts) {
            if (fact.event() instanceof SiteReportEvent report) {
                fold.apply(fact.id(), fact.sequence(), report);
            } else if (fact.event() instanceof ProblemEvent event) {
                fold.apply(fact.id(), fact.sequence(), event);
            } else if (fact.event() instanceof ProjectEvent event) {
                fold.apply(fact.id(), fact.sequence(), event);
            }
        }
        return fold.progress();
    }
}
