package city.renewal.notification.domain;

import city.renewal.notification.domain.StageResult.Continue;
import city.renewal.notification.domain.StageResult.Stop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pipeline's pure stages: whom a matter goes to, given what its alert has been through. */
public final class Routing {
    private Routing() {}

    /** Who hears of a matter that was just found: the first rung, unless its alert exists. */
    public static StageResult<Decision> first(Matter matter, @Nullable Alert alert) {
        return alert == null ? above(0, matter, List.of()) : new Stop<>(StopReason.ALREADY_TOLD);
    }

    /** Who hears of an alert whose next step is due. */
    public static StageResult<Decision> next(Alert alert) {
        if (!alert.isOpen()) {
            return new Stop<>(StopReason.RESOLVED);
        }
        if (alert.acknowledgedAt() != null) {
            return new Stop<>(StopReason.ACKNOWLEDGED);
        }
        var told = alert.notified().stream().map(Notified::personId).toList();
        var matter = new Matter(
                alert.kind(), alert.subject(), alert.dueVersion(), alert.dueDate(), alert.standingSequence());
        return above(alert.level(), matter, told);
    }

    private static StageResult<Decision> above(int level, Matter matter, List<String> told) {
        return Ladder.above(level, matter.subject(), told)
                .<StageResult<Decision>>map(step -> new Continue<>(new Decision(matter, step)))
                .orElseGet(() -> new Stop<>(StopReason.NOBODY_ABOVE));
    }
}
