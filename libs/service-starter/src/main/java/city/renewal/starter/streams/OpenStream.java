package city.renewal.starter.streams;

import org.jspecify.annotations.Nullable;

/** An open event stream of one person. It ends when the service ends it or when the client disconnects. */
public abstract class OpenStream {
    /** Reason for which the service ended a stream. */
    public enum End {
        /** A newer stream of the same person replaced it. */
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

    /** Wakes the thread that waits for the next event, so that it sees that the stream has ended. */
    protected abstract void wake();

    public final boolean hasEnded() {
        return end != null;
    }

    public final boolean wasReplaced() {
        return end == End.REPLACED;
    }
}
