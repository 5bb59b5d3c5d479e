package city.renewal.progress.domain;

import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.evaluation.ProjectEvaluation;
import city.renewal.progress.domain.evaluation.ProjectEvaluator;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.PublishedNodeState;
import city.renewal.progress.domain.state.ProjectFold;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The progress of a project after some facts. */
public record FoldResult(ProjectProgress progress, Programme programme, List<PlannedNode> left) {
    public static FoldResult of(ProjectFacts facts) {
        return of(facts.all());
    }

    public static FoldResult of(List<? extends Envelope<?>> facts) {
        return from(ProjectProgress.unknown("p1"), facts);
    }

    static FoldResult from(ProjectProgress before, List<? extends Envelope<?>> facts) {
        var fold = new ProjectFold(before);
        for (var fact : facts) {
            if (fact.event() instanceof SiteReportEvent report) {
                fold.apply(fact.id(), fact.sequence(), report);
            } else if (fact.event() instanceof ProjectEvent event) {
                fold.apply(fact.id(), fact.sequence(), event);
            }
        }
        var programme = Programme.of((ProgrammeEvent) ProjectFacts.programme().event(), 1);
        return new FoldResult(fold.progress(), programme, fold.left());
    }

    public FoldResult then(List<? extends Envelope<?>> facts) {
        return from(progress, facts);
    }

    public List<DeadlineRow> rowsAt(Instant now) {
        return evaluate(now, List.of()).rows();
    }

    public ProjectEvaluation evaluate(Instant now, List<PublishedNodeState> published) {
        return ProjectEvaluator.evaluate(progress, programme, Calendars.standard(), Set.of(), now, published, left);
    }
}
