package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Note;
import city.renewal.notification.domain.Stage;
import city.renewal.notification.domain.StopReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was or wasn't told of an alert, turn by turn.
 *
 * @param nextLookAt when it climbs next, or is looked at again; null when only a change can move it
 */
record ExplanationRow(
        String alertId,
        String policyId,
        int level,
        @Nullable Instant nextLookAt,
        List<Turn> turns) {
    /** @param toldPersonId null when nobody was told */
    record Turn(Instant at, int level, @Nullable String toldPersonId, List<StageRow> stages) {}

    /** @param stoppedBecause null when the stage let it pass */
    record StageRow(
            Stage stage,
            @Nullable StopReason stoppedBecause,
            String rule,
            @Nullable Instant until) {
        static StageRow of(Note note) {
            return new StageRow(note.stage(), note.reason(), note.rule(), note.until());
        }
    }

    static ExplanationRow of(Alert alert) {
        var turns = alert.trace().stream()
                .map(turn -> new Turn(
                        turn.at(),
                        turn.level(),
                        turn.address(),
                        turn.notes().stream().map(StageRow::of).toList()))
                .toList();
        return new ExplanationRow(alert.alertId(), alert.policyId(), alert.level(), alert.dueAt(), turns);
    }
}
