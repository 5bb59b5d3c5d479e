package city.renewal.progress.application.fold;

import city.renewal.events.CalendarEvent;
import city.renewal.events.CityTaskEvent;
import city.renewal.events.DirectoryEvent;
import city.renewal.events.Envelope;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.RankingEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.events.SiteReportEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of one poll, grouped by subject; each group keeps the order of arrival.
 *
 * @param shared facts about reference data that many projects share
 * @param byProject includes the facts about the project's problems, because a problem may block nodes
 */
record FactBatch(
        List<Envelope<?>> shared, Map<String, List<Envelope<?>>> byProject, Map<String, List<Envelope<?>>> byProblem) {

    static FactBatch of(List<Envelope<?>> facts) {
        var shared = new ArrayList<Envelope<?>>();
        var byProject = new LinkedHashMap<String, List<Envelope<?>>>();
        var byProblem = new LinkedHashMap<String, List<Envelope<?>>>();
        for (var fact : facts) {
            switch ((RenewalEvent) fact.event()) {
                case ProjectEvent _ ->
                    byProject
                            .computeIfAbsent(fact.subject(), _ -> new ArrayList<>())
                            .add(fact);
                case ProgrammeEvent _, CalendarEvent _, CityTaskEvent _, RankingEvent _, DirectoryEvent _ ->
                    shared.add(fact);
                case SiteReportEvent.SiteReportReceived report ->
                    byProject
                            .computeIfAbsent(report.projectId(), _ -> new ArrayList<>())
                            .add(fact);
                case SiteReportEvent.SiteReportAssessed report ->
                    byProject
                            .computeIfAbsent(report.projectId(), _ -> new ArrayList<>())
                            .add(fact);
                case ProblemEvent event -> {
                    var problem = event.problem();
                    byProblem
                            .computeIfAbsent(problem.problemId(), _ -> new ArrayList<>())
                            .add(fact);
                    if (problem.projectId() != null) {
                        byProject
                                .computeIfAbsent(problem.projectId(), _ -> new ArrayList<>())
                                .add(fact);
                    }
                }
                case city.renewal.events.ProgressEvent _,
                        city.renewal.events.ProblemProgressEvent _,
                        city.renewal.events.CensusEvent _,
                        city.renewal.events.AlertEvent _,
                        city.renewal.events.SupervisionOrderEvent _ -> {
                    // These events have topics of their own and change no list.
                }
            }
        }
        return new FactBatch(shared, byProject, byProblem);
    }
}
