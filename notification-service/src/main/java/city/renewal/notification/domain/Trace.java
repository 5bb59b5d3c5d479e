package city.renewal.notification.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the pipeline, as it is kept on the alert: who was told or not, when, and by which rule of each stage.
 *
 * @param level that was told, or was to be
 * @param address of whoever was told; null when nobody was
 */
public record Trace(Instant at, int level, @Nullable String address, List<Note> notes) {
    public Trace {
        notes = List.copyOf(notes);
    }

    /** Something that happened to the alert without anybody being told. */
    public static Trace of(Instant at, int level, Note note) {
        return new Trace(at, level, null, List.of(note));
    }

    /** Whether another turn told nobody either, for the same reasons. */
    boolean saysTheSameAs(Trace other) {
        return address == null
                && other.address == null
                && level == other.level
                && said(notes).equals(said(other.notes));
    }

    private static List<String> said(List<Note> notes) {
        return notes.stream()
                .map(note -> note.stage() + " " + note.reason() + " " + note.rule())
                .toList();
    }
}
