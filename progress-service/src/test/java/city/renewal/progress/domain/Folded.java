package city.renewal.progress.domain;

import city.renewal.events.Envelope;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.progress.Facts;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A project's progress after some facts, to be looked at. */
record Folded(ProjectProgress progress, Programme programme, List<PlannedNode> left) {
    static Folded of(Facts facts) {
        return of(facts.all());
    }

    static Folded of(List<? extends Envelope<?>> facts) {
        return from(ProjectProgress.unknown("p1"), facts);
    }

    static Folded from(ProjectProgress before, List<? extends Envelope<?>> facts) {
        var fold = new ProjectFold(before);
        for (var fact : facts) {
            if (fact.event() instanceof SiteReportEvent report) {
                fold.apply(fact.id(), fact.sequence(), report);
            } else if (fact.event() instanceof ProjectEvent event) {
                fold.apply(fact.id(), fact.sequence(), event);
            }
        }
        var programme = Programme.of((ProgrammeEvent) Facts.programme().event(), 1);
        return new Folded(fold.progress(), programme, fold.left());
    }

    Folded then(List<? extends Envelope<?>> facts) {
        return from(progress, facts);
    }

    List<DeadlineRow> rowsAt(Instant now) {
        return evaluate(now, List.of()).rows();
    }

    Evaluation evaluate(Instant now, List<NodeMemory> memory) {
        return ProjectEvaluator.evaluate(progress, programme, Calendars.standard(), Set.of(), now, memory, left);
    }
}
