package city.renewal.project.domain.project;

import city.renewal.events.ProjectEvent.WorkResumed;
import city.renewal.events.Suspension;
import java.util.ArrayList;
import java.util.List;

/** Applies events to a project's suspensions. */
final class SuspensionApplier {
    private SuspensionApplier() {}

    static List<Suspension> and(List<Suspension> before, Suspension ordered) {
        var all = new ArrayList<>(before);
        all.add(ordered);
        return all;
    }

    static List<Suspension> resumed(List<Suspension> before, WorkResumed resumed) {
        return before.stream()
                .map(one -> one.suspensionId().equals(resumed.suspensionId())
                        ? new Suspension(
                                one.suspensionId(),
                                one.nodeIds(),
                                one.from(),
                                one.reason(),
                                one.orderedBy(),
                                resumed.resumedOn())
                        : one)
                .toList();
    }
}
