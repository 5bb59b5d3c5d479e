package city.renewal.progress.domain;

import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.ProjectFacts;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The progress of a project after some facts. */
record FoldResult(ProjectProgress progress, Programme programme, List<PlannedNode> left) {
    static FoldResult of(ProjectFacts facts) {
        return of(facts.all());
    }

    static FoldResult of(List<? extends Envelope<?>> facts) {
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

    FoldResult then(List<? extends Envelope<?>> facts) {
        return from(progress, facts);
    }

    List<DeadlineRow> rowsAt(Instant now) {
        return evaluate(now, List.of()).rows();
    }

    ProjectEvaluation evaluate(Instant now, List<PublishedNodeState> published) {
        return ProjectEvaluator.evaluate(progress, programme, Calendars.standard(), Set.of(), now, published, left);
    }
}
