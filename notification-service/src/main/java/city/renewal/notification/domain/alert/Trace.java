package city.renewal.notification.domain.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the pipeline, as it is stored on the alert: who was notified or why nobody was, when, and by which rule of each
 * stage.
 *
 * @param level that was notified, or was to be
 * @param address of the recipient; null when nobody was notified
 */
public record Trace(Instant at, int level, @Nullable String address, List<StageVerdict> notes) {
    public Trace {
        notes = List.copyOf(notes);
    }

    /** Something that happened to the alert without a notification. */
    public static Trace of(Instant at, int level, StageVerdict note) {
        return new Trace(at, level, null, List.of(note));
    }

    /** Whether both runs notified nobody, for the same reasons. */
    boolean saysTheSameAs(Trace other) {
        return address == null
                && other.address == null
                && level == other.level
                && said(notes).equals(said(other.notes));
    }

    private static List<String> said(List<StageVerdict> notes) {
        return notes.stream()
                .map(note -> note.stage() + " " + note.reason() + " " + note.rule())
                .toList();
    }
}
