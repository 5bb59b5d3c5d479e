package city.renewal.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A node's row in a ledger.
 *
 * @param due null where the ledger leaves the date to be computed
 * @param unit null where the project's own unit answers for the node
 */
record DemoNode(
        String code,
        WorkStep step,
        int days,
        String predecessors,
        LocalDate plannedStart,
        LocalDate plannedFinish,
        @Nullable LocalDate due,
        DemoPerson owner,
        DemoPerson supervisor,
        @Nullable DemoUnit unit,
        Actuals actuals) {

    /** The node's actual dates and progress; all null if work has not begun. */
    record Actuals(
            @Nullable LocalDate startedOn,
            @Nullable LocalDate completedOn,
            @Nullable Integer percent,
            @Nullable LocalDate lastReportedOn) {

        static final Actuals NONE = new Actuals(null, null, null, null);
    }

    DemoNode with(Actuals happened) {
        return new DemoNode(
                code, step, days, predecessors, plannedStart, plannedFinish, due, owner, supervisor, unit, happened);
    }

    DemoNode withoutDue() {
        return new DemoNode(
                code, step, days, predecessors, plannedStart, plannedFinish, null, owner, supervisor, unit, actuals);
    }

    boolean isOpen() {
        return actuals.completedOn() == null;
    }
}
