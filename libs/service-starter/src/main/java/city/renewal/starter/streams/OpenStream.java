package city.renewal.starter.streams;

import org.jspecify.annotations.Nullable;

/** An event stream that somebody reads, until it is told to end or they leave. */
public abstract class OpenStream {
    /** Why a stream was told to end. */
    public enum End {
        /** The same person opened others meanwhile. */
        REPLACED,
        SHUTDOWN
    }

    private final String personId;
    private volatile @Nullable End end;

    protected OpenStream(String personId) {
        this.personId = personId;
    }

    final boolean isOf(String person) {
        return personId.equals(person);
    }

    final String personId() {
        return personId;
    }

    final void end(End why) {
        end = why;
        wake();
    }

    /** Lets whoever waits for the next event see that the stream has ended. */
    protected abstract void wake();

    public final boolean hasEnded() {
        return end != null;
    }

    public final boolean wasReplaced() {
        return end == End.REPLACED;
    }
}
