package city.renewal.project.domain.project;

import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.TODAY;
import static city.renewal.project.testing.Plans.planned;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.project.domain.project.decision.CompletionDates;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Nodes may be claimed in another order than they were completed. */
class CompletionOrderTest {
    private static final LocalDate MAY = LocalDate.of(2023, 5, 1);

    @Test
    void anEarlierCompletionMayBeClaimedAfterALaterOneWasChecked() {
        var dates = dates("next", new NodeCompleted("late", MAY, "p-supervisor", "", NOW));

        assertThat(dates.fault(MAY.minusDays(20))).isNull();
    }

    @Test
    void theStartOfASuccessorDoesNotLimitItsPredecessor() {
        var started = new NodeProgressRecorded("last", 10, MAY, null, "p-commander", NOW);

        assertThat(dates("late", started).fault(MAY.minusDays(20))).isNull();
        assertThat(dates("last", started).fault(MAY.minusDays(1))).contains("before the project began");
    }

    @Test
    void nothingWasCompletedAYearBeforeTheYearBefore() {
        assertThat(dates("late").fault(LocalDate.of(2021, 12, 31))).contains("before the project began");
        assertThat(dates("late").fault(TODAY.plusDays(1))).contains("after today");
    }

    private static CompletionDates dates(String nodeId, ProjectEvent... facts) {
        var project = planned("A").applyAll(java.util.List.of(facts));
        return CompletionDates.of(project, nodeId, 2023, Calendars.standard(), TODAY);
    }
}
