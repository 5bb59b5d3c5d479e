package city.renewal.progress;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.Envelope;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.Programme;
import city.renewal.progress.domain.ProjectEvaluator;
import city.renewal.progress.domain.ProjectFold;
import city.renewal.progress.domain.ProjectProgress;
import city.renewal.progress.domain.SetCalendars;
import java.util.List;

/** What the facts of a project come to, without store, batches or deliveries. */
final class PureFold {
    private PureFold() {}

    static List<DeadlineRow> rows(String projectId, List<? extends Envelope<?>> facts) {
        var fold = new ProjectFold(ProjectProgress.unknown(projectId));
        for (var fact : facts) {
            if (fact.event() instanceof SiteReportEvent report) {
                fold.apply(fact.id(), fact.sequence(), report);
            } else if (fact.event() instanceof ProjectEvent event) {
                fold.apply(fact.id(), fact.sequence(), event);
            }
        }
        var programme = Programme.of((ProgrammeEvent) Facts.programme().event(), 1);
        var book = SetCalendars.book(List.of((CalendarSet) RandomCampaign.DAYS_OFF.event()));
        return ProjectEvaluator.evaluate(
                        fold.progress(),
                        programme,
                        book.forProject(Facts.PROGRAMME, "h1"),
                        RandomCampaign.KNOWN_PEOPLE,
                        Facts.NOW,
                        List.of(),
                        List.of())
                .rows();
    }
}
